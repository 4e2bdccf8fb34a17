import type { Surroundings } from '../import-context';

export type Attachment = { id: string; url: string; alt: string; caption: string; parent: string };

export type Tag = { name: string; attributes: Record<string, string>; inner: string };
export type Context = {
  attachments: Map<string, Attachment>;
  /** The article's id: a gallery without a list shows what was uploaded to it */
  id: string;
  note: Surroundings['note'];
};

type Reader = (
  tag: Tag,
  context: Context,
  footnotes: string[],
  expand: (source: string) => string,
) => string;

const caption: Reader = ({ attributes, inner }, _context, _footnotes, expand) => {
  const [, picture = '', words = ''] =
    /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner) ?? [];
  if (!picture) return expand(inner);
  const said = words.trim() || attributes.caption || '';
  return `<figure>${picture}<figcaption>${said}</figcaption></figure>`;
};

const gallery: Reader = ({ attributes }, { attachments, id, note }) => {
  const listed = (attributes.ids ?? attributes.include ?? '').split(/[\s,]+/).filter(Boolean);
  const found = listed.flatMap((each) => attachments.get(each) ?? []);
  const own = [...attachments.values()].filter(({ parent }) => parent === id);
  const pictures = (listed.length > 0 ? found : own).filter(({ url }) =>
    /\.(?:jpe?g|png|gif|webp|avif)$/i.test(url),
  );
  const missing = listed.length > 0 ? listed.length - pictures.length : 0;
  if (missing > 0)
    note(`${missing} of the ${listed.length} pictures of a gallery are not in the export`);
  return pictures
    .map(
      ({ url, alt, caption: words }) =>
        `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"><figcaption>${words}</figcaption></figure>`,
    )
    .join('');
};

const listing: Reader = ({ name, attributes, inner }) => {
  const language =
    attributes.language ?? attributes.lang ?? (/^(?:source)?code$/.test(name) ? '' : name);
  // Editors kept the text as HTML or as it is: both read the same once escaped once.
  const text = inner.replace(/^\n|\n$/g, '').replaceAll('<', '&lt;');
  return `<pre><code class="language-${escapeHtml(language)}">${text}</code></pre>`;
};

const page: Reader = ({ name, attributes, inner }) => {
  const said = (
    inner ||
    attributes[''] ||
    attributes.src ||
    attributes.url ||
    attributes.id ||
    ''
  ).trim();
  const words = said.replace(/<[^>]*>/g, '');
  const hosts: Record<string, string> = {
    youtube: 'https://www.youtube.com/watch?v=',
    vimeo: 'https://vimeo.com/',
  };
  const url = /^https?:/.test(words) ? words : words && hosts[name] ? hosts[name] + words : '';
  return url ? `<p>${escapeHtml(url.replaceAll('&amp;', '&'))}</p>` : '';
};

const media: Reader = ({ name, attributes, inner }) => {
  const kinds = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'mp3', 'm4a', 'ogg', 'wav'];
  const src =
    kinds.map((kind) => attributes[kind]).find(Boolean) ?? /https?:[^\s"'<>\]]+/.exec(inner)?.[0];
  if (!src) return '';
  if (/^https?:\/\/(?:[\w.]+\.)?(?:youtube|youtu|vimeo|dailymotion)\./.test(src))
    return `<p>${escapeHtml(src)}</p>`;
  return `<${name} src="${escapeHtml(src.replaceAll('&amp;', '&'))}"></${name}>`;
};

const footnote: Reader = ({ inner }, _context, footnotes, expand) => {
  const number = footnotes.push(expand(inner).trim());
  return `<sup><a href="#efn-${number}">${number}</a></sup>`;
};

/** By name: without a prototype, for names come from the text. */
export const shortcodeReaders: Record<string, Reader> = Object.assign(Object.create(null), {
  caption,
  wp_caption: caption,
  gallery,
  embed: page,
  youtube: page,
  vimeo: page,
  video: media,
  audio: media,
  efn_note: footnote,
  footnote,
  ...Object.fromEntries(
    ['code', 'sourcecode', 'php', 'python', 'javascript', 'bash', 'sql', 'css', 'html', 'xml'].map(
      (name) => [name, listing],
    ),
  ),
});

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
