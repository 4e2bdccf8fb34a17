import 'server-only';
import { z } from 'zod';
import { defineToken } from '@/lib/http/signed-token';
import { dayMs } from '@/lib/i18n/durations';

export const previewToken = defineToken(
  'preview',
  7 * dayMs,
  z.object({ article: z.number().int() }),
);
