import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArticleInput, saveArticle } from '@/lib/articles/commands';
import { parseArticleFile } from '@/lib/articles/front-matter';
import { drawZellige } from '@/lib/articles/zellige';
import { db } from '@/lib/db';
import { type Locale, locales } from '@/lib/i18n/locales';
import { storeImage } from '@/lib/media/images';
import { site } from '@/lib/site';

const contentDir = () => join(process.cwd(), 'prisma/content');

/** Loads the sample articles into a store that has no article. @returns how many were loaded */
export async function seedIfEmpty(): Promise<number> {
  if ((await db().article.count()) > 0) return 0;
  // Pictures first: they take seconds, and a start that is cut short must not leave half the articles.
  const samples = [];
  for (const locale of locales) {
    for (const file of readdirSync(join(contentDir(), locale)).sort()) {
      samples.push(await readSample(locale, file));
    }
  }
  for (const sample of samples) await saveArticle(sample);
  return samples.length;
}

async function readSample(locale: Locale, file: string): Promise<ArticleInput> {
  const slug = file.replace(/\.md$/, '');
  const path = join(contentDir(), locale, file);
  const article = parseArticleFile(readFileSync(path, 'utf8'), path);
  // A translation shows its original's picture.
  const cover = await storeImage(Buffer.from(drawZellige(article.translationOf ?? slug)));
  return { ...article, locale, slug, authorName: site.name, cover };
}
