import { appPrefix } from '@/lib/i18n/routes';
import type { Focus } from '@/lib/media/variants';

export const maxUploadBytes = 25 * 1024 * 1024;
export const maxUploadPixels = 60_000_000;

export const uploadPath = `${appPrefix}/upload`;
export const picturesPath = `${appPrefix}/pictures`;

/** For the file field: iPhones then convert their HEIC pictures. */
export const acceptedTypes = 'image/jpeg,image/png,image/webp,image/avif';

export const uploadStatuses = {
  empty: 400,
  heic: 415,
  svg: 415,
  gif: 415,
  tiff: 415,
  unknown: 415,
  tooLarge: 413,
  tooManyPixels: 413,
  damaged: 422,
  signedOut: 401,
  busy: 503,
  full: 507,
  failed: 500,
} as const;

export type UploadProblem = keyof typeof uploadStatuses;

/** `path` is what a text names, e.g. /media/0123456789abcdef. */
export type StoredUpload = { path: string; width: number; height: number; name: string };

export type UploadAnswer = ({ ok: true } & StoredUpload) | { ok: false; problem: UploadProblem };

export const maxDescriptionLength = 500;

export type LibraryFilter = { text?: string | undefined; page: number };
export type LibraryPage = { uploads: Upload[]; count: number; pageCount: number };

export function pathToLibrary({ text, page }: LibraryFilter): string {
  const query = new URLSearchParams({
    ...(text && { text }),
    ...(page > 1 && { page: `${page}` }),
  });
  return query.size > 0 ? `${picturesPath}?${query}` : picturesPath;
}

export type PictureState = { outcome?: 'saved' | 'used' | 'gone' | 'failed' };

export type Upload = {
  id: string;
  name: string;
  width: number;
  height: number;
  bytes: number;
  description: string;
  focus: Focus | null;
  createdAt: Date;
};

/** `setting` stands for all that is no text of the site. */
export type Use = {
  kind: 'article' | 'page' | 'author' | 'draft' | 'version' | 'bin' | 'setting';
  title: string;
};

export class UploadError extends Error {
  constructor(readonly problem: UploadProblem) {
    super(problem);
  }
}
