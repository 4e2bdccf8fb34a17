import type { Element, Root } from 'hast';
import { isElement } from '@/lib/markdown/hast';
import { slugify } from '@/lib/markdown/slug';
import { isBlank } from './tree';

export function headingAnchor(words: string): string {
  return `#section-${slugify(words)}`;
}

/** Headings in their order start at level 2, below the page's h1, and skip none. */
export function createLevels(): (original: number) => number {
  const open: { original: number; level: number }[] = [];
  return (original) => {
    while ((open.at(-1)?.original ?? 0) >= original) open.pop();
    const level = Math.min((open.at(-1)?.level ?? 1) + 1, 6);
    open.push({ original, level });
    return level;
  };
}

export function normalizeHeadingLevels(tree: Root): void {
  const nextLevel = createLevels();
  const walk = (node: Element | Root) => {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      const original = Number(/^h([1-6])$/.exec(child.tagName)?.[1] ?? 0);
      if (original === 0) {
        walk(child);
        continue;
      }
      child.tagName = `h${nextLevel(original)}`;
      unwrapBold(child);
    }
  };
  walk(tree);
}

function unwrapBold(heading: Element): void {
  const [only, ...others] = heading.children.filter((child) => !isBlank(child));
  if (others.length === 0 && isElement(only, 'strong')) heading.children = only.children;
}
