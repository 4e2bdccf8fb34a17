import { escapeHtml } from '@/lib/http/escape-html';
import type { Warn } from '../import-context';
import type { Attachment } from './attachments';

export type Shortcode = { name: string; attributes: Record<string, string>; content: string };
export type ShortcodeContext = {
  attachments: Map<string, Attachment>;
  /** The post's id: a gallery without a list shows the pictures uploaded to it */
  postId: string;
  warn: Warn;
};

type Reader = (
  shortcode: Shortcode,
  context: ShortcodeContext,
  footnotes: string[],
  expand: (source: string) => string,
) => string;

const caption: Reader = ({ attributes, content }, _context, _footnotes, expand) => {
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

const codeNames = ['code', 'sourcecode', 'cc', 'codecolorer', 'crayon', 'highlight', 'syntax'];
const languages = [
  'php',
  'python',
  'javascript',
  'bash',
  'sql',
  'css',
  'html',
  'xml',
  'java',
  'ruby',
];

export const codeBlock: Reader = ({ name, attributes, content }) => {
  const language = attributes.language ?? attributes.lang ?? (languages.includes(name) ? name : '');
  // Some editors stored the text escaped, others not: with only < escaped, both read the same.
  const text = content.replace(/^\n|\n$/g, '').replaceAll('<', '&lt;');
  return `<pre><code class="language-${escapeHtml(language)}">${text}</code></pre>`;
};

const embed: Reader = ({ name, attributes, content }) => {
  const { '': unnamed, src, url: urlAttribute, id } = attributes;
  const value = (content || unnamed || src || urlAttribute || id || '').trim();
  const address = value.replace(/<[^>]*>/g, '');
  const hosts: Record<string, string> = {
    youtube: 'https://www.youtube.com/watch?v=',
    vimeo: 'https://vimeo.com/',
  };
  const url = /^https?:/.test(address)
    ? address
    : address && hosts[name]
      ? hosts[name] + address
      : '';
  return url ? `<p>${escapeHtml(url.replaceAll('&amp;', '&'))}</p>` : '';
};

const media: Reader = ({ name, attributes, content }) => {
  const sourceNames = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav'];
  const src =
    sourceNames.map((key) => attributes[key]).find(Boolean) ??
    /https?:[^\s"'<>\]]+/.exec(content)?.[0];
  if (!src) return '';
  if (/^https?:\/\/(?:[\w.]+\.)?(?:youtube|youtu|vimeo|dailymotion)\./.test(src))
    return `<p>${escapeHtml(src)}</p>`;
  return `<${name} src="${escapeHtml(src.replaceAll('&amp;', '&'))}"></${name}>`;
};

const footnote: Reader = ({ content }, _context, footnotes, expand) => {
  const number = footnotes.push(expand(content).trim());
  return `<sup><a href="#efn-${number}">${number}</a></sup>`;
};

/** Without a prototype, because names come from the text, e.g. [constructor]. */
export const shortcodeReaders: Record<string, Reader> = Object.assign(Object.create(null), {
  caption,
  wp_caption: caption,
  gallery,
  embed,
  youtube: embed,
  vimeo: embed,
  video: media,
  audio: media,
  efn_note: footnote,
  footnote,
  ...Object.fromEntries([...codeNames, ...languages].map((name) => [name, codeBlock])),
});
