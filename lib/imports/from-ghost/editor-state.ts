import type { ElementContent, Root } from 'hast';
import * as z from 'zod';
import { element } from '@/lib/markdown/hast';
import { paragraph, text as textNode } from '../html/tree';
import type { Warn } from '../import-context';
import { parseJson } from '../text';
import { readCard, rootOf } from './editor-cards';

const lexicalNode = z.looseObject({
  type: z.string(),
  text: z.string().catch(''),
  format: z.unknown().optional(),
  tag: z.string().catch(''),
  url: z.string().catch(''),
  listType: z.string().catch(''),
  children: z.array(z.unknown()).catch([]),
});

/** Lexical's bit mask of text formats */
const formats: [bit: number, tagName: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 'del'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

/** Ghost 5 and later; null if the text is not a Lexical document. */
export function parseLexical(json: string, warn: Warn): Root | null {
  const document = z.looseObject({ root: lexicalNode }).safeParse(parseJson(json));
  if (!document.success) return null;
  const readAll = (nodes: unknown[]) => nodes.flatMap(readNode);

  function readNode(raw: unknown): ElementContent[] {
    const parsed = lexicalNode.safeParse(raw);
    if (!parsed.success) return [];
    const { type, text, format, tag, url, listType, children } = parsed.data;
    const inner = () => readAll(children);
    switch (type.replace(/^extended-/, '')) {
      case 'text':
        return [applyFormats(text, Number(format))];
      case 'linebreak':
        return [element('br')];
      case 'paragraph':
        return [paragraph(...inner())];
      case 'heading':
        return [element(/^h[1-6]$/.test(tag) ? tag : 'h2', {}, ...inner())];
      case 'quote':
      case 'aside':
        return [element('blockquote', {}, paragraph(...inner()))];
      case 'list':
        return [element(listType === 'number' ? 'ol' : 'ul', {}, ...inner())];
      case 'listitem':
        return [element('li', {}, ...inner())];
      case 'link':
      case 'autolink':
        return [element('a', { href: url }, ...inner())];
      default:
        return readCard(type, raw, warn);
    }
  }
  return rootOf(readAll(document.data.root.children));
}

function applyFormats(value: string, bits: number): ElementContent {
  return formats.reduce<ElementContent>(
    (inner, [bit, tagName]) => (bits & bit ? element(tagName, {}, inner) : inner),
    textNode(value),
  );
}

const mobiledoc = z.looseObject({
  cards: z.array(z.tuple([z.string()], z.unknown())).catch([]),
  atoms: z.array(z.tuple([z.string()], z.unknown())).catch([]),
  markups: z.array(z.tuple([z.string()], z.unknown())).catch([]),
  sections: z.array(z.array(z.unknown())),
});
const markers = z.array(z.tuple([z.number(), z.array(z.number()), z.number(), z.unknown()]));

/** Ghost 1 to 4; null if the text is not a Mobiledoc document. */
export function parseMobiledoc(json: string, warn: Warn): Root | null {
  const document = mobiledoc.safeParse(parseJson(json));
  if (!document.success) return null;
  const { cards, atoms, markups, sections } = document.data;

  function readMarkers(raw: unknown): ElementContent[] {
    const line = element('span');
    const open = [line];
    for (const [kind, opened, closed, value] of markers.safeParse(raw).data ?? []) {
      for (const index of opened) {
        const [tagName = 'span', attributes] = markups[index] ?? [];
        const [name, href] = Array.isArray(attributes) ? attributes : [];
        const mark = element(tagName, name === 'href' ? { href: String(href) } : {});
        open.at(-1)?.children.push(mark);
        open.push(mark);
      }
      const isSoftReturn = kind === 1 && atoms[Number(value)]?.[0] === 'soft-return';
      const content = textNode(kind === 0 ? String(value) : '');
      open.at(-1)?.children.push(isSoftReturn ? element('br') : content);
      for (let count = 0; count < closed && open.length > 1; count += 1) open.pop();
    }
    return line.children;
  }

  const children = sections.flatMap(([kind, name, content]): ElementContent[] => {
    if (kind === 1) return readSection(String(name), readMarkers(content));
    if (kind === 2) return [element('figure', {}, element('img', { src: String(name) }))];
    if (kind === 3) {
      const items = Array.isArray(content) ? content : [];
      const list = items.map((item) => element('li', {}, ...readMarkers(item)));
      return [element(name === 'ol' ? 'ol' : 'ul', {}, ...list)];
    }
    const [type, payload] = cards[Number(name)] ?? [];
    return kind === 10 && type ? readCard(type, payload, warn) : [];
  });
  return rootOf(children);
}

function readSection(name: string, line: ElementContent[]): ElementContent[] {
  if (/^h[1-6]$/.test(name)) return [element(name, {}, ...line)];
  return name === 'p' ? [paragraph(...line)] : [element('blockquote', {}, paragraph(...line))];
}
