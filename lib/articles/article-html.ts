import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import type { Locale } from '@/lib/i18n/locales';
import { getImageId, type StoredImage } from '@/lib/markdown/pictures';
import { renderMarkdown } from '@/lib/markdown/render-markdown';
import { imageUrl } from '@/lib/media/variants';

type HtmlOptions = {
  locale: Locale;
  url: string;
  images?: readonly StoredImage[];
};

/** HTML for feeds: absolute URLs, without the classes, ids and ARIA attributes of the site's pages. */
export function renderArticleHtml(markdown: string, { locale, url, images }: HtmlOptions): string {
  const { tree } = renderMarkdown(markdown, { locale, images });
  return toHtml(simplify(tree, url)).trim();
}

const wrappers = ['span', 'div'];
const allowedProperties = new Set(
  'href src alt width height lang dir cite title dateTime colSpan rowSpan scope start reversed value open'.split(
    ' ',
  ),
);

function simplify(tree: Root, url: string): Root {
  visit(tree, 'element', (node, index, parent) => {
    const isAnchor = [node.properties.className].flat().includes('anchor');
    makeAbsolute(node, url);
    const { align, language } = readMeaningfulClasses(node);
    node.properties = Object.fromEntries(
      Object.entries(node.properties).filter(([name]) => allowedProperties.has(name)),
    );
    if (align) node.properties.align = align;
    if (language) node.properties.className = [language];
    const isBareWrapper =
      wrappers.includes(node.tagName) && Object.keys(node.properties).length === 0;
    if (!(isAnchor || isBareWrapper) || !parent || index === undefined) return;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
  return tree;
}

function makeAbsolute(node: Element, url: string): void {
  const { properties } = node;
  const id = getImageId(properties.src);
  if (node.tagName === 'img' && id) properties.src = imageUrl(id, 1200, 'webp');
  for (const name of ['href', 'src', 'cite'] as const) {
    const value = properties[name];
    if (typeof value !== 'string') continue;
    if (URL.canParse(value, url)) properties[name] = new URL(value, url).href;
    else delete properties[name];
  }
}

function readMeaningfulClasses({ properties, tagName }: Element): {
  align?: string;
  language?: string;
} {
  const classes = [properties.className].flat().map(String);
  if (tagName === 'code') {
    return { language: classes.find((name) => name.startsWith('language-')) };
  }
  if (tagName !== 'td' && tagName !== 'th') return {};
  if (classes.includes('end')) return { align: 'right' };
  return classes.includes('center') ? { align: 'center' } : {};
}
