import 'server-only';
import * as z from 'zod';
import { defineToken } from '@/lib/http/signed-token';
import { dayMs } from '@/lib/i18n/durations';

export const releaseToken = defineToken('release', 7 * dayMs, z.object({ reference: z.string() }));
