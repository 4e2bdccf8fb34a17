import { joinTitle } from '@/lib/markdown/picture-title';
import { videoPages } from '../videos';
import { readPlain } from './front-matter';

export function writeFence(language: string, code: string): string {
  const marks = code.match(/`{3,}/g) ?? [];
  const longest = marks.reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/^\s*\n|\s+$/g, '')}\n${fence}`;
}

export function writePicture(src: string, alt: string, caption = '', credit = ''): string {
  const words = readPlain(alt).replace(/[[\]\\]/g, '\\$&');
  const title = joinTitle(readPlain(caption), readPlain(credit)).replace(/["\\]/g, '\\$&');
  return `![${words}](<${src.replace(/[<>\n]/g, encodeURIComponent)}>${title && ` "${title}"`})`;
}

/** @returns '' without an id */
export function writeUrl(start: string, id: string): string {
  return id && `<${start}${id.replace(/[^\w./-]/g, encodeURIComponent)}>`;
}

export function writeVideo(site: keyof typeof videoPages, id: string): string {
  return writeUrl(videoPages[site], id);
}
