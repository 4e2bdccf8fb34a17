import { type ReplyAnswer, type ReplyProblem, replyPath } from '@/lib/leads/desk/reply-answer';

/** `updated`: a newer studio runs on the server, which does not know what was sent. */
export type PostProblem = ReplyProblem | 'offline' | 'updated';
export type PostAnswer =
  | Extract<ReplyAnswer, { time: string }>
  | { done?: undefined; problem: PostProblem };

const timeoutMs = 30_000;

export async function postReply(fields: Record<string, unknown>): Promise<PostAnswer> {
  try {
    const response = await fetch(replyPath, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const isAnswer = response.headers.get('content-type')?.startsWith('application/json');
    if (isAnswer) return await response.json();
    return { problem: response.status === 404 || response.status === 405 ? 'updated' : 'failed' };
  } catch {
    return { problem: 'offline' };
  }
}
