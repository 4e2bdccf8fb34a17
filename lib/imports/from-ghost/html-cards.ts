import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { attribute, element, findElement, hasClass, replaceElements } from '@/lib/markdown/hast';
import { link, paragraph, text } from '../html/tree';
import type { Warn } from '../import-context';

type Card = (card: Element) => ElementContent[];

/** Turns Ghost's cards into plain elements. Pictures, galleries, embeds and code blocks already are. */
const cards: Record<string, Card> = {
  'kg-bookmark-card': (card) => {
    const href = attribute(find(card, 'kg-bookmark-container') ?? find(card, 'a'), 'href');
    const description = wordsOf(card, 'kg-bookmark-description');
    const title = link(href, wordsOf(card, 'kg-bookmark-title') || href);
    return [
      description ? paragraph(title, element('br'), description) : paragraph(title),
      ...toParagraph(card, 'figcaption'),
    ];
  },
  'kg-callout-card': (card) => [
    element(
      'blockquote',
      {},
      paragraph(
        text(`${wordsOf(card, 'kg-callout-emoji')} `.trimStart()),
        ...contentOf(card, 'kg-callout-text'),
      ),
    ),
  ],
  // The lowest heading level, because it belongs to the section around it.
  'kg-toggle-card': (card) => [
    element('h6', {}, wordsOf(card, 'kg-toggle-heading-text')),
    ...contentOf(card, 'kg-toggle-content'),
  ],
  'kg-button-card': toLink,
  'kg-header-card': (card) => [
    ...toFigure(card),
    ...take(card, 'h1', 'h2').map((heading) => element('h2', {}, textOf(heading))),
    ...toParagraph(card, 'kg-header-card-subheader', 'kg-header-card-subheading'),
    ...toLink(card),
  ],
  'kg-product-card': (card) => [
    ...toFigure(card),
    element('h6', {}, wordsOf(card, 'kg-product-card-title')),
    ...contentOf(card, 'kg-product-card-description'),
    ...take(card, 'kg-product-card-button').map((button) => paragraph(button)),
  ],
  'kg-video-card': (card) => [...take(card, 'video'), ...toParagraph(card, 'figcaption')],
  'kg-audio-card': (card) =>
    take(card, 'audio').map((audio) => {
      const title = wordsOf(card, 'kg-audio-title');
      return element('audio', { src: attribute(audio, 'src'), title });
    }),
  'kg-file-card': (card) => {
    const name = wordsOf(card, 'kg-file-card-title') || wordsOf(card, 'kg-file-card-filename');
    return [
      paragraph(link(attribute(find(card, 'a'), 'href'), name)),
      paragraph(wordsOf(card, 'kg-file-card-caption')),
    ];
  },
};

const removedCards: Record<string, string> = {
  'kg-signup-card': 'a sign-up form',
  'kg-email-card': 'content shown in e-mails only',
  'kg-email-cta-card': 'content shown in e-mails only',
  'kg-paywall-card': 'a paywall notice',
};

export function convertGhostCards(tree: Root, warn: Warn): void {
  replaceElements(tree, (node) => {
    const { className } = node.properties;
    for (const name of Array.isArray(className) ? className : []) {
      if (Object.hasOwn(cards, name)) return cards[name]?.(node);
      if (!Object.hasOwn(removedCards, name)) continue;
      warn('card-removed', removedCards[name]);
      return [];
    }
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

/** @param names of elements or classes */
function find(card: Element, ...names: string[]): Element | null {
  return findElement(card, (node) =>
    names.some((name) => node.tagName === name || hasClass(node, name)),
  );
}

function take(card: Element, ...names: string[]): Element[] {
  const found = find(card, ...names);
  return found ? [found] : [];
}

function contentOf(card: Element, ...names: string[]): ElementContent[] {
  return find(card, ...names)?.children ?? [];
}

function wordsOf(card: Element, name: string): string {
  return take(card, name).map(textOf).join('').trim();
}

function toParagraph(card: Element, ...names: string[]): ElementContent[] {
  return take(card, ...names).map(({ children }) => paragraph(...children));
}

function toFigure(card: Element): ElementContent[] {
  return take(card, 'img').map((picture) => element('figure', {}, picture));
}

function toLink(card: Element): ElementContent[] {
  return take(card, 'a').map((anchor) => paragraph(anchor));
}
