import type { Element, ElementContent, Root } from 'hast';
import { figureOf, readFigure } from './figures';
import type { Surroundings } from './import-context';
import { joinTwins, tidy } from './inline';
import { readListing } from './listings';
import { headingAnchor } from './old-site';
import type { PictureShelf } from './pictures';
import { readUrl } from './plain-text';
import {
  attribute,
  element,
  findAll,
  hasClass,
  isBlank,
  isBlock,
  isElement,
  link,
  listRuns,
  paragraph,
  textOf,
} from './tree';
import { getVideoPage } from './videos';

/** What would act, or shows nothing without what it acts with. */
const refused = [
  'script',
  'form',
  'object',
  'embed',
  'applet',
  'canvas',
  'svg',
  'math',
  'frameset',
  'dialog',
];
const dropped = [
  'style',
  'template',
  'noscript',
  'link',
  'meta',
  'title',
  'base',
  'button',
  'select',
  'textarea',
];
const twins: Record<string, string> = { b: 'strong', i: 'em', s: 'del', strike: 'del' };
/** Attributes that mean something to what becomes of their elements */
const kept = [
  'href',
  'lang',
  'title',
  'start',
  'align',
  'checked',
  'type',
  'name',
  'src',
  'alt',
  'colSpan',
  'rowSpan',
];

/**
 * Leaves of a tree what an article's text may hold: nothing that acts, figures with their files' names, links that lead
 * somewhere. It notes what it leaves out.
 */
export function cleanTree(tree: Root, shelf: PictureShelf, surroundings: Surroundings): void {
  const { note } = surroundings;
  const anchors = new Map(
    findAll(tree, (node) => /^h[1-6]$/.test(node.tagName)).flatMap((heading) => {
      const id = attribute(heading, 'id');
      return id ? [[id, headingAnchor(textOf(heading))] as const] : [];
    }),
  );
  const clean = (nodes: ElementContent[]): ElementContent[] => joinTwins(nodes.flatMap(cleanNode));

  function cleanNode(node: ElementContent): ElementContent[] {
    if (node.type === 'text') {
      const value = node.value.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, '');
      return [{ type: 'text', value }];
    }
    if (node.type !== 'element') return [];
    const { tagName } = node;
    if (dropped.includes(tagName)) return [];
    if (refused.includes(tagName)) return refuse(node);
    if (tagName === 'iframe') return readFrame(node);
    if (tagName === 'video' || tagName === 'audio') return readMedia(node);
    if (tagName === 'img') return figureOf(node, null, shelf, surroundings);
    if (tagName === 'figure') return readFigure(node, shelf, surroundings, clean);
    if (tagName === 'input' && attribute(node, 'type') !== 'checkbox') return [];
    if (tagName === 'pre') return [readListing(node)];
    if (tagName === 'details') return clean(unfold(node));
    const children = clean(node.children);
    if (tagName === 'a') return readLink(node, children);
    if (['p', 'div'].includes(tagName)) return [readLine(node, children)];
    return tidy({
      type: 'element',
      tagName: twins[tagName] ?? tagName,
      properties: keep(node),
      children: /^[uo]l$/.test(tagName) ? listItems(children) : children,
    });
  }

  function refuse(node: Element): ElementContent[] {
    const source = readUrl(attribute(node, 'src'));
    if (node.tagName === 'script' && source?.hostname === 'gist.github.com') {
      const page = source.href.replace(/\.js(?=$|\?)/, '');
      return [paragraph(link(page, page))];
    }
    note(`an element that has no place in a text was left out: ${node.tagName}`);
    return [];
  }

  function readFrame(node: Element): ElementContent[] {
    const src = attribute(node, 'src') || attribute(node, 'dataSrc');
    const video = getVideoPage(src);
    const url = readUrl(src.startsWith('//') ? `https:${src}` : src);
    const page = video ?? (url?.protocol === 'mailto:' ? null : url?.href);
    if (!page) return [];
    if (!video) note(`what was embedded is now a link: ${page}`);
    const title = attribute(node, 'title');
    const said =
      title && !/^(?:youtube|vimeo) (?:video )?player$|embed/i.test(title) ? title : page;
    return [paragraph(link(page, said))];
  }

  function readMedia(node: Element): ElementContent[] {
    const source = findAll(node, (inner) => inner.tagName === 'source')[0];
    const src = attribute(node, 'src') || attribute(source, 'src');
    const target = src && surroundings.resolveLink(src);
    if (!target) return [];
    note(`${node.tagName === 'audio' ? 'an audio' : 'a video'} file is now a link: ${target}`);
    const name = decodeURIComponent(encodeURIComponent(target.replace(/^.*\//, '')));
    return [paragraph(link(target, attribute(node, 'title') || name))];
  }

  function readLink(node: Element, children: ElementContent[]): ElementContent[] {
    const href = attribute(node, 'href');
    const anchor = href.startsWith('#') ? anchors.get(href.slice(1)) : undefined;
    const target = href.startsWith('#') ? anchor : href && surroundings.resolveLink(href);
    return target ? tidy({ ...node, properties: { href: target }, children }) : children;
  }

  tree.children = clean(tree.children as ElementContent[]);
}

/** Words between the items of a list are an item too. */
function listItems(children: ElementContent[]): ElementContent[] {
  return listRuns(children).flatMap((run) => (isBlock(run[0]) ? run : [element('li', {}, ...run)]));
}

/** A line that is only an address: what WordPress embeds, and what is a link in any case. */
function readLine(node: Element, children: ElementContent[]): Element {
  const [only] = children;
  const text =
    only?.type === 'text' && children.every(isBlank) === false
      ? textOf({ ...node, children }).trim()
      : '';
  const lone = children.filter((child) => !isBlank(child)).length === 1;
  const page =
    lone && /^https?:\/\/\S+$/.test(text) ? (getVideoPage(text) ?? readUrl(text)?.href) : null;
  if (page) return paragraph(link(page, page));
  const lang = attribute(node, 'lang');
  const spoken =
    lang && !children.some(isBlock) ? [element('span', { lang }, ...children)] : children;
  return { ...node, properties: {}, children: spoken };
}

/** What unfolds at a click is a section of its own: under the lowest heading, for it belongs to the one it stands in. */
function unfold(node: Element): ElementContent[] {
  const isSummary = (child: ElementContent) => isElement(child, 'summary');
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const heading = isElement(summary) ? [element('h6', {}, textOf(summary).trim())] : [];
  return [...heading, ...node.children.filter((child) => !isSummary(child))];
}

function keep(node: Element) {
  const properties = Object.fromEntries(
    kept.flatMap((name) => (name in node.properties ? [[name, node.properties[name]]] : [])),
  );
  if (hasClass(node, 'has-text-align-right') && /^t[dh]$/.test(node.tagName))
    properties.align = 'right';
  if (hasClass(node, 'has-text-align-center') && /^t[dh]$/.test(node.tagName))
    properties.align = 'center';
  return properties;
}
