'use client';

import { useEffect, useState } from 'react';
import type { Content } from '@/lib/drafts/content';
import { pathToDrawing } from '@/lib/drafts/paths';
import type { Locale } from '@/lib/i18n/locales';
import type { ArticleFieldsWords } from '@/lib/i18n/studio/write/fields-fr';
import { imageUrl } from '@/lib/media/variants';
import { PictureButton } from '../pictures/picture-button';
import { TextField, writeForm } from './text-field';

type CoverFieldProps = {
  words: ArticleFieldsWords;
  content: Content;
  /** The slug that a cover is drawn from */
  seed: string;
  onChange: (patch: Partial<Content>) => void;
  locale: Locale;
};

export function CoverField({ words, content, seed, onChange, locale }: CoverFieldProps) {
  const { cover, coverAlt, coverCredit } = content;
  const drawnFrom = useSettled(seed, 800);
  return (
    <fieldset className="article-fields-cover" id="field-cover">
      <legend>{words.cover}</legend>
      <input type="hidden" name="cover" form={writeForm} value={cover} />
      {(cover || drawnFrom) && (
        // biome-ignore lint/performance/noImgElement: it is one of the site's own variants.
        <img
          src={cover ? imageUrl(cover, 480, 'webp') : pathToDrawing(drawnFrom)}
          alt={cover ? coverAlt || words.chosenCover : words.drawnCover}
          width={480}
          height={270}
        />
      )}
      <p className="studio-hint">{cover ? words.chosenCover : words.drawnCover}</p>
      <div className="studio-acts">
        <PictureButton
          locale={locale}
          onPick={({ path, description }) =>
            onChange({ cover: idOf(path), coverAlt: description, coverCredit: '' })
          }
        />
        {cover && (
          <button
            className="studio-button"
            type="button"
            onClick={() => onChange({ cover: '', coverAlt: '', coverCredit: '' })}
          >
            {words.drawCover}
          </button>
        )}
      </div>
      {cover && (
        <>
          <TextField
            name="coverAlt"
            label={words.coverAlt}
            value={coverAlt}
            onChange={(value) => onChange({ coverAlt: value })}
          />
          <TextField
            name="coverCredit"
            label={words.coverCredit}
            value={coverCredit}
            onChange={(value) => onChange({ coverCredit: value })}
          />
        </>
      )}
    </fieldset>
  );
}

/** `/media/0123456789abcdef` → `0123456789abcdef` */
const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The value once it has not changed for some time: a drawing for each letter of a title would be too many. */
function useSettled(value: string, afterMs: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
