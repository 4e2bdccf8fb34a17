import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { parseWithinLimit } from '@/lib/markdown/nesting';
import { fencedCode } from '@/lib/markdown/plain-text';
import { parseWithDestinations, type Span, scanMarkdown } from '@/lib/markdown/scan-markdown';
import type { ConvertedText } from '../html/html-to-markdown';
import type { ImportContext, Warn } from '../import-context';
import type { ImportedPicture } from '../imported-site';
import {
  applyEdits,
  createLineFinder,
  type Edit,
  type ParsedBody,
  spanOf,
  toLines,
  type WarnAt,
} from './edits';
import { editMdx } from './mdx';
import { editFormulas, editLines } from './notation';
import { editTemplates } from './templates';
import { editTree } from './tree-edits';

export type BodySource = {
  file: string;
  body: string;
  bodyLine: number;
  /** Empty if the text's first heading is its title */
  title: string;
  locale: Locale;
  /** Whether `{{ … }}` and `{% … %}` are code, not words */
  hasTemplates: boolean;
};

type BodyContext = Pick<ImportContext, 'resolveLink' | 'resolvePicture'> & {
  /** The text that `[[name]]` leads to */
  findByName(name: string): string | null;
};

/** Changes only what this site shows differently. @returns null for a text that is nested too deeply */
export function convertBody(
  source: BodySource,
  createContext: (warn: Warn) => BodyContext,
  warn: Warn,
): (ConvertedText & { title: string }) | null {
  const pictures: ImportedPicture[] = [];
  let lines = toLines(source.body, source.bodyLine);
  let parsed = parse(lines.text);
  let offset = 0;
  let lineOf = createLineFinder(lines);
  const warnHere: Warn = (kind, detail = '') =>
    warn(kind, `${detail} (${source.file}:${lineOf(offset)})`.trim());
  const moveTo = (to: number) => {
    offset = to;
  };
  const warnAt: WarnAt = (kind, detail, to) => {
    moveTo(to);
    warnHere(kind, detail);
  };
  const undescribed = getDictionary(source.locale).imports.undescribed;
  const blog = createContext(warnHere);
  const context: ImportContext = { ...blog, warn: warnHere, undescribed, pictures };
  let { title } = source;
  const steps: ((body: ParsedBody) => Edit[])[] = [
    // MDX would take the braces of formulas for expressions.
    (body) => editFormulas(body, warnAt),
    ...(/\.mdx$/i.test(source.file) ? [(body: ParsedBody) => editMdx(body, warnAt)] : []),
    (body) => editTemplates(body, source, warnAt),
    (body) => editLines(body, source.locale, blog),
    (body) => {
      const written = editTree(body, source.title, context, moveTo);
      title = written.title;
      return written.edits;
    },
  ];
  for (const step of steps) {
    if (parsed?.text !== lines.text) {
      parsed = parse(lines.text);
      lineOf = createLineFinder(lines);
    }
    if (!parsed) return null;
    lines = applyEdits(lines, step(parsed));
  }
  const markdown = lines.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (/<[a-z]/i.test(markdown) && scanMarkdown(markdown).deepLine !== null) return null;
  return { markdown, pictures, title };
}

/** A parser takes quadratic time for the marks of a paragraph: a second for as many as these. */
const maxMarks = 5000;

/** @returns null if it is nested too deeply */
function parse(text: string): ParsedBody | null {
  const paragraphs = text.replace(fencedCode, '\n\n').split(/\n[ \t]*\n/);
  if (paragraphs.some((one) => one.split(/[[\]*_~`]/, maxMarks).length === maxMarks)) return null;
  const destinations: Span[] = [];
  const { tree } = parseWithinLimit(() => parseWithDestinations(text, destinations));
  if (!tree) return null;
  const code: Span[] = [];
  visit(tree, ['code', 'inlineCode'], (node) => void code.push(spanOf(node as Nodes)));
  return { text, tree, destinations, code };
}
