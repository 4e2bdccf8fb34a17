import { appPrefix } from '@/lib/i18n/routes';

export const pathToDrawing = (seed: string) => `${appPrefix}/drawing/${seed}`;

/** Where a draft is written. @param place a line of the body, or a field: its input has the id `field-<name>` */
export function pathToDraft(id: number, place?: { line: number } | { field: string }): string {
  const path = `${appPrefix}/articles/${id}`;
  if (!place) return path;
  return 'line' in place
    ? `${path}?line=${place.line}`
    : `${path}?field=${place.field}#field-${place.field}`;
}

export const pathToPublish = (id: number) => `${appPrefix}/articles/${id}/publish`;

/** The draft as readers will see it. @param version so that a browser asks again */
export const pathToPreview = (id: number, version?: number) =>
  `${appPrefix}/preview/${id}${version === undefined ? '' : `?version=${version}`}`;

export const pathToDraftShareImage = (id: number, version: number) =>
  `${appPrefix}/preview/${id}/share-image?version=${version}`;
