import { useEffect, useRef, useState } from 'react';
import { getStorage, removeStored } from '../browser-storage';

/** What stands beside the text; `auto`, before the script runs, are the fields where there is room. */
export type Side = 'auto' | 'fields' | 'preview' | 'counterpart' | 'none';

const rememberedKey = 'studio-counterpart-beside';

/** Where there is room, the other language stands beside a text again if it did the last time. */
export function useSide(hasCounterpart: boolean) {
  const [side, setSide] = useState<Side>('auto');
  const asked = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // E.g. #field-slug, from a mistake in the publish panel
    asked.current = document.getElementById(location.hash.slice(1));
    const isBeside = asked.current?.closest('.write-side');
    const hasRoom = matchMedia('(min-width: 60rem)').matches;
    if (isBeside) setSide('fields');
    else if (hasRoom) setSide(hasCounterpart && readRemembered() ? 'counterpart' : 'fields');
    else setSide('none');
  }, [hasCounterpart]);
  useEffect(() => {
    // Before, the fields may be hidden.
    if (side === 'auto') return;
    const input = asked.current?.querySelector<HTMLElement>('input:not([type=hidden]), button');
    (input ?? asked.current)?.focus();
    asked.current = null;
  }, [side]);
  const choose = (next: Side) => {
    setSide(next);
    if (hasCounterpart) remember(next === 'counterpart');
  };
  return [side, choose] as const;
}

function readRemembered(): boolean {
  try {
    return getStorage()?.getItem(rememberedKey) === 'true';
  } catch {
    return false;
  }
}

function remember(isBeside: boolean): void {
  const storage = getStorage();
  if (!isBeside) {
    removeStored(storage, rememberedKey);
    return;
  }
  try {
    storage?.setItem(rememberedKey, 'true');
  } catch {
    // Storage is full: the choice holds for this page.
  }
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
