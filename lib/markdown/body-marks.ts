import type { Definition, Image, Link, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

type Span = { start: number; end: number };

/** A picture in a Markdown text, and where in the text it stands. */
export type BodyPicture = {
  alt: string;
  /** As it is written: a file's name, or an address */
  address: string;
  line: number;
  whole: Span;
  /** Where its address is written, in the picture itself or in a definition */
  destination: Span;
  /** Whether a click on it leads somewhere */
  linked: boolean;
};

export type BodyMarks = {
  pictures: BodyPicture[];
  links: { address: string; line: number }[];
  headings: { depth: number; line: number }[];
  /** Lines with a picture in HTML */
  htmlPictures: number[];
};

/** What in a Markdown text must be looked after when it is taken in or given out. */
export function findBodyMarks(markdown: string): BodyMarks {
  const destinations: Span[] = [];
  const tree = parse(markdown, destinations);
  const marks: BodyMarks = { pictures: [], links: [], headings: [], htmlPictures: [] };
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
    const destination = destinations.findLast(within(spanOf(target)));
    if (!destination) return;
    marks.pictures.push({
      alt: alt?.trim() ?? '',
      address: target.url,
      line: lineOf(node),
      whole: spanOf(node),
      destination,
      linked: parent?.type === 'link' || parent?.type === 'linkReference',
    });
  };
  visit(tree, (node, _, parent) => {
    if (node.type === 'image') add(node.alt, node, node, parent);
    if (node.type === 'imageReference') {
      const definition = definitions.get(node.identifier);
      if (definition) add(node.alt, node, definition, parent);
    }
    const target = linkOf(node, definitions);
    if (target) marks.links.push({ address: target.url, line: lineOf(node) });
    if (node.type === 'heading') marks.headings.push({ depth: node.depth, line: lineOf(node) });
    if (node.type === 'html' && /<img\b/i.test(node.value)) marks.htmlPictures.push(lineOf(node));
  });
  return marks;
}

/** The text with some of its spans written otherwise, all else as it was to the letter. */
export function rewrite(text: string, changes: (Span & { text: string })[]): string {
  const sorted = [...new Map(changes.map((change) => [change.start, change])).values()].sort(
    (one, other) => other.start - one.start,
  );
  return sorted.reduce(
    (result, change) => result.slice(0, change.start) + change.text + result.slice(change.end),
    text,
  );
}

/** @param destinations gets where addresses are written, in the order in which they end */
function parse(markdown: string, destinations: Span[]) {
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

function linkOf(node: Nodes, definitions: Map<string, Definition>): Link | Definition | undefined {
  if (node.type === 'link') return node;
  return node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
}

function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function lineOf({ position }: Nodes): number {
  return position?.start.line ?? 1;
}

const within = (outer: Span) => (inner: Span) =>
  inner.start >= outer.start && inner.end <= outer.end;
