import 'server-only';
import * as z from 'zod';
import { defineToken } from '@/lib/http/signed-token';
import { dayMs } from '@/lib/i18n/durations';

export const previewMs = 7 * dayMs;

/** An article or a draft of the store by its id, or a text that is not imported by the name under which it is kept */
const shown = z.union([
  z.object({ article: z.number().int() }),
  z.object({ draft: z.number().int() }),
  z.object({ file: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/) }),
]);

export const previewToken = defineToken('preview', previewMs, shown);
