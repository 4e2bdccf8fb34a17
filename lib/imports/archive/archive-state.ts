import 'server-only';
import { statSync } from 'node:fs';
import * as z from 'zod';
import { en } from '@/lib/i18n/studio/imports/en';
import type { WarningKind } from '@/lib/i18n/studio/imports/fr';
import type { ArchiveReport, ArchiveState } from './archive';
import { archivePath, readJson, writeJson } from './archive-folder';
import { listReceivedParts, readUpload } from './upload';

export const jobs = ['reading', 'importing'] as const;
export type Job = (typeof jobs)[number];

const kinds = Object.keys(en.warnings) as WarningKind[];
const counts = z.object({ created: z.int(), changed: z.int(), unchanged: z.int() });
const lines = z.array(z.string());
const warning = z.object({ kind: z.enum(kinds), article: z.string(), detail: z.string() });
const report: z.ZodType<ArchiveReport> = z.object({
  articles: counts,
  pages: counts,
  drafts: counts.default({ created: 0, changed: 0, unchanged: 0 }),
  authors: z.int(),
  errors: lines,
  leftOut: lines,
  left: z.array(warning).default([]),
  // A release before this one wrote lines.
  toCheck: z.array(warning).catch([]),
  redirects: lines,
});
const problems = [
  'damaged',
  'unsafe',
  'encrypted',
  'tooMany',
  'tooLarge',
  'diskFull',
  'nothing',
  'unsupported',
  'unreadable',
  'failed',
] as const;

const stateSchema = z.discriminatedUnion('stage', [
  z.object({
    stage: z.enum(jobs),
    pid: z.int(),
    done: z.number(),
    all: z.number(),
    overwrite: z.boolean().default(false),
  }),
  z.object({ stage: z.literal('failed'), problem: z.enum(problems), detail: z.string() }),
  z.object({ stage: z.enum(['ready', 'done']), report }),
]);

export const stateFile = 'state.json';
/** Of a process that has the number of the one that was killed */
const silentMs = 5 * 60_000;

export function writeState(state: z.input<typeof stateSchema>): void {
  writeJson(stateFile, state);
}

export async function readArchiveState(): Promise<ArchiveState> {
  const upload = await readUpload();
  if (!upload) return { stage: 'none' };
  const state = await readJson(stateFile, stateSchema);
  if (!state) return { stage: 'uploading', ...upload, received: await listReceivedParts() };
  if (!('pid' in state)) return state;
  const { stage, pid, done, all, overwrite } = state;
  return isRunning(pid) ? { stage, done, all } : { stage: 'stopped', during: stage, overwrite };
}

function isRunning(pid: number): boolean {
  const beat = statSync(archivePath(stateFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - beat > silentMs) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
