'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { DeskState } from '@/lib/leads/desk/desk';
import { notifyChoiceKey } from './notify-choice';
import './acts.css';

const visibleMs = 15_000;
const hiddenMs = 60_000;

export function LiveDesk({ locale, state }: { locale: Locale; state: DeskState }) {
  const { live } = getStudioWords(locale).desk;
  const router = useRouter();
  const known = useRef(state);
  useEffect(() => {
    known.current = state;
  }, [state]);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const [arrived, setArrived] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async () => {
      const answer = await fetch(`${appPrefix}/leads/state`).catch(() => null);
      if (isOver) return;
      setIsSignedOut(answer?.status === 401);
      if (answer?.ok) show((await answer.json()) as DeskState);
      wait();
    };
    const wait = () => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(ask, document.hidden ? hiddenMs : visibleMs);
    };
    const show = (latest: DeskState) => {
      const former = known.current;
      known.current = latest;
      if (JSON.stringify(former) === JSON.stringify(latest)) return;
      document.title = document.title.replace(/^\(\d+\) /, '');
      if (latest.counts.toAnswer > 0)
        document.title = `(${latest.counts.toAnswer}) ${document.title}`;
      if (latest.newestId > former.newestId) {
        setArrived(latest.newestId);
        notify(live.arrived(1));
      }
      router.refresh();
    };
    const turn = () => (document.hidden ? wait() : void ask());
    document.addEventListener('visibilitychange', turn);
    wait();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [router, live]);

  return (
    <>
      <p className="studio-hidden" role="status">
        {arrived > 0 && <span key={arrived}>{live.arrived(1)}</span>}
      </p>
      {isSignedOut && (
        <p className="desk-notice bad" role="alert">
          {live.signedOut} <a href={`${appPrefix}/sign-in`}>{live.signIn}</a>
        </p>
      )}
    </>
  );
}

function notify(text: string): void {
  if (!document.hidden || localStorage.getItem(notifyChoiceKey) !== 'on') return;
  if (Notification.permission !== 'granted') return;
  const notification = new Notification(text, { tag: 'lead', icon: '/icon.svg' });
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}
