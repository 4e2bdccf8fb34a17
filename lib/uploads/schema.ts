import * as z from 'zod';
import { focusPoints } from './focus-points';
import { type LibraryFilter, maxDescriptionLength } from './upload';

const maxNameLength = 120;

/** Without folders and control characters */
export function cleanName(sent: string): string {
  const name = sent.replace(/^.*[/\\]/s, '').replace(/\p{C}+/gu, ' ');
  return name.trim().slice(0, maxNameLength) || 'image';
}

export const idPattern = /^[0-9a-f]{16}$/;

export const uploadFields = z.object({
  id: z.string().regex(idPattern),
  description: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, maxDescriptionLength)),
  focus: z.string().transform((value) => focusPoints[value] ?? null),
});
export type UploadFields = z.output<typeof uploadFields>;

/** Whatever is missing or makes no sense is left out. */
const filterSchema = z.object({
  text: z.string().trim().min(1).max(200).optional().catch(undefined),
  page: z.coerce.number().int().positive().max(1_000_000).catch(1),
});

export function parseLibraryFilter(params: Record<string, unknown>): LibraryFilter {
  return filterSchema.parse(params);
}
