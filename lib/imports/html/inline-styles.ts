import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { attribute, element, findElement } from '@/lib/markdown/hast';

export const monospace =
  /\b(?:consolas|courier|menlo|monaco|monospace|(?:roboto|liberation|dejavu sans|ubuntu|jetbrains|pt|sf) mono|source code pro|fira code)\b/;
const highlight = /\byellow\b|#ff0\b|#ffff00|rgb\(255, ?255, ?0\)/;

export function convertStyledSpan(node: Element): ElementContent[] {
  const { lang } = node.properties;
  let children = lang ? [element('span', { lang }, ...node.children)] : node.children;
  for (const tagName of listMarks(node)) children = [element(tagName, {}, ...children)];
  return children;
}

function listMarks(node: Element): string[] {
  const read = (property: string) => readStyle(node, property);
  const family = `${read('font-family')} ${attribute(node, 'face').toLowerCase()}`;
  const background = ['mso-highlight', 'background', 'background-color'].map(read).join(' ');
  const align = read('vertical-align');
  const line = `${read('text-decoration')} ${read('text-decoration-line')}`;
  const marks: [string, boolean][] = [
    ['code', monospace.test(family) && textOf(node).trim() !== '' && !hasContentOfItsOwn(node)],
    ['sub', align === 'sub'],
    ['sup', align === 'super'],
    ['del', line.includes('line-through')],
    ['em', /^(?:italic|oblique)/.test(read('font-style'))],
    ['strong', /^(?:bold|bolder|[6-9]00)$/.test(read('font-weight'))],
    ['mark', highlight.test(background)],
  ];
  return marks.filter(([, applies]) => applies).map(([tagName]) => tagName);
}

function hasContentOfItsOwn(node: Element): boolean {
  return findElement(node, ({ tagName }) => /^(?:a|img|br|code|iframe)$/.test(tagName)) !== null;
}

/** @returns the value in lower case, empty if the property is not set */
export function readStyle(node: Element, property: string): string {
  const declaration = new RegExp(`(?:^|;)\\s*${property}\\s*:([^;]*)`, 'i');
  return (declaration.exec(attribute(node, 'style'))?.[1] ?? '').trim().toLowerCase();
}
