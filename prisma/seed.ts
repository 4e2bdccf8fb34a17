import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';

/** @returns how many sample articles and pages were loaded: none into a store with content of its own */
export async function seedIfEmpty(): Promise<number> {
  const select = { id: true };
  if (await db().article.findFirst({ select })) return 0;
  if (await db().page.findFirst({ select })) return 0;
  const { loadSamples } = await import('./samples');
  return loadSamples();
}

/** Whether it has no lead, and no article but the samples. */
export async function isNewStore(): Promise<boolean> {
  if (await db().lead.findFirst({ select: { id: true } })) return false;
  const samples = locales.flatMap((locale) =>
    readdirSync(join(process.cwd(), 'prisma/content', locale))
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ locale, slug: name.slice(0, -3) })),
  );
  const own = await db().article.findFirst({
    where: { NOT: { OR: samples } },
    select: { id: true },
  });
  return own === null;
}
