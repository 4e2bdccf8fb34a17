import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { FileError } from './file-errors';

type Key = string | number;

export type YamlResult<Data> = {
  /** Null where there are mistakes */
  data: Data | null;
  errors: FileError[];
  /** The line of the file that a key stands on; that of the nearest one around it where it is missing */
  findLine(...path: Key[]): number;
};

/**
 * YAML of a known shape; every mistake is named with its line.
 * @param firstLine the line of the file that the text begins on
 */
export function parseYaml<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): YamlResult<z.output<Schema>> {
  const lineCounter = new LineCounter();
  // Dates stay text, so that a date without a zone is refused rather than guessed.
  const document = parseDocument(text, { schema: 'core', lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const findLine = (...path: Key[]) => lineAt(offsetOf(document, path));
  const faults = document.errors.map(({ code, pos, message }) => ({
    file,
    // A quotation that does not end is noticed at the end of all: it begins where the last value does.
    line: lineAt(code === 'MISSING_CHAR' ? startOfLast(document) : pos[0]),
    message: message.split('\n')[0] ?? '',
  }));
  if (faults.length > 0) return { data: null, errors: faults, findLine };
  const content: unknown = document.toJS() ?? {};
  const result = schema.safeParse(content);
  if (result.success) return { data: result.data, errors: [], findLine };
  const errors = result.error.issues.flatMap((issue) => {
    const path = issue.path as Key[];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        line: findLine(...path, key),
        message: `${formatKeyPath([...path, key])}: ${issue.message}`,
      }));
    }
    const message = `${formatKeyPath(path)}: ${issue.message} (it is ${show(document, path)})`;
    return [{ file, line: findLine(...path), message }];
  });
  return { data: null, errors, findLine };
}

function startOfLast(document: Document): number {
  let start = 0;
  visit(document, {
    Scalar: (_, { range }) => {
      start = Math.max(start, range?.[0] ?? 0);
    },
  });
  return start;
}

/** Where a value stands, or the pair that it belongs to. */
function offsetOf(document: Document, path: Key[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return 0;
}

/** `topics[0]`, `biography.fr` */
function formatKeyPath(path: Key[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return name.replace(/^\./, '') || 'the whole';
}

function show(document: Document, path: Key[]): string {
  const node = document.getIn(path, true);
  if (node === undefined) return 'missing';
  const json = JSON.stringify((node as { toJSON?(): unknown })?.toJSON?.() ?? node);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
