import { useEffect, useRef, useState } from 'react';

/** What stands beside the text; `auto`, before the script runs, are the fields where there is room. */
export type Side = 'auto' | 'fields' | 'preview' | 'none';

export function useSide() {
  const [side, setSide] = useState<Side>('auto');
  const asked = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // E.g. #field-slug, from a mistake in the publish panel
    asked.current = document.getElementById(location.hash.slice(1));
    const isBeside = asked.current?.closest('.write-side');
    setSide(isBeside || matchMedia('(min-width: 60rem)').matches ? 'fields' : 'none');
  }, []);
  useEffect(() => {
    // Before, the fields may be hidden.
    if (side === 'auto') return;
    const input = asked.current?.querySelector<HTMLElement>('input:not([type=hidden]), button');
    (input ?? asked.current)?.focus();
    asked.current = null;
  }, [side]);
  return [side, setSide] as const;
}

type SideButtonProps = {
  side: Side;
  shown: Side;
  text: string;
  onShow: (side: Side) => void;
};

export function SideButton({ side, shown, text, onShow }: SideButtonProps) {
  const isShown = side === shown;
  return (
    <button
      className="studio-button"
      type="button"
      aria-expanded={isShown}
      onClick={() => onShow(isShown ? 'none' : side)}
    >
      {text}
    </button>
  );
}
