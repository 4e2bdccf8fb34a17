'use server';

import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { listArticlesToLink } from './list/articles-to-link';

const schema = z.object({ locale: z.enum(locales), query: z.string().max(200) });

export async function findArticles(
  locale: unknown,
  query: unknown,
): Promise<{ title: string; path: string }[]> {
  await requireAccount();
  const parsed = schema.safeParse({ locale, query });
  if (!parsed.success) return [];
  const articles = await listArticlesToLink(parsed.data.locale, parsed.data.query);
  return articles.map(({ title, slug }) => ({
    title,
    path: pathTo(parsed.data.locale, 'article', { slug }),
  }));
}
