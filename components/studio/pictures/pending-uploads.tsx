'use client';

import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import type { PendingUpload, useUploads } from './use-uploads';

type PendingUploadsProps = { locale: Locale; uploads: ReturnType<typeof useUploads> };

export function PendingUploads({ locale, uploads }: PendingUploadsProps) {
  return (
    <ul className="pending-uploads" aria-live="polite">
      {uploads.pending.map((upload) => (
        <li key={upload.key}>
          <UploadState locale={locale} upload={upload} uploads={uploads} />
        </li>
      ))}
    </ul>
  );
}

function UploadState({ locale, upload, uploads }: PendingUploadsProps & { upload: PendingUpload }) {
  const words = pictureWords[locale];
  const { key, file, part, problem } = upload;
  const label = words.progress(file.name);
  return (
    <>
      <span dir="auto">{file.name}</span>
      {problem ? (
        <p className="studio-error" role="alert">
          {words.problems[problem]}
        </p>
      ) : (
        <span className="pending-upload">
          {part !== null && part < 1 && <progress value={part} aria-label={label} />}
          {part === null && words.waiting}
          {part === 1 && words.encoding}
        </span>
      )}
      <span className="studio-acts">
        {problem && (
          <button className="studio-button" type="button" onClick={() => uploads.retry(upload)}>
            {words.retry}
          </button>
        )}
        <button className="studio-button" type="button" onClick={() => uploads.dismiss(key)}>
          {problem ? words.dismiss : words.cancel}
        </button>
      </span>
    </>
  );
}
