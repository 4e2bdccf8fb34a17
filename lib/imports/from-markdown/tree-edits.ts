import type { Definition, Heading, Image, ImageReference, Link, LinkReference, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { element } from '@/lib/markdown/hast';
import { slugify } from '@/lib/markdown/slug';
import { createLevels, headingAnchor } from '../html/heading-levels';
import { createPictureRegistry } from '../html/picture-registry';
import type { ImportContext } from '../import-context';
import { decodePath } from '../urls';
import { type Edit, type ParsedBody, spanOf } from './edits';
import { editHtml } from './html-in-markdown';

const phrasing = /^(?:heading|tableCell|emphasis|strong|delete|link|linkReference)$/;

/** Pictures, links, headings and HTML. @param moveTo says which part of the text warnings are about */
export function editTree(
  { text, tree, destinations }: ParsedBody,
  title: string,
  context: ImportContext,
  moveTo: (offset: number) => void,
): { edits: Edit[]; title: string } {
  const edits: Edit[] = [];
  const registry = createPictureRegistry(context.pictures);
  const definitions = new Map<string, Definition>();
  const anchors = new Map<string, string>();
  const headings: Heading[] = [];
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type !== 'heading') return;
    headings.push(node);
    const [, words = '', id = ''] = /^(.*?)(?:\s*\{#([\w-]+)[^}]*\})?$/s.exec(textOf(node)) ?? [];
    for (const key of id ? [words, id] : [words]) anchors.set(slugify(key), headingAnchor(words));
  });

  function replaceDestination(node: Nodes, written: string): void {
    const { start, end } = spanOf(node);
    const span = destinations.findLast((one) => one.start >= start && one.end <= end);
    const needsBrackets = /[\s()<>]/.test(written);
    if (span && text.slice(span.start, span.end) !== written)
      edits.push({
        ...span,
        text: needsBrackets ? `<${written.replace(/[<>\s]/g, encodeURIComponent)}>` : written,
      });
  }

  function resolveLink(href: string): string | null {
    if (!href.startsWith('#')) return href === '' ? null : context.resolveLink(href);
    return (
      anchors.get(slugify(decodePath(href.slice(1)).replace(/^section-/, ''))) ??
      anchors.get(slugify(href.slice(1).replace(/-\d+$/, ''))) ??
      null
    );
  }

  function editPicture(node: Image | ImageReference, target: Image | Definition): void {
    const { start, end } = spanOf(node);
    const alt = node.alt ?? '';
    const picture = context.resolvePicture(element('img', { src: target.url, alt }));
    if (!picture) {
      context.warn('picture-removed', target.url.slice(0, 80));
      edits.push({ start, end, text: alt });
      return;
    }
    const name = registry.add(picture);
    if (!alt.trim()) {
      context.warn('picture-undescribed', name);
      edits.push({ start: start + 2, end: start + 2, text: context.undescribed ?? '' });
    }
    replaceDestination(target, name);
  }

  function editLink(node: Link | LinkReference, target: Link | Definition): void {
    const { start, end } = spanOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    const href = resolveLink(target.url);
    const isAutolink = node.type === 'link' && text[start] !== '[';
    const isPicture = first === last && /^image/.test(first?.type ?? '');
    const isToFile = href?.startsWith('/') && /\.\w{3,4}$/.test(href);
    if (isAutolink) {
      if (href && href !== target.url && href.startsWith('/'))
        edits.push({ start, end, text: `[${textOf(node)}](${href})` });
    } else if (!href || (isPicture && isToFile)) {
      edits.push({ start, end: first ? spanOf(first).start : end, text: '' });
      if (last) edits.push({ start: spanOf(last).end, end, text: '' });
    } else replaceDestination(target, href);
  }

  visit(tree, (node, _, parent) => {
    moveTo(spanOf(node).start);
    const isInline = parent?.type === 'paragraph' || phrasing.test(parent?.type ?? '');
    if (node.type === 'html' && !isInline) edits.push(...editHtml([node], text, context, moveTo));
    if ('children' in node && (node.type === 'paragraph' || phrasing.test(node.type))) {
      const pieces = (node.children as Nodes[]).filter((child) => child.type === 'html');
      edits.push(...editHtml(pieces, text, context, moveTo));
    }
    const target = 'identifier' in node ? definitions.get(node.identifier) : undefined;
    if (node.type === 'image') editPicture(node, node);
    if (node.type === 'imageReference' && target) editPicture(node, target);
    if (node.type === 'link') editLink(node, node);
    if (node.type === 'linkReference' && target) editLink(node, target);
  });
  const [first] = headings;
  return {
    edits: [...edits, ...editHeadings(headings, text, title)],
    title: title || (first?.depth === 1 ? textOf(first) : ''),
  };
}

/** The first heading of level 1 may be the title; the others begin with level 2 and skip none. */
function editHeadings(headings: Heading[], text: string, title: string): Edit[] {
  const nextLevel = createLevels();
  return headings.flatMap((node): Edit[] => {
    const { start, end } = spanOf(node);
    const isFirst = node === headings[0] && node.depth === 1;
    if (isFirst && (!title || slugify(textOf(node)) === slugify(title)))
      return [{ start, end, text: '' }];
    const source = text.slice(start, end);
    const replace = (pattern: RegExp, by: string): Edit[] => {
      const match = pattern.exec(source);
      const at = start + (match?.index ?? 0);
      return match ? [{ start: at, end: at + match[0].length, text: by }] : [];
    };
    const level = nextLevel(node.depth);
    const marks = '#'.repeat(level);
    const isUnderlined = !source.startsWith('#');
    return [
      ...replace(/[ \t]*\{[#.:][^{}\n]*\}(?=[ \t]*#*[ \t]*$|[ \t]*\n)/, ''),
      ...(isUnderlined || level === node.depth ? [] : replace(/^#+/, marks)),
      ...(isUnderlined && level !== node.depth
        ? [{ start, end: start, text: `${marks} ` }, ...replace(/\n[ \t>]*(?:=+|-+)[ \t]*$/, '')]
        : []),
    ];
  });
}
