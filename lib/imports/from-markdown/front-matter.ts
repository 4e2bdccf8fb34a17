import { parse as parseToml, TomlError } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { parseDateTime, startOfDay } from '@/lib/i18n/dates';
import { toPlainText } from '@/lib/markdown/plain-text';
import { toSingleLine } from '../text';

const record = z.record(z.string(), z.unknown());
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  record.safeParse(value).success;

export class FrontMatterError extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message.split('\n')[0]);
  }
}

/** @throws FrontMatterError with the line in the text */
export function parseData(text: string, format: 'yaml' | 'toml'): Record<string, unknown> {
  const parsed = (format === 'toml' ? parseTomlText(text) : parseYamlText(text)) ?? {};
  if (!isRecord(parsed)) throw new FrontMatterError('it has no keys with values', 1);
  return parsed;
}

function parseTomlText(text: string): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    if (error instanceof TomlError) throw new FrontMatterError(error.message, error.line);
    throw error;
  }
}

/** JSON is YAML, too. The core schema keeps dates as text. */
function parseYamlText(text: string): unknown {
  const lineCounter = new LineCounter();
  const options = { schema: 'core', lineCounter, prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, options);
  const [error] = document.errors;
  if (error) throw new FrontMatterError(error.message, lineCounter.linePos(error.pos[0]).line);
  try {
    return document.toJS();
  } catch (cause) {
    // Too many aliases, or one without an anchor
    if (cause instanceof ReferenceError) throw new FrontMatterError(cause.message, 1);
    throw cause;
  }
}

/** Eleventy and gray-matter name the format after the first dashes. */
const fences = [
  /^---(yaml|toml|json|js|javascript)?[ \t]*\n((?:[\s\S]*?\n)??)(?:---|\.\.\.)[ \t]*(?:\n|$)/,
  /^(\+\+\+)[ \t]*\n((?:[\s\S]*?\n)??)\+\+\+[ \t]*(?:\n|$)/,
  /^()(\{\n(?:[\s\S]*?\n)??\})[ \t]*(?:\n|$)/,
];

/** @returns `fields` is empty for a text without front matter. @throws FrontMatterError */
export function splitText(text: string): { fields: Fields; body: string; bodyLine: number } {
  for (const pattern of fences) {
    const [whole, name, front = ''] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    try {
      const isToml = name === '+++' || name === 'toml';
      const data = name?.startsWith('j') && name !== 'json' ? readConstants(front) : null;
      const fields = createFields(data ?? parseData(front, isToml ? 'toml' : 'yaml'));
      return { fields, body: text.slice(whole.length), bodyLine: whole.split('\n').length };
    } catch (error) {
      if (!(error instanceof FrontMatterError)) throw error;
      throw new FrontMatterError(error.message, error.line + (name === '' ? 0 : 1));
    }
  }
  return { fields: createFields({}), body: text, bodyLine: 1 };
}

/** JavaScript is not run: only constants and keys with a literal are read. */
function readConstants(code: string): Record<string, string> {
  const pattern = /\b(\w+)\s*[=:]\s*(?:"([^"\n]*)"|'([^'\n]*)'|(true|false)\b)/g;
  return Object.fromEntries(
    Array.from(code.matchAll(pattern), ([, key, ...values]) => [key, values.find(Boolean) ?? '']),
  );
}

export type Fields = ReturnType<typeof createFields>;

const normalize = (key: string) => key.toLowerCase().replace(/[-_\s]/g, '');
/** Where Hugo and Zola have the keys of themes, and minimal-mistakes its pictures */
const groups = ['params', 'extra', 'taxonomies', 'seo', 'header'];

/** Finds values whatever the spelling of their keys: `pubDate`, `pub_date` and `pubdate` are one. */
export function createFields(data: Record<string, unknown>) {
  const values = new Map<string, unknown>();
  const listed = Object.entries(data);
  const grouped = listed.flatMap(([key, value]) =>
    groups.includes(normalize(key)) && isRecord(value) ? Object.entries(value) : [],
  );
  for (const [key, value] of [...listed, ...grouped])
    if (!values.has(normalize(key)) && value !== null && value !== '')
      values.set(normalize(key), value);
  const get = (...keys: string[]): unknown =>
    keys.map((key) => values.get(normalize(key))).find((value) => value !== undefined);
  const words = (...keys: string[]): string =>
    keys.map((key) => readWords(get(key))).find(Boolean) ?? '';
  return {
    get,
    words,
    has: (key: string) => values.has(normalize(key)),
    list: (...keys: string[]): string[] => keys.flatMap((key) => readList(get(key))),
    isTrue: (...keys: string[]) => keys.some((key) => /^(?:true|yes|1)$/i.test(words(key))),
    isFalse: (...keys: string[]) => keys.some((key) => /^(?:false|no|0)$/i.test(words(key))),
    /** The first date, and its day as it is written */
    date: (...keys: string[]) => keys.map((key) => parseBlogDate(get(key))).find(Boolean),
  };
}

export function readWords(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? toSingleLine(value) : '';
}

/** A list, or one text with commas; of objects their names. */
function readList(value: unknown): string[] {
  if (Array.isArray(value)) return value.flat().map(readName).filter(Boolean);
  return readName(value)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function readName(value: unknown): string {
  if (!isRecord(value)) return readWords(value);
  return readWords(value.name ?? value.title ?? value.slug ?? '');
}

export function readPlain(markdown: string): string {
  return toPlainText(markdown).replaceAll('\n', ' ');
}

const time = /^[T ]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?/i;

export function parseBlogDate(value: unknown): { at: Date; day: string } | undefined {
  const text = value instanceof Date ? value.toISOString() : readWords(value);
  const [, year = '', month = '', date = '', rest = ''] =
    /^(\d{4})-(\d\d?)-(\d\d?)(.*)$/.exec(text) ?? [];
  const day = year && `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const [, hour, minute, second = '00', zone = ''] = time.exec(rest) ?? [];
  const offset = /^[zug]/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const other = /[a-z]{3}|\d\/\d/i.test(text) ? new Date(text) : null;
  const at = !day
    ? other
    : hour
      ? parseDateTime(`${day} ${hour.padStart(2, '0')}:${minute}:${second}${offset}`)
      : startOfDay(day);
  if (!at || Number.isNaN(at.getTime())) return undefined;
  return { at, day: day || at.toISOString().slice(0, 10) };
}
