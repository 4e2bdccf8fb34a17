'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import {
  acceptedTypes,
  type LibraryPage,
  pathToLibrary,
  picturesPath,
  type StoredUpload,
  type Upload,
} from '@/lib/uploads/upload';
import { PendingUploads } from './pending-uploads';
import { Thumbnail } from './thumbnail';
import { useUploads } from './use-uploads';
import './pictures.css';

/** `description` is empty for one that was just stored. */
export type PickedPicture = StoredUpload & { description: string };

type PicturePickerProps = {
  locale: Locale;
  onPick: (picture: PickedPicture) => void;
  onClose: () => void;
};

/** A dialog, open as long as it is shown: a picture of the library, or a new one of the device or its camera */
export function PicturePicker({ locale, onPick, onClose }: PicturePickerProps) {
  const words = pictureWords[locale];
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { uploads, hasMore, hasFailed, search, loadMore } = useLibrary();
  const added = useUploads((stored) => onPick({ ...stored, description: '' }));
  useEffect(() => dialog.current?.showModal(), []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // It may be inside the form of an article.
    event.stopPropagation();
    search(String(new FormData(event.currentTarget).get('text') ?? ''));
  };
  const pick = ({ id, name, width, height, description }: Upload) =>
    onPick({ path: `/media/${id}`, name, width, height, description });

  return (
    <dialog
      ref={dialog}
      className="studio-dialog picture-picker"
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      <div className="picture-picker-head">
        <h2 id={`${id}-title`}>{words.picker.title}</h2>
        <button className="studio-button" type="button" onClick={() => dialog.current?.close()}>
          {words.picker.close}
        </button>
      </div>
      <div className="add-pictures">
        <p>
          <label className="studio-button first" htmlFor={`${id}-file`}>
            {words.add}
          </label>
        </p>
        <input
          id={`${id}-file`}
          type="file"
          accept={acceptedTypes}
          onChange={({ target }) => {
            added.add(target.files ?? []);
            target.value = '';
          }}
        />
        <PendingUploads locale={locale} uploads={added} />
      </div>
      <form className="pictures-search" onSubmit={submit}>
        <input
          type="search"
          name="text"
          aria-label={words.searchLabel}
          placeholder={words.search}
          maxLength={200}
        />
      </form>
      {hasFailed && (
        <p className="studio-error" role="alert">
          {words.picker.failed}
        </p>
      )}
      <ul className="pictures-grid">
        {uploads.map((upload) => (
          <li key={upload.id}>
            <button className="picture-card" type="button" onClick={() => pick(upload)}>
              <Thumbnail upload={upload} />
              <span className="picture-words" dir="auto">
                {upload.description || upload.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <button className="studio-button" type="button" onClick={loadMore}>
          {words.picker.more}
        </button>
      )}
    </dialog>
  );
}

type Found = { text: string; page: number; uploads: Upload[]; pageCount: number };

function useLibrary() {
  const [found, setFound] = useState<Found>({ text: '', page: 0, uploads: [], pageCount: 0 });
  const [hasFailed, setHasFailed] = useState(false);
  /** Of several searches the last one counts. */
  const asked = useRef('');

  async function load(text: string, page: number, before: Upload[]): Promise<void> {
    const address = pathToLibrary({ text, page }).replace(picturesPath, `${picturesPath}/list`);
    asked.current = address;
    const read = await readPage(address);
    if (asked.current !== address) return;
    setHasFailed(!read);
    if (read)
      setFound({ text, page, uploads: [...before, ...read.uploads], pageCount: read.pageCount });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => void load('', 1, []), []);
  return {
    uploads: found.uploads,
    hasMore: found.page < found.pageCount,
    hasFailed,
    search: (text: string) => void load(text.trim(), 1, []),
    loadMore: () => void load(found.text, found.page + 1, found.uploads),
  };
}

async function readPage(address: string): Promise<LibraryPage | null> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
