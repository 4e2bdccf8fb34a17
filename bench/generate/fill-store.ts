import { createClient } from '@libsql/client';
import { migrate } from '@/lib/store/migrations';

const details = 'Nous voulons automatiser la saisie de nos factures. ';

/** Fills a new database with so many articles and leads; two in five of the leads are too old to be kept. */
export async function fillStore(url: string, count: number): Promise<void> {
  await migrate(url);
  const client = createClient({ url });
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  const daysAgo = (days: string) =>
    `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', 'now', '-' || (${days}) || ' days')`;
  const createdAt = `CASE WHEN i % 10 < 4 THEN ${daysAgo('2000 + i % 900')} ELSE ${daysAgo('i % 900')} END`;
  await client.executeMultiple(`
    INSERT INTO "Author" ("slug", "name", "links") VALUES ('bench', 'Jawad', '[]');
    INSERT INTO "Image" ("id", "width", "height") VALUES ('bench', 1600, 900);
    INSERT INTO "Topic" ("slug", "locale", "name") VALUES ('bench', 'fr', 'Mesures');
    ${numbers} INSERT INTO "Article" ("locale", "slug", "translationKey", "title", "dek", "body", "coverAlt",
      "publishedAt", "updatedAt", "authorId", "coverId")
      SELECT 'fr', 'mesure-' || i, 'mesure-' || i, 'La mesure ' || i, 'Un article sur la mesure ' || i,
        'Le texte ${'de la mesure et de ce que font les machines '.repeat(20)}' || i, 'Un carrelage',
        ${daysAgo('i / 10')}, ${daysAgo('i / 10')}, (SELECT max("id") FROM "Author"), 'bench' FROM n;
    INSERT INTO "_ArticleToTopic" SELECT "id", (SELECT max("id") FROM "Topic") FROM "Article";
    ${numbers} INSERT INTO "Lead" ("reference", "fingerprint", "name", "email", "details", "locale", "path", "state",
      "createdAt")
      SELECT 'IA-' || i, 'print-' || i, 'Salma ' || i, 'salma' || (i / 2) || '@exemple.fr',
        '${details.repeat(8)}' || i, 'fr', '/contact', 'closed', ${createdAt} FROM n;
    INSERT INTO "OutboxMessage" ("messageId", "leadId", "purpose", "channel", "payload", "nextAttemptAt", "sentAt", "createdAt")
      SELECT '<' || "id" || '@bench>', "id", 'lead', 'email', '{"to":"leads@exemple.fr","text":"${details.repeat(8)}"}',
        "createdAt", "createdAt", "createdAt" FROM "Lead";
    PRAGMA wal_checkpoint(TRUNCATE);
  `);
  client.close();
}
