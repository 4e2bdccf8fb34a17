import { Parser } from 'htmlparser2';

export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
};

/** Its message begins with the line. */
export class XmlError extends Error {}

const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/**
 * Yields the elements of RSS's channel one by one. Characters, entities and ampersands that XML forbids are accepted.
 * @throws XmlError for an element that is not closed
 */
export function* readElements(chunks: Iterable<string>): Generator<XmlElement> {
  const open: (XmlElement & { startIndex: number })[] = [];
  const complete: XmlElement[] = [];
  let chunk = '';
  let chunkStart = 0;
  let linesBefore = 1;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, children: [], startIndex: parser.startIndex };
        if (open.length > 2) open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (open.length > 2) open.at(-1)?.children.push(text);
      },
      onclosetag(name, isImplied) {
        const element = open.pop();
        const isSelfClosing = element?.startIndex === parser.startIndex;
        if (isImplied && !isSelfClosing) {
          const line = linesBefore + countLines(chunk.slice(0, parser.endIndex - chunkStart));
          throw new XmlError(`on line ${line} (<${name}> is not closed)`);
        }
        if (element && open.length === 2 && open[1]?.name === 'channel') complete.push(element);
      },
    },
    { xmlMode: true },
  );
  for (const part of typeof chunks === 'string' ? [chunks] : chunks) {
    chunkStart += chunk.length;
    linesBefore += countLines(chunk);
    chunk = part.toWellFormed().replace(forbidden, '');
    parser.write(chunk);
    yield* complete.splice(0);
  }
  linesBefore += countLines(chunk);
  chunk = '';
  parser.end();
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

export function elementsOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter(
    (child) => typeof child !== 'string' && child.name === name,
  ) as XmlElement[];
}

export function fieldOf(element: XmlElement, name: string): string {
  const [found] = elementsOf(element, name);
  return found ? textOf(found).trim() : '';
}

/** The first child of each name counts. */
export function fieldsOf({ children }: XmlElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const child of children) if (typeof child !== 'string') fields[child.name] ??= textOf(child);
  return fields;
}

export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
