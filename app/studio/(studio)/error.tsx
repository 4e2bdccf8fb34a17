'use client';

import { toLocale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

/** Its cause is in the log. */
export default function StudioError({ reset }: { reset: () => void }) {
  const { error } = getStudioWords(toLocale(document.documentElement.lang));
  return (
    <main className="studio-door">
      <h1>{error.title}</h1>
      <p>{error.text}</p>
      <button className="studio-button" type="button" onClick={reset}>
        {error.retry}
      </button>
    </main>
  );
}
