type Statement = {
  pattern: RegExp;
  allows?(match: RegExpExecArray, created: Set<string>): boolean;
};

/** What the version before a migration does not notice; an own line of a table is what `CREATE TABLE` made in it. */
const statements: Statement[] = [
  {
    pattern: /^CREATE TABLE "(\w+)" ([\s\S]*)$/,
    allows: ([, table = '', body = ''], created) => {
      created.add(table);
      return keepsDeletions(body, created);
    },
  },
  { pattern: /^CREATE INDEX "\w+" ON "\w+"/ },
  {
    pattern: /^CREATE UNIQUE INDEX "\w+" ON "(\w+)"/,
    allows: ([, table = ''], created) => created.has(table),
  },
  {
    // SQLite itself demands a default of a column that is not nullable.
    pattern: /^ALTER TABLE "\w+" ADD COLUMN ([\s\S]*)$/,
    allows: ([, column = ''], created) => keepsDeletions(column, created),
  },
  {
    pattern: /^INSERT INTO "(\w+)"/,
    allows: ([, table = ''], created) => created.has(table),
  },
  {
    pattern: /^CREATE TRIGGER ([\s\S]*)$/,
    allows: ([, body = '']) => !/\bRAISE\b/i.test(body),
  },
];

/** The former version must be able to delete what new rows refer to. */
function keepsDeletions(definition: string, created: Set<string>): boolean {
  const references = definition.matchAll(/REFERENCES "(\w+)"[^,]*/gi);
  return [...references].every(
    ([text, table = '']) =>
      created.has(table) || /\bON DELETE (?:CASCADE|SET NULL|SET DEFAULT)\b/i.test(text),
  );
}

/** @returns the first statement after which the version before may fail; null if the migration is additive */
export function findNonAdditive(sql: string): string | null {
  const created = new Set<string>();
  const found = sql.replace(/--.*$/gm, '').match(/CREATE TRIGGER[\s\S]*?\bEND\s*;|[^;]+/g) ?? [];
  const all = found.map((text) => text.trim()).filter((text) => text !== '');
  const isAllowed = (text: string) =>
    statements.some(({ pattern, allows = () => true }) => {
      const match = pattern.exec(text);
      return match !== null && allows(match, created);
    });
  return all.find((text) => !isAllowed(text)) ?? null;
}
