import type { Definition, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { element } from '@/lib/markdown/hast';
import { parseWithinLimit } from '@/lib/markdown/nesting';
import { parseWithDestinations, type Span, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { slugify } from '@/lib/markdown/slug';
import { createLevels, headingAnchor } from '../html/heading-levels';
import type { ConvertedText } from '../html/html-to-markdown';
import { createPictureRegistry, type PictureRegistry } from '../html/picture-registry';
import type { ImportContext, Warn } from '../import-context';
import type { ImportedPicture } from '../imported-site';
import { decodePath } from '../urls';
import { applyEdits, createLineFinder, type Edit, toLines } from './edits';
import { editHtml } from './html-in-markdown';
import { expandMdx } from './mdx';
import { editFormulas, editLines } from './notation';
import { expandTemplates } from './templates';

type BodySource = {
  file: string;
  body: string;
  bodyLine: number;
  /** Empty if the text's first heading is its title */
  title: string;
  locale: Locale;
  hasTemplates: boolean;
};

export type BodyContext = Pick<ImportContext, 'resolveLink' | 'resolvePicture'> & {
  /** The text that `[[name]]` leads to */
  findByName(name: string): string | null;
};

/** Changes only what this site shows differently. @returns null for a text that is nested too deeply */
export function convertBody(
  source: BodySource,
  createContext: (warn: Warn) => BodyContext,
  warn: Warn,
): (ConvertedText & { title: string }) | null {
  let line = source.bodyLine;
  const warnHere: Warn = (kind, detail = '') =>
    warn(kind, `${detail} (${source.file}:${line})`.trim());
  const warnAt = (kind: Parameters<Warn>[0], detail: string, at: number) => {
    line = at;
    warnHere(kind, detail);
  };
  const pictures: ImportedPicture[] = [];
  const blog = createContext(warnHere);
  const undescribed = getDictionary(source.locale).imports.undescribed;
  const context: ImportContext = { ...blog, warn: warnHere, undescribed, pictures };
  let lines = toLines(source.body, source.bodyLine);
  const parse = createParser();
  // MDX would take the braces of formulas for expressions.
  const raw = parse(lines.text)?.code;
  if (!raw) return null;
  lines = applyEdits(lines, editFormulas(lines, raw, warnAt));
  if (/\.mdx$/i.test(source.file)) lines = expandMdx(lines, warnAt);
  const code = parse(lines.text)?.code;
  if (!code) return null;
  lines = expandTemplates(lines, { ...source, code, warn: warnAt });
  const plain = parse(lines.text)?.code;
  if (!plain) return null;
  lines = applyEdits(lines, editLines(lines, plain, source.locale, blog));
  const parsed = parse(lines.text);
  if (!parsed) return null;
  const { tree, destinations } = parsed;
  const lineOf = createLineFinder(lines);
  const moveTo = (node: Nodes) => {
    line = lineOf(spanOf(node).start);
  };
  const registry = createPictureRegistry(pictures);
  const { edits, title } = editTree(tree, lines.text, source.title, {
    context,
    registry,
    destinations,
    moveTo,
  });
  const markdown = applyEdits(lines, edits)
    .text.replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  if (/<[a-z]/i.test(markdown) && scanMarkdown(markdown).deepLine !== null) return null;
  return { markdown, pictures, title };
}

/** Parses a text once more only if it has changed. @returns null if it is nested too deeply */
function createParser() {
  let last: { text: string; tree: Root; destinations: Span[]; code: Span[] } | null = null;
  return (text: string) => {
    if (last?.text === text) return last;
    const destinations: Span[] = [];
    const { tree } = parseWithinLimit(() => parseWithDestinations(text, destinations));
    if (!tree) return null;
    const code: Span[] = [];
    visit(tree, ['code', 'inlineCode'], (node) => void code.push(spanOf(node as Nodes)));
    last = { text, tree, destinations, code };
    return last;
  };
}

type TreeTools = {
  context: ImportContext;
  registry: PictureRegistry;
  destinations: Span[];
  moveTo(node: Nodes): void;
};

function editTree(tree: Root, text: string, title: string, tools: TreeTools) {
  const { context, registry, destinations, moveTo } = tools;
  const edits: Edit[] = [];
  const definitions = new Map<string, Definition>();
  const anchors = new Map<string, string>();
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type !== 'heading') return;
    const [, words = '', id] = /^(.*?)(?:\s*\{#([\w-]+)[^}]*\})?$/s.exec(textOf(node)) ?? [];
    for (const key of [slugify(words), ...(id ? [slugify(id)] : [])])
      anchors.set(key, headingAnchor(words));
  });
  const replaceDestination = (node: Nodes, written: string) => {
    const { start, end } = spanOf(node);
    const span = destinations.findLast((one) => one.start >= start && one.end <= end);
    if (span && text.slice(span.start, span.end) !== written)
      edits.push({
        ...span,
        text: /[\s()<>]/.test(written)
          ? `<${written.replace(/[<>\s]/g, encodeURIComponent)}>`
          : written,
      });
  };
  const resolve = (href: string) => {
    if (!href.startsWith('#')) return href === '' ? null : context.resolveLink(href);
    return (
      anchors.get(slugify(decodePath(href.slice(1)).replace(/^section-/, ''))) ??
      anchors.get(slugify(href.slice(1).replace(/-\d+$/, ''))) ??
      null
    );
  };
  const headings: Extract<Nodes, { type: 'heading' }>[] = [];
  visit(tree, (node, _, parent) => {
    moveTo(node);
    const { start, end } = spanOf(node);
    if (node.type === 'heading') headings.push(node);
    if (node.type === 'html' && parent?.type !== 'paragraph' && !isPhrasing(parent))
      edits.push(...editHtml([node], text, context, moveTo));
    if ('children' in node && (node.type === 'paragraph' || isPhrasing(node)))
      edits.push(
        ...editHtml(
          (node.children as Nodes[]).filter((child) => child.type === 'html'),
          text,
          context,
          moveTo,
        ),
      );
    if (node.type === 'image' || node.type === 'imageReference') {
      const target = node.type === 'image' ? node : definitions.get(node.identifier);
      const picture =
        target && context.resolvePicture(element('img', { src: target.url, alt: node.alt ?? '' }));
      if (!target) return;
      if (!picture) {
        context.warn('picture-removed', target.url.slice(0, 80));
        edits.push({ start, end, text: node.alt ?? '' });
        return;
      }
      const name = registry.add(picture);
      if (!node.alt?.trim()) {
        context.warn('picture-undescribed', name);
        edits.push({ start: start + 2, end: start + 2, text: context.undescribed ?? '' });
      }
      replaceDestination(target, name);
    }
    if (node.type !== 'link' && node.type !== 'linkReference') return;
    const target = node.type === 'link' ? node : definitions.get(node.identifier);
    if (!target) return;
    const first = node.children[0];
    const last = node.children.at(-1);
    const isAutolink = node.type === 'link' && text[start] !== '[';
    const href = resolve(target.url);
    const isPicture =
      node.children.length === 1 && (first?.type === 'image' || first?.type === 'imageReference');
    if (isAutolink) {
      if (href && href !== target.url && href.startsWith('/'))
        edits.push({ start, end, text: `[${textOf(node)}](${href})` });
    } else if (!href || (isPicture && href.startsWith('/') && /\.\w{3,4}$/.test(href))) {
      edits.push({ start, end: first ? spanOf(first).start : end, text: '' });
      if (last) edits.push({ start: spanOf(last).end, end, text: '' });
    } else replaceDestination(target, href);
  });
  return {
    edits: [...edits, ...editHeadings(headings, text, title)],
    title: title || titleIn(headings),
  };
}

/** The first heading of level 1 may be the title; the others begin with level 2 and skip none. */
function editHeadings(
  headings: Extract<Nodes, { type: 'heading' }>[],
  text: string,
  title: string,
): Edit[] {
  const nextLevel = createLevels();
  return headings.flatMap((node): Edit[] => {
    const { start, end } = spanOf(node);
    const source = text.slice(start, end);
    const isTitle =
      node === headings[0] &&
      node.depth === 1 &&
      (!title || slugify(textOf(node)) === slugify(title));
    if (isTitle) return [{ start, end, text: '' }];
    const level = '#'.repeat(nextLevel(node.depth));
    const attributes = /[ \t]*\{[#.:][^{}\n]*\}(?=[ \t]*#*[ \t]*$|[ \t]*\n)/.exec(source);
    const edits: Edit[] = attributes
      ? [
          {
            start: start + attributes.index,
            end: start + attributes.index + attributes[0].length,
            text: '',
          },
        ]
      : [];
    const marks = /^#+/.exec(source)?.[0];
    if (marks && marks !== level) edits.push({ start, end: start + marks.length, text: level });
    const underline = marks ? null : /\n[ \t>]*(?:=+|-+)[ \t]*$/.exec(source);
    if (underline && level.length !== node.depth) {
      edits.push({ start, end: start, text: `${level} ` });
      edits.push({ start: start + underline.index, end, text: '' });
    }
    return edits;
  });
}

function titleIn([first]: Nodes[]): string {
  return first?.type === 'heading' && first.depth === 1 ? textOf(first) : '';
}

function isPhrasing(node: Nodes | undefined): boolean {
  return /^(?:heading|tableCell|emphasis|strong|delete|link|linkReference)$/.test(node?.type ?? '');
}

function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
