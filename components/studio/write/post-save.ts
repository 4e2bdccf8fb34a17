import type { Content } from '@/lib/drafts/content';
import { type SaveAnswer, savePath } from '@/lib/drafts/draft';

export type SaveRequest = {
  draft: number;
  /** The version that the text was written on */
  base: number;
  /** A repeated request gets the first answer. */
  saveId: string;
  content: Content;
  overwrites?: boolean;
};

/** `updated`: a newer studio runs on the server, which does not know what was sent. */
export type PostAnswer = SaveAnswer | { done?: undefined; problem: 'offline' | 'updated' };

const timeoutMs = 30_000;

export async function postSave(request: SaveRequest): Promise<PostAnswer> {
  try {
    const response = await fetch(savePath, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const isAnswer = response.headers.get('content-type')?.startsWith('application/json');
    if (isAnswer) return await response.json();
    if (response.status === 413) return { problem: 'tooLong' };
    return { problem: response.status === 404 || response.status === 405 ? 'updated' : 'failed' };
  } catch {
    return { problem: 'offline' };
  }
}
