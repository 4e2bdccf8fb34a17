import { appPrefix } from '@/lib/i18n/routes';
import { type Kind, kinds } from './draft';

type Text = { id: number; kind: Kind };
/** A line of the body, or a field: its input has the id `field-<name>` */
type Place = { line: number } | { field: string };

export const pathToDrawing = (seed: string) => `${appPrefix}/drawing/${seed}`;

/** What stands in paths for a kind, e.g. pages */
const segmentOf = (kind: Kind) => `${kind}s`;

export function readSegment(segment: string): Kind | null {
  return kinds.find((kind) => segmentOf(kind) === segment) ?? null;
}

export const pathToTexts = (kind: Kind) => `${appPrefix}/${segmentOf(kind)}`;

export const pathToPublished = ({ id, kind }: Text) => `${pathToTexts(kind)}/of/${id}`;

export function pathToDraft({ id, kind }: Text, place?: Place): string {
  const path = `${pathToTexts(kind)}/${id}`;
  if (!place) return path;
  return 'line' in place
    ? `${path}?line=${place.line}`
    : `${path}?field=${place.field}#field-${place.field}`;
}

export const pathToPublish = (text: Text) => `${pathToDraft(text)}/publish`;
export const pathToVersions = (text: Text) => `${pathToDraft(text)}/versions`;

/** The draft as readers will see it. @param version so that a browser asks again */
export const pathToPreview = (id: number, version?: number) =>
  `${appPrefix}/preview/${id}${version === undefined ? '' : `?version=${version}`}`;

export const pathToDraftShareImage = (id: number, version: number) =>
  `${appPrefix}/preview/${id}/share-image?version=${version}`;
