'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { toLocale } from '@/lib/i18n/locales';
import { doorWords } from '@/lib/i18n/studio/door/words';

/** Its cause is in the log. A page of before a deploy asks for what is no longer there. */
export default function StudioError({ error, reset }: { error: Error; reset: () => void }) {
  const { error: words } = doorWords[toLocale(document.documentElement.lang)];
  const isOutdated = error.name === 'ChunkLoadError' || isUnrecognizedAction(error);
  return (
    <main className="studio-door">
      <h1>{isOutdated ? words.updatedTitle : words.title}</h1>
      <p>{isOutdated ? words.updatedText : words.text}</p>
      <button
        className="studio-button"
        type="button"
        onClick={isOutdated ? () => location.reload() : reset}
      >
        {isOutdated ? words.reload : words.retry}
      </button>
    </main>
  );
}
