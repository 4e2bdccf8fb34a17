import 'server-only';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { createPictureStore, storePictures } from '@/lib/markdown/text-pictures';
import { savePage } from '../commands';
import { type Change, type PageInput, planPage } from '../page-plan';
import type { ParsedPage } from './page-folder';

export type PageImportResult = { locale: Locale; slug: string; change: Change; draft: boolean };

/** Creates or updates pages, originals first. */
export async function importPages(
  pages: ParsedPage[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<PageImportResult[]> {
  const storeOnce = createPictureStore(dryRun);
  const inputs: PageInput[] = [];
  for (const one of pages) {
    const { locale, slug, page } = one;
    const { images, body } = await storePictures(one, page.body, storeOnce);
    inputs.push({ ...page, locale, slug, body, pictures: [...images.values()] });
  }
  inputs.sort(originalsFirst);
  const results: PageImportResult[] = [];
  for (const input of inputs) {
    const change = dryRun ? (await planPage(input)).change : await savePage(input);
    const { locale, slug, draft } = input;
    results.push({ locale, slug, change, draft });
  }
  return results;
}

function originalsFirst(one: PageInput, other: PageInput): number {
  return Number(one.locale !== defaultLocale) - Number(other.locale !== defaultLocale);
}
