import { type RefObject, useEffect } from 'react';

/** Tells the style sheet how much of the page the keyboard covers: iPhones do not resize it. */
export function useKeyboardInset(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (!visualViewport) return;
    const measure = () => {
      const covered = window.innerHeight - visualViewport.height - visualViewport.offsetTop;
      const isZoomed = visualViewport.scale > 1;
      box.current?.style.setProperty(
        '--md-keyboard',
        `${isZoomed ? 0 : Math.max(0, Math.round(covered))}px`,
      );
    };
    measure();
    visualViewport.addEventListener('resize', measure);
    visualViewport.addEventListener('scroll', measure);
    return () => {
      visualViewport.removeEventListener('resize', measure);
      visualViewport.removeEventListener('scroll', measure);
    };
  }, [box]);
}
