import type { Element } from 'hast';
import { attribute, element, findElement, isElement } from '@/lib/markdown/hast';

export function convertCodeBlock(node: Element): Element {
  const code = findElement(node, (child) => child.tagName === 'code');
  const language = [code, node]
    .flatMap(listLanguageHints)
    .find((name) => name && /^[\w+#-]+$/.test(name) && name !== 'none');
  const className = language ? [`language-${language.toLowerCase()}`] : [];
  return element('pre', {}, element('code', { className }, readLines(node)));
}

function listLanguageHints(node: Element | null): (string | undefined)[] {
  const className = node?.properties.className;
  const classes = Array.isArray(className) ? className.map(String) : [];
  return [
    /brush:\s*([\w+#-]+)/.exec(classes.join(' '))?.[1],
    ...classes.map((name) => /^lang(?:uage)?-([\w+#-]+)$/.exec(name)?.[1]),
    ...['dataEnlighterLanguage', 'dataLanguage', 'lang'].map((name) => attribute(node, name)),
  ];
}

function readLines(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (!isElement(child)) return '';
      return child.tagName === 'br' ? '\n' : readLines(child);
    })
    .join('')
    .toWellFormed();
}
