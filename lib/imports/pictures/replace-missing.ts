import type { PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { splitTitle } from '@/lib/markdown/picture-title';
import { replaceSpans, type ScannedPicture, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { isWebUrl } from '../urls';
import type { TextWithPictures } from './find-pictures';

/** Puts a link, or the alternative text of a picture that is linked or not on the web, and the caption in the place of each picture without a file. */
export function replaceMissingPictures<Text extends { body: string; cover?: string }>(
  { text, pictures }: TextWithPictures<Text>,
  files: Map<string, string>,
): Text {
  const { cover, body, ...rest } = text;
  const addresses = new Map(pictures.map(({ name, address }) => [name, address]));
  const missing = scanMarkdown(body).pictures.filter(({ address }) => !files.has(address));
  const starts = new Set(missing.map(({ span }) => span.start));
  const changes = missing.map((picture) => {
    const { start, end } = picture.span;
    const words = formatMissing(picture, addresses.get(picture.address) ?? '');
    // A paragraph of its own, so that the pictures beside it stay a gallery.
    const isLine = (start === 0 || body[start - 1] === '\n') && /^(?:\n|$)/.test(body.slice(end));
    const before = isLine && /[^\n]\n$/.test(body.slice(0, start)) ? '\n' : '';
    const after = isLine && /^\n[^\n]/.test(body.slice(end)) && !starts.has(end + 1) ? '\n' : '';
    return { start, end, text: before + words + after };
  });
  return {
    ...rest,
    ...(cover && files.has(cover) && { cover }),
    body: replaceSpans(body, changes),
  } as Text;
}

function formatMissing({ alt, title, address: name, linked }: ScannedPicture, url: string): string {
  const words: PhrasingContent = { type: 'text', value: alt || name };
  const { caption, credit } = splitTitle(title);
  const line = [caption, credit].filter(Boolean).join(' — ');
  const children: PhrasingContent[] = [
    isWebUrl(url) && !linked ? { type: 'link', url, children: [words] } : words,
  ];
  if (line && line !== words.value)
    children.push(
      { type: 'text', value: ' ' },
      { type: 'emphasis', children: [{ type: 'text', value: line }] },
    );
  const markdown = toMarkdown(
    { type: 'paragraph', children },
    { emphasis: '*', extensions: [gfmToMarkdown()] },
  );
  return markdown.trim().replaceAll('|', '\\|');
}
