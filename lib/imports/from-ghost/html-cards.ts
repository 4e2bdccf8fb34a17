import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import {
  attribute,
  element,
  findElement,
  hasClass,
  isElement,
  replaceElements,
} from '@/lib/markdown/hast';
import { link, paragraph, text } from '../html/tree';
import type { Warn } from '../import-context';

type Card = (card: Element, warn: Warn) => ElementContent[];

/** Turns Ghost's cards into plain elements. Pictures, galleries, embeds and code blocks already are. */
const cards: Record<string, Card> = {
  'kg-bookmark-card': (card) => {
    const container = findByClass(card, 'kg-bookmark-container') ?? findElement(card, isLink);
    const title = textByClass(card, 'kg-bookmark-title') || attribute(container, 'href');
    const description = textByClass(card, 'kg-bookmark-description');
    const caption = findElement(card, (node) => node.tagName === 'figcaption');
    return [
      paragraph(
        link(attribute(container, 'href'), title),
        ...(description ? [element('br'), text(description)] : []),
      ),
      ...(caption ? [paragraph(...caption.children)] : []),
    ];
  },
  'kg-callout-card': (card) => [
    element(
      'blockquote',
      {},
      paragraph(
        text(`${textByClass(card, 'kg-callout-emoji')} `.trimStart()),
        ...(findByClass(card, 'kg-callout-text')?.children ?? []),
      ),
    ),
  ],
  // The lowest heading level, because it belongs to the section around it.
  'kg-toggle-card': (card) => [
    element('h6', {}, textByClass(card, 'kg-toggle-heading-text')),
    ...(findByClass(card, 'kg-toggle-content')?.children ?? []),
  ],
  'kg-button-card': (card) => toLinkParagraph(findElement(card, isLink)),
  'kg-header-card': (card) => [
    ...findAsList(card, (node) => node.tagName === 'img').map((picture) =>
      element('figure', {}, picture),
    ),
    ...findAsList(card, (node) => /^h[12]$/.test(node.tagName)).map((heading) =>
      element('h2', {}, textOf(heading)),
    ),
    ...findAsList(card, (node) => /kg-header-card-subhead/.test(classes(node))).map((node) =>
      paragraph(...node.children),
    ),
    ...toLinkParagraph(findElement(card, isLink)),
  ],
  'kg-product-card': (card) => [
    ...findAsList(card, (node) => node.tagName === 'img').map((picture) =>
      element('figure', {}, picture),
    ),
    element('h6', {}, textByClass(card, 'kg-product-card-title')),
    ...(findByClass(card, 'kg-product-card-description')?.children ?? []),
    ...toLinkParagraph(findByClass(card, 'kg-product-card-button')),
  ],
  'kg-video-card': (card) => [
    ...findAsList(card, (node) => node.tagName === 'video'),
    ...findAsList(card, (node) => node.tagName === 'figcaption').map((caption) =>
      paragraph(...caption.children),
    ),
  ],
  'kg-audio-card': (card) =>
    findAsList(card, (node) => node.tagName === 'audio').map((audio) =>
      element('audio', {
        src: attribute(audio, 'src'),
        title: textByClass(card, 'kg-audio-title'),
      }),
    ),
  'kg-file-card': (card) => {
    const name =
      textByClass(card, 'kg-file-card-title') || textByClass(card, 'kg-file-card-filename');
    return [
      paragraph(link(attribute(findElement(card, isLink), 'href'), name)),
      paragraph(textByClass(card, 'kg-file-card-caption')),
    ];
  },
  'kg-signup-card': (_, warn) => removeCard('a sign-up form', warn),
  'kg-email-card': (_, warn) => removeCard('content shown in e-mails only', warn),
  'kg-email-cta-card': (_, warn) => removeCard('content shown in e-mails only', warn),
  'kg-paywall-card': (_, warn) => removeCard('a paywall notice', warn),
};

export function convertGhostCards(tree: Root, warn: Warn): void {
  replaceElements(tree, (node) => {
    const { className } = node.properties;
    const name = Array.isArray(className) && className.find((each) => Object.hasOwn(cards, each));
    return name ? cards[name]?.(node, warn) : undefined;
  });
}

const gated =
  /<!--\s*kg-gated-block:begin\s+([^\n]*?)-->((?:(?!<!--\s*kg-gated-block:)[\s\S])*)<!--\s*kg-gated-block:end\s*-->/g;

export function removeGatedBlocks(html: string, warn: Warn): string {
  return html.replace(gated, (_, parameters: string, inner: string) => {
    if (!/nonMember:["']?false/.test(parameters)) return inner;
    warn('members-only-removed');
    return '';
  });
}

function removeCard(what: string, warn: Warn): ElementContent[] {
  warn('card-removed', what);
  return [];
}

const isLink = (node: Element) => node.tagName === 'a';
const classes = (node: Element) => attribute(node, 'className').replaceAll(',', ' ');

function findByClass(card: Element, className: string): Element | null {
  return findElement(card, (node) => hasClass(node, className));
}

function textByClass(card: Element, className: string): string {
  const node = findByClass(card, className);
  return node ? textOf(node).trim() : '';
}

function findAsList(card: Element, matches: (node: Element) => boolean): Element[] {
  const node = findElement(card, matches);
  return node ? [node] : [];
}

function toLinkParagraph(node: Element | null): ElementContent[] {
  return isElement(node ?? undefined, 'a') ? [paragraph(node)] : [];
}
