'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { acceptedTypes, uploadPath } from '@/lib/uploads/upload';
import { PendingUploads } from './pending-uploads';
import { useUploads } from './use-uploads';

/** Without JavaScript, a form that sends one picture. */
export function AddPictures({ locale }: { locale: Locale }) {
  const words = pictureWords[locale];
  const id = useId();
  const router = useRouter();
  const uploads = useUploads(() => router.refresh());
  const [isOver, setIsOver] = useState(false);

  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    uploads.add(target.files ?? []);
    // The same file can be chosen again.
    target.value = '';
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(event.type === 'dragover');
    if (event.type === 'drop') uploads.add(event.dataTransfer.files);
  };

  return (
    <section
      className={isOver ? 'add-pictures over' : 'add-pictures'}
      aria-labelledby={`${id}-title`}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
    >
      <h2 id={`${id}-title`} className="studio-hidden">
        {words.add}
      </h2>
      <form action={uploadPath} method="post" encType="multipart/form-data">
        <p>
          <label className="studio-button first" htmlFor={`${id}-file`}>
            {words.choose}
          </label>{' '}
          <span className="studio-soft scripted">{words.drop}</span>
        </p>
        <input
          id={`${id}-file`}
          type="file"
          name="file"
          accept={acceptedTypes}
          multiple
          required
          aria-describedby={`${id}-limits`}
          onChange={choose}
        />
        <button className="studio-button unscripted" type="submit">
          {words.send}
        </button>
      </form>
      <p className="studio-hint" id={`${id}-limits`}>
        {words.limits} {words.removed}
      </p>
      <PendingUploads locale={locale} uploads={uploads} />
    </section>
  );
}
