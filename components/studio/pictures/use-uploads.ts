'use client';

import { useEffect, useRef, useState } from 'react';
import type { StoredUpload } from '@/lib/uploads/upload';
import { type UploadFault, uploadPicture } from './upload-picture';

/** `part` is how much was sent, from 0 to 1; null while it waits for its turn. */
export type PendingUpload = {
  key: number;
  file: File;
  part: number | null;
  problem?: UploadFault;
};

/** The files that are on their way or did not arrive. @param onStored is called for each that did */
export function useUploads(onStored: (stored: StoredUpload) => void) {
  const [pending, setPending] = useState<PendingUpload[]>([]);
  const controllers = useRef(new Map<number, AbortController>());
  const lastKey = useRef(0);
  useEffect(() => {
    const running = controllers.current;
    return () => {
      for (const controller of running.values()) controller.abort();
    };
  }, []);

  const change = (key: number, changes: Partial<PendingUpload>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const dismiss = (key: number) => {
    controllers.current.get(key)?.abort();
    setPending((all) => all.filter((one) => one.key !== key));
  };

  async function start(key: number, file: File): Promise<void> {
    const controller = new AbortController();
    controllers.current.set(key, controller);
    const onProgress = (part: number) => change(key, { part });
    const result = await uploadPicture(file, onProgress, controller.signal);
    controllers.current.delete(key);
    if (controller.signal.aborted) return;
    if (!result.ok) return change(key, { problem: result.problem });
    dismiss(key);
    onStored(result);
  }

  return {
    pending,
    dismiss,
    add(files: Iterable<File>): void {
      const added = [...files].map((file) => {
        lastKey.current += 1;
        return { key: lastKey.current, file, part: null };
      });
      setPending((all) => [...all, ...added]);
      for (const { key, file } of added) void start(key, file);
    },
    retry({ key, file }: PendingUpload): void {
      setPending((all) => all.map((one) => (one.key === key ? { key, file, part: null } : one)));
      void start(key, file);
    },
  };
}
