import type { Element, Root, RootContent } from 'hast';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { placeholder, type TextPiece, typesetRun } from './run';
import { typeset, typographyRules } from './typeset';

const untouched = new Set(
  'code pre kbd samp var tt math svg script style template textarea time'.split(' '),
);
/** Elements that do not interrupt the text around them */
const inline = new Set(
  'a abbr b bdi bdo big cite data del dfn em font i ins label mark q s small span strike strong u wbr'.split(
    ' ',
  ),
);
/** Elements that behave like one word of the line, whose content is typeset separately or not at all */
const wordlike = new Set(
  'audio button canvas embed iframe img input kbd math meter object output picture progress ruby select sub sup svg textarea video code samp var tt time'.split(
    ' ',
  ),
);

export function typesetTree(tree: Root, locale: Locale): void {
  typesetText(tree.children, locale);
}

function typesetText(nodes: RootContent[], locale: Locale | null): void {
  let run: TextPiece[] = [];
  const endRun = () => {
    if (locale) finish(run, locale);
    run = [];
  };
  const visit = (node: RootContent, depth: number) => {
    if (node.type === 'text') run.push({ text: node.value, depth, node });
    if (node.type !== 'element') return;
    const own = localeOf(node, locale);
    if (own) setAttributes(node, own);
    if (inline.has(node.tagName) && own === locale) {
      for (const child of node.children) visit(child, depth + 1);
      return;
    }
    const inLine = inline.has(node.tagName) || wordlike.has(node.tagName);
    if (inLine) run.push({ text: placeholder, depth, fixed: true });
    else endRun();
    if (!untouched.has(node.tagName)) typesetText(node.children, own);
  };
  for (const node of nodes) visit(node, 0);
  endRun();
}

function finish(run: TextPiece[], locale: Locale): void {
  typesetRun(run, typographyRules[locale]);
  for (const { node, text } of run) if (node) node.value = text;
}

function localeOf({ properties }: Element, around: Locale | null): Locale | null {
  if (typeof properties.lang !== 'string') return around;
  const language = properties.lang.toLowerCase().split('-')[0];
  return isLocale(language) ? language : null;
}

function setAttributes({ properties }: Element, locale: Locale): void {
  for (const name of ['alt', 'title'] as const) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = typeset(value, locale);
  }
}
