'use client';

import { useParams } from 'next/navigation';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';

/** A bug, or the store being away: says so, and offers another try. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const { locale } = useParams();
  const words = getDictionary(isLocale(locale) ? locale : defaultLocale).error;
  return (
    <main className="message">
      <h1>{words.title}</h1>
      <p className="dek">{words.text}</p>
      <button className="button" type="button" onClick={reset}>
        {words.retry}
      </button>
    </main>
  );
}
