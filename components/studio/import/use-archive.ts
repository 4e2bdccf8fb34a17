'use client';

import { useEffect, useRef, useState } from 'react';
import { appPrefix } from '@/lib/i18n/routes';
import {
  checkArchive,
  confirmImport,
  discardArchive,
  startArchiveUpload,
} from '@/lib/imports/archive/actions';
import {
  type ArchiveState,
  readSiteAddress,
  type UploadedFile,
} from '@/lib/imports/archive/archive';
import { type UploadOutcome, uploadParts } from './upload-parts';

export type ScreenProblem =
  | Exclude<UploadOutcome, 'complete'>
  | 'malformed'
  | 'badSite'
  | 'busy'
  | 'diskFull';

const pollMs = 1000;

export function useArchive(initial: ArchiveState) {
  const [state, setState] = useState(initial);
  const [problem, setProblem] = useState<ScreenProblem | null>(null);
  const [isSending, setIsSending] = useState(false);
  const sending = useRef<AbortController | null>(null);
  const isWorking = state.stage === 'reading' || state.stage === 'importing';

  useEffect(() => () => sending.current?.abort(), []);
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(() => void readState().then((now) => now && setState(now)), pollMs);
    return () => clearInterval(timer);
  }, [isWorking]);

  const run = async (action: () => Promise<ArchiveState>) => {
    setProblem(null);
    try {
      setState(await action());
    } catch {
      setProblem('offline');
    }
  };

  const send = async (file: File, written: string) => {
    setProblem(null);
    const site = readSiteAddress(written);
    if (site === null) return setProblem('badSite');
    const described = { name: file.name, bytes: file.size, modifiedAt: file.lastModified, site };
    const upload = await findUpload(state, described).catch(() => 'offline' as const);
    if (typeof upload === 'string') return setProblem(upload);
    setState(upload);
    const controller = new AbortController();
    sending.current = controller;
    setIsSending(true);
    const outcome = await uploadParts(file, {
      ...upload,
      signal: controller.signal,
      onProgress: (count) =>
        setState({ ...upload, received: Array.from({ length: count }, (_, part) => part) }),
    });
    setIsSending(false);
    if (controller.signal.aborted) return;
    if (outcome === 'complete') await run(checkArchive);
    else setProblem(outcome);
  };

  const discard = () => {
    sending.current?.abort();
    return run(discardArchive);
  };

  return {
    state,
    problem,
    isSending,
    send,
    check: () => run(checkArchive),
    confirm: (overwrite: boolean) => run(() => confirmImport(overwrite)),
    discard,
  };
}

type Uploading = Extract<ArchiveState, { stage: 'uploading' }>;

/** Goes on with an upload of the same file, or starts one. */
async function findUpload(
  state: ArchiveState,
  file: UploadedFile,
): Promise<Uploading | ScreenProblem> {
  const now = state.stage === 'uploading' ? ((await readState()) ?? state) : state;
  if (now.stage === 'uploading' && isSameFile(now.file, file)) return now;
  const started = await startArchiveUpload(file);
  return started.problem ?? { stage: 'uploading', id: started.id, file, received: [] };
}

function isSameFile(one: UploadedFile, other: UploadedFile): boolean {
  return (
    one.name === other.name &&
    one.bytes === other.bytes &&
    one.modifiedAt === other.modifiedAt &&
    one.site === other.site
  );
}

async function readState(): Promise<ArchiveState | null> {
  const answer = await fetch(`${appPrefix}/settings/import/state`).catch(() => null);
  return answer?.ok && !answer.redirected ? ((await answer.json()) as ArchiveState) : null;
}
