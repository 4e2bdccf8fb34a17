import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type * as z from 'zod';
import type { FileError } from './file-errors';

type Key = string | number;

export type YamlResult<Data> = {
  data: Data | null;
  errors: FileError[];
  /** The line of a key, or of the nearest parent that exists */
  findLine(...path: Key[]): number;
};

export function parseYaml<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): YamlResult<z.output<Schema>> {
  const lineCounter = new LineCounter();
  // The core schema keeps dates as text, so that a date without a zone is an error.
  const document = parseDocument(text, { schema: 'core', lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const findLine = (...path: Key[]) => lineAt(findOffset(document, path));
  const syntaxErrors = document.errors.map(({ code, pos, message }) => ({
    file,
    // An unclosed quotation is reported at the end of the text, but begins with the last value.
    line: lineAt(code === 'MISSING_CHAR' ? findLastValue(document) : pos[0]),
    message: message.split('\n')[0] ?? '',
  }));
  if (syntaxErrors.length > 0) return { data: null, errors: syntaxErrors, findLine };
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
    const message = `${formatKeyPath(path)}: ${issue.message} (it is ${formatValue(document, path)})`;
    return [{ file, line: findLine(...path), message }];
  });
  return { data: null, errors, findLine };
}

function findLastValue(document: Document): number {
  let start = 0;
  visit(document, {
    Scalar: (_, { range }) => {
      start = Math.max(start, range?.[0] ?? 0);
    },
  });
  return start;
}

function findOffset(document: Document, path: Key[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return 0;
}

function formatKeyPath(path: Key[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return name.replace(/^\./, '') || 'the file';
}

function formatValue(document: Document, path: Key[]): string {
  const node = document.getIn(path, true);
  if (node === undefined) return 'missing';
  const json = JSON.stringify((node as { toJSON?(): unknown })?.toJSON?.() ?? node);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
