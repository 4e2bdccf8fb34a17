import { escapeHtml } from '@/lib/http/escape-html';
import type { Warn } from '../import-context';
import { videoPages } from '../videos';
import type { Attachment } from './attachments';

export type Shortcode = { name: string; attributes: Record<string, string>; content: string };
export type ShortcodeContext = {
  attachments: Map<string, Attachment>;
  /** The post's id: a gallery without a list shows the pictures uploaded to it */
  postId: string;
  warn: Warn;
};

type Tools = ShortcodeContext & {
  /** Those of the post so far */
  footnotes: string[];
  expand(source: string): string;
};
type Reader = (shortcode: Shortcode, tools: Tools) => string;

const caption: Reader = ({ attributes, content }, { expand }) => {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(content) ?? [];
  if (!picture) return expand(content);
  const text = words.trim() || attributes.caption || '';
  return `<figure>${picture}<figcaption>${text}</figcaption></figure>`;
};

const gallery: Reader = ({ attributes }, { attachments, postId, warn }) => {
  const listed = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean);
  const shown =
    listed.length > 0
      ? listed.flatMap((each) => attachments.get(each) ?? [])
      : [...attachments.values()].filter(({ parent }) => parent === postId);
  const pictures = shown.filter(({ url }) => /\.(?:jpe?g|png|gif|webp|avif)$/i.test(url));
  const missing = listed.filter((id) => !attachments.has(id)).join(', ');
  if (missing || pictures.length === 0) warn('gallery-incomplete', missing || '[gallery]');
  const figures = pictures.map(
    ({ url, alt, caption: words }) =>
      `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"><figcaption>${words}</figcaption></figure>`,
  );
  return figures.length > 1
    ? `<figure class="gallery">${figures.join('')}</figure>`
    : figures.join('');
};

const codeNames = 'code sourcecode cc codecolorer crayon highlight syntax'.split(' ');
const languages = 'php python javascript bash sql css html xml java ruby'.split(' ');

export const codeBlock: Reader = ({ name, attributes, content }) => {
  const language = attributes.language ?? attributes.lang ?? (languages.includes(name) ? name : '');
  // Some editors stored the text escaped, others not: with only < escaped, both read the same.
  const text = content.replace(/^\n|\n$/g, '').replaceAll('<', '&lt;');
  return `<pre><code class="language-${escapeHtml(language)}">${text}</code></pre>`;
};

const videoSites = new Map(Object.entries(videoPages));

const embed: Reader = ({ name, attributes, content }) => {
  const { '': unnamed, src, url, id } = attributes;
  const value = (content || unnamed || src || url || id || '').trim().replace(/<[^>]*>/g, '');
  const page = videoSites.get(name);
  const address = /^https?:/.test(value) ? value : value && page && page + value;
  return address ? `<p>${escapeHtml(address.replaceAll('&amp;', '&'))}</p>` : '';
};

const mediaSources = 'src mp4 m4v webm ogv mp3 m4a ogg wav'.split(' ');

const media: Reader = ({ name, attributes, content }) => {
  const src =
    mediaSources.map((key) => attributes[key]).find(Boolean) ??
    /https?:[^\s"'<>\]]+/.exec(content)?.[0];
  if (!src) return '';
  if (/^https?:\/\/(?:[\w.]+\.)?(?:youtube|youtu|vimeo|dailymotion)\./.test(src))
    return `<p>${escapeHtml(src)}</p>`;
  return `<${name} src="${escapeHtml(src.replaceAll('&amp;', '&'))}"></${name}>`;
};

const footnote: Reader = ({ content }, { footnotes, expand }) => {
  const number = footnotes.push(expand(content).trim());
  return `<sup><a href="#efn-${number}">${number}</a></sup>`;
};

export const shortcodeReaders = new Map<string, Reader>([
  ...[...codeNames, ...languages].map((name) => [name, codeBlock] as const),
  ...[...videoSites.keys(), 'embed'].map((name) => [name, embed] as const),
  ...['caption', 'wp_caption'].map((name) => [name, caption] as const),
  ...['video', 'audio'].map((name) => [name, media] as const),
  ...['efn_note', 'footnote'].map((name) => [name, footnote] as const),
  ['gallery', gallery],
]);
