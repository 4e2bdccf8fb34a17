'use client';

import { useActionState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { removePicture } from '@/lib/uploads/actions';

export function RemovePicture({ locale, id }: { locale: Locale; id: string }) {
  const words = pictureWords[locale];
  const [{ outcome }, remove] = useActionState(removePicture, {});
  return (
    <details className="picture-remove">
      <summary className="studio-button">{words.remove}</summary>
      <form action={remove}>
        <input type="hidden" name="id" value={id} />
        <p>{words.removeText}</p>
        {outcome && (
          <p className="studio-error" role="alert">
            {words.outcomes[outcome]}
          </p>
        )}
        <button className="studio-button" type="submit">
          {words.remove}
        </button>
      </form>
    </details>
  );
}
