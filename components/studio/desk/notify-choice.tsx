'use client';

import { useEffect, useState } from 'react';
import type { DeskWords } from '@/lib/i18n/studio/desk/fr';

export const notifyChoiceKey = 'studio-notify';

type Choice = 'unavailable' | 'off' | 'on' | 'denied';

/** Of this browser only: its permission cannot be carried to another. */
export function NotifyChoice({ words }: { words: Pick<DeskWords['live'], 'notify' | 'denied'> }) {
  const [choice, setChoice] = useState<Choice>('unavailable');
  useEffect(() => setChoice(readChoice()), []);
  const change = async () => {
    if (choice !== 'on') await Notification.requestPermission();
    localStorage.setItem(notifyChoiceKey, choice === 'on' ? 'off' : 'on');
    setChoice(readChoice());
  };
  if (choice === 'unavailable') return null;
  return (
    <>
      <label>
        <input type="checkbox" checked={choice === 'on'} onChange={change} /> {words.notify}
      </label>
      {choice === 'denied' && <p className="studio-soft">{words.denied}</p>}
    </>
  );
}

function readChoice(): Choice {
  if (!('Notification' in window)) return 'unavailable';
  if (Notification.permission === 'denied') return 'denied';
  const isOn = localStorage.getItem(notifyChoiceKey) === 'on';
  return isOn && Notification.permission === 'granted' ? 'on' : 'off';
}
