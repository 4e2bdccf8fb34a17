import { trimBody } from '@/lib/markdown/front-matter';
import { type Content, hashContent } from '../content';

/** As an article file has a text: without the white space around it */
export function hashTrimmed(content: Content): string {
  return hashContent({ ...content, body: trimBody(content.body) });
}
