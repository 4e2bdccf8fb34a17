import 'server-only';
import { EncodingBusyError } from './encode-once';

/** 503 while the picture waits to be encoded */
export async function answerPicture(find: () => Promise<Response>): Promise<Response> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof EncodingBusyError)) throw error;
    const headers = { 'Retry-After': '5', 'Cache-Control': 'no-store' };
    return new Response('Not encoded yet\n', { status: 503, headers });
  }
}
