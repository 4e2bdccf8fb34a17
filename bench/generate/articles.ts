import { dayMs } from '@/lib/i18n/durations';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getDefaultTranslationKey } from '@/lib/i18n/translation-key';
import { slugify } from '@/lib/markdown/slug';
import { describeDrawing } from '@/lib/media/drawings';
import { db } from '@/lib/store/db';
import { createRandom, pick, writeBody, writeSentence, writeTitle } from './text';
import { words } from './words';

const articlesAtOnce = 500;
const maxCovers = 8;
const tenYearsMs = 3652.5 * dayMs;

/** Adds articles published over the past ten years. The same count gives the same texts. */
export async function generateArticles(count: number): Promise<void> {
  const random = createRandom(count);
  const covers = await listCovers();
  const authors = await Promise.all(['amina', 'jawad', 'salma'].map(saveAuthor));
  const topics = await saveTopics();
  const last = await db().article.aggregate({ _max: { id: true } });
  const firstId = (last._max.id ?? 0) + 1;
  const now = Date.now();
  const slugs: Record<Locale, string[]> = { fr: [], en: [] };
  for (let start = 0; start < count; start += articlesAtOnce) {
    const rows = [];
    const pairs: string[] = [];
    for (let index = start; index < Math.min(count, start + articlesAtOnce); index += 1) {
      const id = firstId + index;
      const locale: Locale = random() < 0.2 ? 'en' : 'fr';
      const title = writeTitle(locale, random);
      const slug = `${slugify(title)}-${id}`;
      const age = ((count - 1 - index + random() * 0.9) / count) * tenYearsMs;
      const publishedAt = new Date(now - age);
      rows.push({
        id,
        locale,
        slug,
        translationKey: getDefaultTranslationKey(locale, slug),
        title,
        dek: writeSentence(locale, random),
        body: writeBody(locale, random, slugs[locale].slice(-50)),
        coverAlt: writeSentence(locale, random),
        featured: random() < 0.002,
        publishedAt,
        updatedAt: random() < 0.1 ? new Date(now - age * random()) : publishedAt,
        authorId: pick(authors, random),
        coverId: pick(covers, random),
      });
      const chosen = new Set([pick(topics[locale], random), pick(topics[locale], random)]);
      for (const topic of chosen) pairs.push(`(${id}, ${topic})`);
      slugs[locale].push(slug);
    }
    await db().$transaction([
      db().article.createMany({ data: rows }),
      db().$executeRawUnsafe(`INSERT INTO "_ArticleToTopic" ("A", "B") VALUES ${pairs.join(', ')}`),
    ]);
  }
}

async function listCovers(): Promise<string[]> {
  const stored = await db().image.findMany({ take: maxCovers, orderBy: { createdAt: 'asc' } });
  if (stored.length > 0) return stored.map(({ id }) => id);
  const { id } = await db().image.create({ data: describeDrawing('generated') });
  return [id];
}

async function saveAuthor(slug: string): Promise<number> {
  const name = slug.charAt(0).toUpperCase() + slug.slice(1);
  const where = { slug };
  return (await db().author.upsert({ where, create: { slug, name }, update: {} })).id;
}

async function saveTopics(): Promise<Record<Locale, number[]>> {
  const ids: Record<Locale, number[]> = { fr: [], en: [] };
  for (const locale of locales) {
    for (const name of words[locale].topics) {
      const slug = slugify(name);
      const { id } = await db().topic.upsert({
        where: { locale_slug: { locale, slug } },
        create: { locale, slug, name },
        update: {},
      });
      ids[locale].push(id);
    }
  }
  return ids;
}
