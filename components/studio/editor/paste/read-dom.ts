import type { Element, Root } from 'hast';
import { element } from '@/lib/markdown/hast';

export type DomNode = {
  nodeType: number;
  nodeValue: string | null;
  localName?: string;
  attributes?: Iterable<{ name: string; value: string }>;
  childNodes: Iterable<DomNode>;
};

const elementType = 1;
const textType = 3;
/** The converter calls itself for each level. */
const maxDepth = 150;
const names: Record<string, string> = {
  class: 'className',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
};

/** Below the deepest level the content stays and its elements go. Comments go, too. */
export function readDom(body: DomNode): Root {
  const root: Root = { type: 'root', children: [] };
  type Task = { node: DomNode; parent: Element | Root; depth: number };
  const tasks: Task[] = listTasks(body, root, 0);
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    const { node, parent, depth } = task;
    if (node.nodeType === textType) {
      parent.children.push({ type: 'text', value: node.nodeValue ?? '' });
    } else if (node.nodeType === elementType) {
      const isTooDeep = depth >= maxDepth;
      const copy = isTooDeep ? parent : readElement(node);
      if (!isTooDeep) parent.children.push(copy as Element);
      for (const child of listTasks(node, copy, depth + 1)) tasks.push(child);
    }
  }
  return root;
}

function listTasks(node: DomNode, parent: Element | Root, depth: number) {
  return Array.from(node.childNodes, (child) => ({ node: child, parent, depth })).reverse();
}

function readElement({ localName = '', attributes = [] }: DomNode): Element {
  const properties: Element['properties'] = {};
  for (const { name, value } of attributes) {
    const key = names[name] ?? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (key === 'className') properties[key] = value.split(/\s+/).filter(Boolean);
    else properties[key] = ['checked', 'hidden'].includes(name) ? true : value;
  }
  return element(localName, properties);
}
