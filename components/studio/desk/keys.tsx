'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DeskWords } from '@/lib/i18n/studio/desk/fr';

const storageKey = 'studio-keys';

type KeysProps = {
  words: Omit<DeskWords['keys'], 'list'>;
  /** What each key does on this screen */
  list: Record<string, string>;
};

/** An element says by aria-keyshortcuts which key it answers to: fields are focused, others clicked. */
export function Keys({ words, list }: KeysProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(true);
  useEffect(() => setIsOn(areOn()), []);
  // With the commit, not after it: somebody may type faster.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '?') dialog.current?.showModal();
      else if (!areOn() || !(moveBy(event.key) || use(event.key))) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const toggle = () => {
    localStorage.setItem(storageKey, isOn ? 'off' : 'on');
    setIsOn(!isOn);
  };
  return (
    <>
      <button type="button" className="studio-keys" onClick={() => dialog.current?.showModal()}>
        {words.title} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="studio-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">{words.title}</h2>
        <dl>
          {Object.entries(list).map(([key, label]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <label>
          <input type="checkbox" checked={isOn} onChange={toggle} /> {words.on}
        </label>
        <form method="dialog">
          <button className="studio-button" type="submit">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  );
}

const areOn = () => localStorage.getItem(storageKey) !== 'off';

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Rows of a list are links that say so by data-row. */
function moveBy(key: string): boolean {
  if (key !== 'j' && key !== 'k' && key !== 'o') return false;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(isVisible);
  const here = rows.findIndex(
    (row) => row === document.activeElement || row.matches(':focus-within'),
  );
  const current = here >= 0 ? here : rows.findIndex((row) => row.ariaCurrent === 'true');
  if (key === 'o') rows[current]?.click();
  if (key === 'o') return current >= 0;
  const next = current < 0 ? 0 : current + (key === 'j' ? 1 : -1);
  rows[next]?.focus();
  return true;
}

function use(key: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].find(
    (element) => listKeys(element).includes(key) && isVisible(element),
  );
  if (!found) return false;
  if (isField(found)) found.focus();
  else found.click();
  return true;
}

const listKeys = (element: HTMLElement) =>
  element.getAttribute('aria-keyshortcuts')?.split(' ') ?? [];

const isVisible = (element: HTMLElement) => element.checkVisibility();
