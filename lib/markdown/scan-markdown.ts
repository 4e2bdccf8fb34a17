import type { Definition, Image, Link, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseWithinLimit } from './nesting';
import { parseMarkdown } from './parse-markdown';
import { listVanishing } from './scan-html';

export type Span = { start: number; end: number };

export type ScannedPicture = {
  alt: string;
  title: string;
  address: string;
  line: number;
  span: Span;
  /** Where the address is written, in the picture or in a definition */
  destination: Span;
  linked: boolean;
};

export type MarkdownScan = {
  pictures: ScannedPicture[];
  links: { address: string; line: number }[];
  headings: { depth: number; line: number }[];
  htmlPictureLines: number[];
  /** Elements and links in HTML that readers will not see */
  vanishing: { what: string; line: number }[];
  /** Where the text is nested too deeply: it is not scanned further */
  deepLine: number | null;
};

export function scanMarkdown(markdown: string): MarkdownScan {
  const destinations: Span[] = [];
  const scan: MarkdownScan = {
    pictures: [],
    links: [],
    headings: [],
    htmlPictureLines: [],
    vanishing: [],
    deepLine: null,
  };
  const { tree, deepLine } = parseWithinLimit(() => parseWithDestinations(markdown, destinations));
  if (!tree) return { ...scan, deepLine };
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const add = (
    alt: string | null | undefined,
    node: Nodes,
    target: Image | Definition,
    parent?: Nodes,
  ) => {
    const destination = destinations.findLast(isInside(getSpan(target)));
    if (!destination) return;
    scan.pictures.push({
      alt: alt?.trim() ?? '',
      title: target.title ?? '',
      address: target.url,
      line: getLine(node),
      span: getSpan(node),
      destination,
      linked: parent?.type === 'link' || parent?.type === 'linkReference',
    });
  };
  let hasHtml = false;
  visit(tree, (node, _, parent) => {
    if (node.type === 'image') add(node.alt, node, node, parent);
    if (node.type === 'imageReference') {
      const definition = definitions.get(node.identifier);
      if (definition) add(node.alt, node, definition, parent);
    }
    const target = findLinkTarget(node, definitions);
    if (target) scan.links.push({ address: target.url, line: getLine(node) });
    if (node.type === 'heading') scan.headings.push({ depth: node.depth, line: getLine(node) });
    if (node.type === 'html') {
      if (/<img\b/i.test(node.value)) scan.htmlPictureLines.push(getLine(node));
      scan.vanishing.push(...listVanishing(node.value, getLine(node)));
      hasHtml = true;
    }
  });
  if (hasHtml) scan.deepLine = parseWithinLimit(() => parseMarkdown(markdown)).deepLine;
  return scan;
}

export function replaceSpans(text: string, changes: (Span & { text: string })[]): string {
  const sorted = [...new Map(changes.map((change) => [change.start, change])).values()].sort(
    (one, other) => other.start - one.start,
  );
  return sorted.reduce(
    (result, change) => result.slice(0, change.start) + change.text + result.slice(change.end),
    text,
  );
}

/** @param destinations is filled with the spans of addresses, in the order of their ends */
export function parseWithDestinations(markdown: string, destinations: Span[]) {
  const note = ({ start, end }: { start: { offset: number }; end: { offset: number } }) => {
    destinations.push({ start: start.offset, end: end.offset });
  };
  const exit = { resourceDestination: note, definitionDestination: note };
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function () {
      const data = this.data();
      data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { exit }];
    })
    .parse(markdown);
}

function findLinkTarget(
  node: Nodes,
  definitions: Map<string, Definition>,
): Link | Definition | undefined {
  if (node.type === 'link') return node;
  return node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
}

function getSpan({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function getLine({ position }: Nodes): number {
  return position?.start.line ?? 1;
}

const isInside = (outer: Span) => (inner: Span) =>
  inner.start >= outer.start && inner.end <= outer.end;
