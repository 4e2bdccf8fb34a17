'use client';

import { useActionState, useId } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { savePicture } from '@/lib/uploads/actions';
import { findFocusPoint, focusPoints } from '@/lib/uploads/focus-points';
import { maxDescriptionLength, type Upload } from '@/lib/uploads/upload';
import { Thumbnail } from './thumbnail';

type PictureFormProps = { locale: Locale; upload: Upload };

export function PictureForm({ locale, upload }: PictureFormProps) {
  const words = pictureWords[locale];
  const [{ outcome }, save, isPending] = useActionState(savePicture, {});
  const fieldId = useId();
  const chosen = findFocusPoint(upload.focus);
  return (
    <form className="picture-form" action={save}>
      <input type="hidden" name="id" value={upload.id} />
      <fieldset aria-describedby={`${fieldId}-focus`}>
        <legend>{words.focus}</legend>
        <div className="picture-focus">
          <Thumbnail upload={upload} width={1200} />
          <div>
            {Object.keys(focusPoints).map((value) => (
              <input
                // React resets the form after its action.
                key={`${value} ${chosen}`}
                type="radio"
                name="focus"
                value={value}
                aria-label={words.focusPoints[value]}
                defaultChecked={value === chosen}
              />
            ))}
          </div>
        </div>
        <label className="picture-auto">
          <input key={chosen} type="radio" name="focus" value="" defaultChecked={chosen === ''} />{' '}
          {words.focusAuto}
        </label>
        <p className="studio-hint" id={`${fieldId}-focus`}>
          {words.focusHint}
        </p>
      </fieldset>
      <div className="picture-fields">
        <div className="picture-crops" aria-hidden="true">
          <Thumbnail upload={upload} />
          <Thumbnail upload={upload} />
        </div>
        <div className="studio-field">
          <label htmlFor={`${fieldId}-text`}>{words.description}</label>
          <textarea
            key={`${upload.description} `}
            id={`${fieldId}-text`}
            name="description"
            rows={4}
            dir="auto"
            maxLength={maxDescriptionLength}
            defaultValue={upload.description}
            aria-describedby={`${fieldId}-hint`}
          />
          <p className="studio-hint" id={`${fieldId}-hint`}>
            {words.descriptionHint}
          </p>
        </div>
        <p>
          {words.address}
          {locale === 'fr' ? '\u00a0: ' : ': '}
          <code>/media/{upload.id}</code>
        </p>
        {outcome && (
          <p
            className={outcome === 'saved' ? undefined : 'studio-error'}
            role={outcome === 'saved' ? 'status' : 'alert'}
          >
            {words.outcomes[outcome]}
          </p>
        )}
        <button className="studio-button first" type="submit" aria-disabled={isPending}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
