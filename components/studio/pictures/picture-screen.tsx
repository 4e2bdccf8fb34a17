import Link from 'next/link';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { picturesPath, type Upload, type Use } from '@/lib/uploads/upload';
import { PictureForm } from './picture-form';
import { RemovePicture } from './remove-picture';
import './picture-screen.css';

type PictureScreenProps = {
  locale: Locale;
  upload: Upload;
  uses: Use[];
  /** Readers could see it, though perhaps no text names it any more. */
  wasPublished: boolean;
};

export function PictureScreen({ locale, upload, uses, wasPublished }: PictureScreenProps) {
  const words = pictureWords[locale];
  const { id, name, width, height, bytes, createdAt } = upload;
  return (
    <div className="picture-screen">
      <p>
        <Link href={picturesPath} prefetch={false}>
          {words.back}
        </Link>
      </p>
      <h1 dir="auto">{name}</h1>
      <p className="studio-soft">
        {words.size(width, height)} · {words.bytes(bytes)} ·{' '}
        {words.addedOn(formatDate(createdAt, locale))}
      </p>
      <PictureForm key={id} locale={locale} upload={upload} />
      <section>
        <h2>{words.uses}</h2>
        <ul>
          {uses.map(({ kind, title }) => (
            <li key={`${kind} ${title}`}>
              <span className="studio-soft">{words.use[kind]}</span> <span dir="auto">{title}</span>
            </li>
          ))}
        </ul>
        {uses.length === 0 && <p>{wasPublished ? words.seen : words.unused}</p>}
        {uses.length === 0 && <RemovePicture locale={locale} id={id} />}
      </section>
    </div>
  );
}
