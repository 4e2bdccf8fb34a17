import type { ElementContent, Root, RootContent } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import * as z from 'zod';
import { element } from '@/lib/markdown/hast';
import { parseHtml } from '../html/parse-html';
import { link, paragraph } from '../html/tree';
import type { Warn } from '../import-context';

type Card = z.output<typeof cardSchema>;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const picture = z.looseObject({ src: text, alt: text, caption: text });
const cardSchema = z.looseObject({
  src: text,
  alt: text,
  caption: text,
  html: text,
  markdown: text,
  code: text,
  language: text,
  url: text,
  title: text,
  heading: text,
  content: text,
  calloutText: text,
  buttonText: text,
  buttonUrl: text,
  fileTitle: text,
  fileName: text,
  images: z.array(picture).catch([]),
  metadata: z.looseObject({ title: text, thumbnail_url: text }).nullish().catch(null),
  visibility: z
    .looseObject({ web: z.looseObject({ nonMember: z.boolean() }) })
    .nullish()
    .catch(null),
});

const markdownReader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .freeze();

export function parseGhostMarkdown(markdown: string): Root {
  return markdownReader.runSync(markdownReader.parse(markdown)) as Root;
}

function figure(pictures: z.output<typeof picture>[], caption: string): ElementContent {
  const images = pictures.map(({ src, alt }) => element('img', { src, alt }));
  return element('figure', {}, ...images, caption && element('figcaption', {}, ...html(caption)));
}

function html(source: string): ElementContent[] {
  return parseHtml(source).children as ElementContent[];
}

/** Lexical and Mobiledoc use the same names for cards and their fields. */
export function readCard(name: string, payload: unknown, warn: Warn): ElementContent[] {
  const parsed = cardSchema.safeParse(payload ?? {});
  if (!parsed.success) {
    warn(`a card could not be read: ${name}`);
    return [];
  }
  const card = parsed.data;
  if (card.visibility?.web.nonMember === false) {
    warn('members-only-removed');
    return [];
  }
  const type = name.replace(/^card-/, '');
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!read) warn(`removed an unsupported card: ${name}`);
  return read?.(card) ?? [];
}

const readers: Record<string, (card: Card) => ElementContent[]> = {
  image: (card) => [figure([card], card.caption)],
  gallery: (card) => [figure(card.images, card.caption)],
  html: (card) => html(card.html),
  markdown: (card) => parseGhostMarkdown(card.markdown).children as ElementContent[],
  code: ({ code, language }) => [
    element(
      'pre',
      {},
      element('code', { className: language ? [`language-${language}`] : [] }, code),
    ),
  ],
  codeblock: (card) => readers.code?.(card) ?? [],
  hr: () => [element('hr')],
  horizontalrule: () => [element('hr')],
  bookmark: ({ url, metadata }) => [paragraph(link(url, metadata?.title || url))],
  embed: ({ url, html: source, metadata }) =>
    metadata?.thumbnail_url
      ? [paragraph(link(url, element('img', { src: metadata.thumbnail_url, alt: metadata.title })))]
      : url
        ? [paragraph(link(url, metadata?.title || url))]
        : html(source),
  callout: ({ calloutText }) => [element('blockquote', {}, paragraph(...html(calloutText)))],
  toggle: ({ heading, content }) => [element('h6', {}, ...html(heading)), ...html(content)],
  button: ({ buttonUrl, buttonText }) => [paragraph(link(buttonUrl, buttonText))],
  video: ({ src, fileName, caption }) => [
    element('video', { src, title: fileName }),
    ...html(caption),
  ],
  audio: ({ src, title }) => [element('audio', { src, title })],
  file: ({ src, fileTitle, fileName }) => [paragraph(link(src, fileTitle || fileName || src))],
  paywall: () => [],
};

export function rootOf(children: ElementContent[]): Root {
  return { type: 'root', children: children as RootContent[] };
}
