import type { Element, ElementContent, Properties, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { attribute, element, findElements, hasClass, isElement } from '@/lib/markdown/hast';
import type { ImportContext } from '../import-context';
import { parseUrl } from '../urls';
import { getVideoPage } from '../videos';
import { convertCodeBlock } from './code-blocks';
import { headingAnchor } from './heading-levels';
import { mergeAdjacentElements, trimInlineElement } from './inline';
import { convertStyledSpan } from './inline-styles';
import type { PictureRegistry } from './picture-registry';
import { convertFigure, convertPicture, isFigure } from './pictures-to-figures';
import { isBlank, isBlock, link, paragraph, splitIntoRuns, text } from './tree';

/** Removed with a warning: readers would miss their content. */
const unsupportedTags = `script form applet canvas svg math frameset dialog`.split(' ');
const ignoredTags =
  `style template noscript link meta title base button select textarea param`.split(' ');
const tagAliases = new Map(Object.entries({ b: 'strong', i: 'em', s: 'del', strike: 'del' }));
const allowedAttributes = `lang title start align checked type name colSpan rowSpan`.split(' ');

/** Removes everything that an article's text may not contain, active content above all, and converts pictures, embeds and links. */
export function cleanTree(tree: Root, registry: PictureRegistry, context: ImportContext): void {
  const { warn } = context;
  const anchors = new Map(
    findElements(tree, (node) => /^h[1-6]$/.test(node.tagName)).flatMap((heading) => {
      const id = attribute(heading, 'id');
      return id ? [[id, headingAnchor(textOf(heading))] as const] : [];
    }),
  );
  const clean = (nodes: ElementContent[]): ElementContent[] =>
    mergeAdjacentElements(nodes.flatMap(cleanNode));

  function cleanNode(node: ElementContent): ElementContent[] {
    if (node.type === 'text') return [text(removeControlCharacters(node.value))];
    if (node.type !== 'element') return [];
    const { tagName } = node;
    if (ignoredTags.includes(tagName)) return [];
    if (unsupportedTags.includes(tagName)) return removeUnsupported(node);
    if (tagName === 'iframe') return convertFrame(node);
    if (tagName === 'object' || tagName === 'embed') return convertPlayer(node);
    if (tagName === 'video' || tagName === 'audio') return convertMedia(node);
    if (tagName === 'img') return convertPicture(node, null, registry, context);
    if (isFigure(node)) return convertFigure(node, registry, context, clean);
    if (tagName === 'input' && attribute(node, 'type') !== 'checkbox') return [];
    if (tagName === 'pre') return [convertCodeBlock(node)];
    if (tagName === 'font' || (tagName === 'span' && attribute(node, 'style')))
      return clean(convertStyledSpan(node));
    const children = clean(node.children);
    if (tagName === 'a') return convertLink(node, children);
    // The name of the element that convertFigure makes
    if (tagName === 'gallery') return children;
    if (['p', 'div'].includes(tagName)) return [convertParagraph(node, children)];
    return trimInlineElement({
      type: 'element',
      tagName: tagAliases.get(tagName) ?? tagName,
      properties: filterAttributes(node),
      children: /^[uo]l$/.test(tagName) ? wrapLooseContent(children) : children,
    });
  }

  function removeUnsupported(node: Element): ElementContent[] {
    const { tagName } = node;
    const source = parseAddress(attribute(node, 'src') || attribute(node, 'action'));
    if (tagName === 'script' && source?.hostname === 'gist.github.com') {
      const page = source.href.replace(/\.js(?=$|\?)/, '');
      return [paragraph(link(page, page))];
    }
    warn('element-removed', source ? `${tagName} (${source.href})` : tagName);
    return [];
  }

  function convertFrame(node: Element): ElementContent[] {
    const src = attribute(node, 'src') || attribute(node, 'dataSrc');
    const title = attribute(node, 'title');
    const isGeneric = /^(?:youtube|vimeo) (?:video )?player$|embed/i.test(title);
    return convertEmbed(node.tagName, [src], isGeneric ? '' : title);
  }

  /** What showed videos before 2012; its content is for browsers without the plug-in. */
  function convertPlayer(node: Element): ElementContent[] {
    const parts = findElements(node, ({ tagName }) => /^(?:param|embed)$/.test(tagName));
    const addresses = [node, ...parts].flatMap((part) => [
      attribute(part, 'src'),
      attribute(part, 'data'),
      /^(?:movie|src)$/i.test(attribute(part, 'name')) ? attribute(part, 'value') : '',
    ]);
    const rest = clean(node.children.filter((child) => !isElement(child, 'param', 'embed')));
    const showsOther = rest.some((child) => !isBlank(child));
    return showsOther && !addresses.some(getVideoPage)
      ? rest
      : convertEmbed(node.tagName, addresses);
  }

  function convertEmbed(tagName: string, addresses: string[], title = ''): ElementContent[] {
    const video = addresses.map(getVideoPage).find((page) => page !== null);
    const url = addresses.map(parseAddress).find((each) => each && each.protocol !== 'mailto:');
    const page = video ?? url?.href;
    if (page && !video) warn('embed-to-link', page);
    if (page) return [paragraph(link(page, title || page))];
    warn('element-removed', tagName);
    return [];
  }

  function convertMedia(node: Element): ElementContent[] {
    const source = findElements(node, (inner) => inner.tagName === 'source')[0];
    const src = attribute(node, 'src') || attribute(source, 'src');
    const target = src && context.resolveLink(src);
    if (!target) {
      warn('element-removed', node.tagName);
      return [];
    }
    warn('media-to-link', target);
    const name = decodeURIComponent(encodeURIComponent(target.replace(/^.*\//, '')));
    return [paragraph(link(target, attribute(node, 'title') || name))];
  }

  function convertLink(node: Element, children: ElementContent[]): ElementContent[] {
    const href = attribute(node, 'href');
    const anchor = href.startsWith('#') ? anchors.get(href.slice(1)) : undefined;
    const target = href.startsWith('#') ? anchor : href && context.resolveLink(href);
    return target
      ? trimInlineElement({ ...node, properties: { href: target }, children })
      : children;
  }

  tree.children = clean(tree.children as ElementContent[]);
}

function removeControlCharacters(value: string): string {
  return value.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, '');
}

function wrapLooseContent(children: ElementContent[]): ElementContent[] {
  return splitIntoRuns(children).flatMap((run) =>
    isBlock(run[0]) ? run : [element('li', {}, ...run)],
  );
}

/** A paragraph that is only a URL becomes a link: WordPress embeds these. */
function convertParagraph(node: Element, children: ElementContent[]): Element {
  const content = children.filter((child) => !isBlank(child));
  const words =
    children[0]?.type === 'text' && content.length === 1
      ? textOf({ ...node, children }).trim()
      : '';
  const page = /^https?:\/\/\S+$/.test(words)
    ? (getVideoPage(words) ?? (parseUrl(words) && words))
    : null;
  if (page) return paragraph(link(page, page));
  const lang = attribute(node, 'lang');
  const marked =
    lang && !children.some(isBlock) ? [element('span', { lang }, ...children)] : children;
  return { ...node, properties: {}, children: marked };
}

function parseAddress(address: string): URL | null {
  return parseUrl(address.startsWith('//') ? `https:${address}` : address);
}

function filterAttributes(node: Element): Properties {
  const properties = Object.fromEntries(
    Object.entries(node.properties).filter(([name]) => allowedAttributes.includes(name)),
  );
  if (!/^t[dh]$/.test(node.tagName)) return properties;
  const align = ['center', 'right'].find((side) => hasClass(node, `has-text-align-${side}`));
  return align ? { ...properties, align } : properties;
}
