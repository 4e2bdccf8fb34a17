import type { Element } from 'hast';
import { attribute, element, findAll, isElement } from './tree';

/** Which language a listing is in, as each editor's markup says it. */
export function readListing(node: Element): Element {
  const inner = findAll(node, (child) => child.tagName === 'code')[0];
  const names = [inner, node].flatMap((each) => {
    const { className } = each?.properties ?? {};
    const brush = /brush:\s*([\w+#-]+)/.exec(Array.isArray(className) ? className.join(' ') : '');
    const named = (Array.isArray(className) ? className : []).map((name) =>
      /^lang(?:uage)?-([\w+#-]+)$/.exec(String(name)),
    );
    const said = ['dataEnlighterLanguage', 'dataLanguage', 'lang'].map((name) =>
      attribute(each, name),
    );
    return [brush?.[1], ...named.map((match) => match?.[1]), ...said];
  });
  const language = names.find((name) => name && /^[\w+#-]+$/.test(name) && name !== 'none');
  const className = language ? [`language-${language.toLowerCase()}`] : [];
  return element('pre', {}, element('code', { className }, lines(node)));
}

/** A listing's text; highlighters and old editors break lines by elements. */
function lines(node: Element): string {
  return node.children
    .map((child) =>
      child.type === 'text'
        ? child.value
        : isElement(child, 'br')
          ? '\n'
          : isElement(child)
            ? lines(child)
            : '',
    )
    .join('')
    .toWellFormed();
}
