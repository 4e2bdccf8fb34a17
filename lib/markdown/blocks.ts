import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Dictionary } from '@/lib/i18n/fr';
import { element, hasClass, isElement, listContent } from './hast';

type Words = Dictionary['articleText'];

export function transformTables(tree: Root, words: Words): void {
  let count = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || !parent || index === undefined) return;
    count += 1;
    visit(node, 'element', (cell) => {
      if (cell.tagName !== 'th' && cell.tagName !== 'td') return;
      if (cell.tagName === 'th' && listContent(cell).length === 0) cell.tagName = 'td';
      if (cell.tagName === 'th') cell.properties.scope = 'col';
      const { align } = cell.properties;
      delete cell.properties.align;
      if (align === 'right') cell.properties.className = ['end'];
      if (align === 'center') cell.properties.className = ['center'];
    });
    const region = { tabIndex: 0, role: 'region', ariaLabel: words.table(count) };
    parent.children[index] = element('div', { className: ['table'], ...region }, node);
    return SKIP;
  });
}

const languages: Record<string, string> = {
  bash: 'Bash',
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  css: 'CSS',
  diff: 'Diff',
  go: 'Go',
  graphql: 'GraphQL',
  html: 'HTML',
  ini: 'INI',
  java: 'Java',
  javascript: 'JavaScript',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  kotlin: 'Kotlin',
  markdown: 'Markdown',
  md: 'Markdown',
  php: 'PHP',
  py: 'Python',
  python: 'Python',
  r: 'R',
  rb: 'Ruby',
  ruby: 'Ruby',
  rust: 'Rust',
  scss: 'SCSS',
  sh: 'Shell',
  shell: 'Shell',
  sql: 'SQL',
  swift: 'Swift',
  toml: 'TOML',
  ts: 'TypeScript',
  tsx: 'TSX',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
};

export function transformCodeBlocks(tree: Root, words: Words): void {
  let count = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'pre' || !parent || index === undefined) return;
    count += 1;
    const language = getLanguage(node);
    const label = language ? `${words.code(count)} (${language})` : words.code(count);
    Object.assign(node.properties, { tabIndex: 0, role: 'region', ariaLabel: label });
    if (!language) return SKIP;
    const caption = element('figcaption', {}, language);
    parent.children[index] = element('figure', { className: ['code'] }, caption, node);
    return SKIP;
  });
}

function getLanguage(pre: Element): string | undefined {
  const code = pre.children.find((child) => isElement(child, 'code')) as Element | undefined;
  const name = Object.keys(languages).find((key) => code && hasClass(code, `language-${key}`));
  return name && languages[name];
}

export function transformTaskLists(tree: Root, words: Words): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'input' || !parent || index === undefined) return;
    const inItem = parent.type === 'element' && ['li', 'p'].includes(parent.tagName);
    if (!inItem || listContent(parent)[0] !== node) {
      parent.children.splice(index, 1);
      return index;
    }
    const done = Boolean(node.properties.checked);
    const label = { role: 'img', ariaLabel: done ? words.done : words.toDo };
    // U+FE0E keeps phones from drawing an emoji.
    parent.children[index] = element('span', label, done ? '☑\ufe0e' : '☐\ufe0e');
  });
}
