import type { Element, ElementContent, Root } from 'hast';
import type { Surroundings } from '../import-context';
import {
  attribute,
  element,
  find,
  hasClass,
  isElement,
  link,
  paragraph,
  replaceElements,
  textOf,
} from '../tree';

type Card = (card: Element, note: Surroundings['note']) => ElementContent[];

/** Each of Ghost's cards as plain elements. Pictures, galleries, embeds and listings are plain already. */
const cards: Record<string, Card> = {
  'kg-bookmark-card': (card) => {
    const container = part(card, 'kg-bookmark-container') ?? find(card, isLink);
    const title = words(card, 'kg-bookmark-title') || attribute(container, 'href');
    const caption = find(card, (node) => node.tagName === 'figcaption');
    return [
      paragraph(link(attribute(container, 'href'), title)),
      ...(caption ? [paragraph(...caption.children)] : []),
    ];
  },
  'kg-callout-card': (card) => [
    element('blockquote', {}, paragraph(...(part(card, 'kg-callout-text')?.children ?? []))),
  ],
  // The lowest heading, for it belongs to the section that it stands in.
  'kg-toggle-card': (card) => [
    element('h6', {}, words(card, 'kg-toggle-heading-text')),
    ...(part(card, 'kg-toggle-content')?.children ?? []),
  ],
  'kg-button-card': (card) => linkLine(find(card, isLink)),
  'kg-header-card': (card) => [
    ...found(card, (node) => node.tagName === 'img').map((picture) =>
      element('figure', {}, picture),
    ),
    ...found(card, (node) => /^h[12]$/.test(node.tagName)).map((heading) =>
      element('h2', {}, textOf(heading)),
    ),
    ...found(card, (node) => /kg-header-card-subhead/.test(classes(node))).map((node) =>
      paragraph(...node.children),
    ),
    ...linkLine(find(card, isLink)),
  ],
  'kg-product-card': (card) => [
    ...found(card, (node) => node.tagName === 'img').map((picture) =>
      element('figure', {}, picture),
    ),
    element('h6', {}, words(card, 'kg-product-card-title')),
    ...(part(card, 'kg-product-card-description')?.children ?? []),
    ...linkLine(part(card, 'kg-product-card-button')),
  ],
  'kg-video-card': (card) => [
    ...found(card, (node) => node.tagName === 'video'),
    ...found(card, (node) => node.tagName === 'figcaption').map((caption) =>
      paragraph(...caption.children),
    ),
  ],
  'kg-audio-card': (card) =>
    found(card, (node) => node.tagName === 'audio').map((audio) =>
      element('audio', { src: attribute(audio, 'src'), title: words(card, 'kg-audio-title') }),
    ),
  'kg-file-card': (card, note) => {
    const name = words(card, 'kg-file-card-title') || words(card, 'kg-file-card-filename');
    note(`a file to download was not taken: ${name}`);
    return [
      paragraph(link(attribute(find(card, isLink), 'href'), name)),
      paragraph(words(card, 'kg-file-card-caption')),
    ];
  },
  'kg-signup-card': (_, note) => leave('a form to sign up', note),
  'kg-email-card': (_, note) => leave('a part that only mails showed', note),
  'kg-email-cta-card': (_, note) => leave('a part that only mails showed', note),
  'kg-paywall-card': (_, note) => leave('a notice to subscribers', note),
};

export function readGhostCards(tree: Root, note: Surroundings['note']): void {
  replaceElements(tree, (node) => {
    const { className } = node.properties;
    const name = Array.isArray(className) && className.find((each) => String(each) in cards);
    return name ? cards[name]?.(node, note) : undefined;
  });
}

const gated =
  /<!--\s*kg-gated-block:begin\s+([^\n]*?)-->((?:(?!<!--\s*kg-gated-block:)[\s\S])*)<!--\s*kg-gated-block:end\s*-->/g;

/** What Ghost shows to members only has no place in what everybody reads. */
export function dropGatedBlocks(html: string, note: Surroundings['note']): string {
  return html.replace(gated, (_, parameters: string, inner: string) => {
    if (!/nonMember:["']?false/.test(parameters)) return inner;
    note('a part that only members saw was left out');
    return '';
  });
}

function leave(what: string, note: Surroundings['note']): ElementContent[] {
  note(`${what} was left out`);
  return [];
}

const isLink = (node: Element) => node.tagName === 'a';
const classes = (node: Element) => attribute(node, 'className').replaceAll(',', ' ');

function part(card: Element, className: string): Element | null {
  return find(card, (node) => hasClass(node, className));
}

function words(card: Element, className: string): string {
  const node = part(card, className);
  return node ? textOf(node).trim() : '';
}

function found(card: Element, fits: (node: Element) => boolean): Element[] {
  const node = find(card, fits);
  return node ? [node] : [];
}

function linkLine(node: Element | null): ElementContent[] {
  return isElement(node ?? undefined, 'a') ? [paragraph(node)] : [];
}
