'use client';

import { useEffect, useRef, useState } from 'react';
import { pathToPreview } from '@/lib/drafts/paths';
import type { Locale } from '@/lib/i18n/locales';
import { previewWords } from '@/lib/i18n/studio/write/words';
import { PreviewLink } from './preview-link';
import './preview-pane.css';

type PreviewPaneProps = {
  locale: Locale;
  draft: number;
  /** Of the last save: another one loads the preview anew */
  version: number;
};

const widths = { phone: 390, laptop: 1280 };
type Device = keyof typeof widths;

/** The draft as readers will see it. What is shown stays until the next version is there, and so does the place in it. */
export function PreviewPane({ locale, draft, version }: PreviewPaneProps) {
  const words = previewWords[locale];
  const [device, setDevice] = useState<Device>('phone');
  const { slots, shown, show } = useTwoFrames(version);
  const frames = useRef<(HTMLIFrameElement | null)[]>([]);
  const room = useScale(widths[device]);

  function handleLoad(slot: number) {
    const document = frames.current[slot]?.contentDocument;
    document?.addEventListener('click', openBeside);
    if (slot === shown) return;
    const from = frames.current[shown]?.contentWindow;
    frames.current[slot]?.contentWindow?.scrollTo(0, from?.scrollY ?? 0);
    show(slot);
  }

  return (
    <section className="preview-pane" aria-label={words.title}>
      <div className="preview-pane-acts">
        <fieldset>
          <legend className="studio-hidden">{words.device}</legend>
          {(['phone', 'laptop'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="preview-device"
                checked={device === each}
                onChange={() => setDevice(each)}
              />
              {words[each]}
            </label>
          ))}
        </fieldset>
        <a className="studio-button" href={pathToPreview(draft)} target="_blank" rel="noreferrer">
          {words.alone}
        </a>
        <PreviewLink words={words} draft={draft} />
      </div>
      <div ref={room} className={`preview-pane-room ${device}`}>
        {slots.map(
          (loaded, slot) =>
            loaded !== null && (
              <iframe
                // biome-ignore lint/suspicious/noArrayIndexKey: there are two, and each keeps its document.
                key={slot}
                ref={(frame) => {
                  frames.current[slot] = frame;
                }}
                src={pathToPreview(draft, loaded)}
                title={words.title}
                className={slot === shown ? 'shown' : ''}
                onLoad={() => handleLoad(slot)}
              />
            ),
        )}
      </div>
    </section>
  );
}

/** One is shown while the other loads the next version. */
function useTwoFrames(version: number) {
  const [slots, setSlots] = useState<(number | null)[]>([version, null]);
  const [shown, show] = useState(0);
  if (!slots.includes(version)) {
    setSlots(slots.map((loaded, slot) => (slot === shown ? loaded : version)));
  }
  return { slots, shown, show };
}

/** Links within the text move it; others open in a tab of their own. */
function openBeside(event: MouseEvent) {
  const link = event.target instanceof Node ? closestLink(event.target) : null;
  if (!link) return;
  const isWithin = link.hash && link.href.split('#')[0] === link.ownerDocument.URL.split('#')[0];
  if (isWithin) return;
  event.preventDefault();
  window.open(link.href, '_blank', 'noopener');
}

function closestLink(node: Node): HTMLAnchorElement | null {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
  return element?.closest('a') ?? null;
}

/** Sets `--scale` so that a page of this width fits. */
function useScale(width: number) {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const rescale = () =>
      element.style.setProperty('--scale', String(Math.min(1, element.clientWidth / width)));
    const observer = new ResizeObserver(rescale);
    observer.observe(element);
    rescale();
    return () => observer.disconnect();
  }, [width]);
  return room;
}
