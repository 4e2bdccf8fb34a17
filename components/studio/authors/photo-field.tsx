'use client';

import { useState } from 'react';
import { Portrait } from '@/components/ui/portrait';
import type { PictureChoice } from '@/lib/drafts/authors/author';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { picturesPath } from '@/lib/uploads/upload';
import { PictureButton } from '../pictures/picture-button';

type PhotoFieldProps = {
  locale: Locale;
  /** The author's */
  name: string;
  /** The id of a picture; empty for the initial */
  photo: string;
  pictures: PictureChoice[];
  error: string | undefined;
  hint: string | undefined;
};

/** Without JavaScript, a list of the newest pictures; its value comes last in the form, and counts. */
export function PhotoField({ locale, name, photo, pictures, error, hint }: PhotoFieldProps) {
  const { authorsPage: words } = getStudioWords(locale);
  const [chosen, choose] = useState(photo);
  const others = pictures.filter(({ id }) => id !== photo);
  return (
    <fieldset className="author-photo">
      <legend>{words.photo}</legend>
      {(error || hint) && <p className={error ? 'studio-error' : 'studio-hint'}>{error || hint}</p>}
      <input type="hidden" name="photo" value={chosen} />
      <Portrait key={chosen} name={name || '?'} photo={chosen || null} />
      <div className="studio-acts scripted">
        <PictureButton
          locale={locale}
          onPick={({ path }) => choose(path.slice(path.lastIndexOf('/') + 1))}
        />
        {chosen && (
          <button className="studio-button" type="button" onClick={() => choose('')}>
            {words.removePhoto}
          </button>
        )}
      </div>
      {!chosen && <p className="studio-hint">{words.noPhoto}</p>}
      <noscript>
        <label>
          {words.photoChoice}{' '}
          <select name="photo" className="studio-input" defaultValue={photo}>
            <option value="">{words.noPicture}</option>
            {photo && <option value={photo}>{words.samePicture}</option>}
            {others.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>{' '}
        <a href={picturesPath}>{words.addPicture}</a>
      </noscript>
    </fieldset>
  );
}
