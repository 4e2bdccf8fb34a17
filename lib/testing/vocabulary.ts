import { readFileSync } from 'node:fs';

// The types of schema-dts are generated from schema.org's vocabulary: they are parsed as data here.
const source = readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8');

type Shape = { parents: string[]; ranges: Map<string, string[]> };

const shapes = new Map<string, Shape>();
for (const [, name = '', parents = '', body = ''] of source.matchAll(
  /^(?:export )?interface (\w+)(?: extends ([^{]+))? \{\n([\s\S]*?)^\}/gm,
)) {
  const properties = body.matchAll(/^ {4}"([\w-]+)"\??: SchemaValue<(.+), "[\w-]+">;$/gm);
  shapes.set(name, {
    parents: parents.split(',').map((parent) => parent.trim()),
    ranges: new Map(
      [...properties].map(([, property = '', range = '']) => [property, range.split(' | ')]),
    ),
  });
}

const unions = new Map<string, string[]>();
for (const [, name = '', members = ''] of source.matchAll(/^export type (\w+) = (.+);$/gm)) {
  unions.set(name, members.split(' | '));
}

function rangeOf(shape: string, property: string): string[] | undefined {
  const found = shapes.get(shape);
  if (!found) return undefined;
  const inherited = found.parents.map((parent) => rangeOf(parent, property));
  return found.ranges.get(property) ?? inherited.find((range) => range !== undefined);
}

function isOneOf(type: string, of: string, seen = new Set<string>()): boolean {
  if (type === of) return true;
  if (seen.has(of)) return false;
  seen.add(of);
  return (unions.get(of) ?? []).some((member) => isOneOf(type, member, seen));
}

/** What a JSON-LD node has that schema.org's vocabulary does not. */
export function listVocabularyErrors(node: unknown, path = ''): string[] {
  const { '@type': type, '@id': id, ...properties } = node as Record<string, unknown>;
  if (typeof type !== 'string') {
    const reference = typeof id === 'string' && Object.keys(properties).length === 0;
    return reference ? [] : [`${path}: no @type`];
  }
  if (!shapes.has(`${type}Leaf`)) return [`${path}: no type ${type}`];
  return Object.entries(properties).flatMap(([name, value]) => {
    // `query-input` describes the input of the property `query`.
    const range = rangeOf(`${type}Leaf`, name.replace(/-(?:input|output)$/, ''));
    const here = `${path}/${type}.${name}`;
    if (!range) return [`${here}: no such property`];
    return [value].flat().flatMap((item) => listValueFaults(item, range, here));
  });
}

function listValueFaults(value: unknown, range: string[], path: string): string[] {
  const fits = (type: string) => range.some((name) => isOneOf(type, name));
  if (typeof value !== 'object' || value === null) {
    return fits(typeof value) ? [] : [`${path}: ${JSON.stringify(value)} is none of ${range}`];
  }
  const type = '@type' in value ? String(value['@type']) : undefined;
  const fault = type && !fits(`${type}Leaf`) ? [`${path}: a ${type} is none of ${range}`] : [];
  return [...fault, ...listVocabularyErrors(value, path)];
}
