import { expect, test } from 'vitest';
import { additiveMark, readMigrations } from '@/lib/store/migrations';
import { findNonAdditive } from './additive-migrations';

test('what is marked as additive is', () => {
  const marked = readMigrations().filter(({ sql }) => sql.startsWith(additiveMark));
  expect(marked.filter(({ sql }) => findNonAdditive(sql) !== null)).toEqual([]);
});

test.each([
  'CREATE TABLE "Note" ("id" INTEGER PRIMARY KEY, "leadId" INTEGER REFERENCES "Lead" ("id") ON DELETE CASCADE, "text" TEXT); CREATE UNIQUE INDEX "a" ON "Note"("text"); INSERT INTO "Note" ("id") VALUES (1)',
  'CREATE TABLE "A" ("id" INTEGER PRIMARY KEY); CREATE TABLE "B" ("a" INTEGER NOT NULL, FOREIGN KEY ("a") REFERENCES "A" ("id") ON DELETE RESTRICT)',
  'ALTER TABLE "Lead" ADD COLUMN "note" TEXT; -- DROP\nCREATE INDEX "Lead_note_idx" ON "Lead"("note")',
  'CREATE TRIGGER "a" AFTER INSERT ON "Lead" BEGIN UPDATE "Content" SET "version" = 1; DELETE FROM "Topic"; END;',
])('is additive: %s', (sql) => {
  expect(findNonAdditive(sql)).toBeNull();
});

test.each([
  'DROP INDEX "Lead_note_idx"',
  'CREATE TABLE "new_Lead" ("id" INTEGER); INSERT INTO "new_Lead" SELECT "id" FROM "Lead"; DROP TABLE "Lead"; ALTER TABLE "new_Lead" RENAME TO "Lead"',
  'ALTER TABLE "Lead" RENAME COLUMN "name" TO "called"',
  'ALTER TABLE "Lead" DROP COLUMN "name"',
  'ALTER TABLE "Lead" ADD COLUMN "a" TEXT; UPDATE "Lead" SET "name" = \'\'',
  'CREATE UNIQUE INDEX "a" ON "Lead"("email")',
  'CREATE TABLE "Note" ("leadId" INTEGER NOT NULL, FOREIGN KEY ("leadId") REFERENCES "Lead" ("id") ON DELETE RESTRICT ON UPDATE CASCADE)',
  'ALTER TABLE "Lead" ADD COLUMN "topicId" INTEGER REFERENCES "Topic" ("id")',
  'CREATE TRIGGER "a" BEFORE INSERT ON "Lead" BEGIN SELECT RAISE(ABORT, \'no\'); END;',
  'DELETE FROM "Lead"',
  'PRAGMA writable_schema = 1',
])('is not: %s', (sql) => {
  expect(findNonAdditive(sql)).not.toBeNull();
});
