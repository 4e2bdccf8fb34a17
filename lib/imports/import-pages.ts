import 'server-only';
import { emptyContent } from '@/lib/drafts/content';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { getOrigin } from '@/lib/markdown/origin';
import { createPictureStore, storePictures } from '@/lib/markdown/text-pictures';
import { savePage } from '@/lib/pages/commands';
import { type PageFile, parseNav } from '@/lib/pages/files/front-matter';
import type { ParsedPage } from '@/lib/pages/files/page-folder';
import { type Change, type PageInput, planPage } from '@/lib/pages/page-plan';
import { getStoredPage, type StoredPage } from '@/lib/pages/stored-page';
import { importText, type Noun } from './import-text';
import type { LeftReason } from './left-texts';

export type PageImportResult = {
  /** As the caller named it */
  file: string;
  title: string;
  locale: Locale;
  slug: string;
  change: Change;
  draft: boolean;
  left: LeftReason | null;
};

const noun: Noun<PageInput, StoredPage> = {
  kind: 'page',
  getStored: getStoredPage,
  plan: async (input, target) => (await planPage(input, target, true)).change,
  save: savePage,
  readInput: toContent,
  readStored: (stored) => toContent({ ...stored, nav: parseNav(stored.nav) }),
  withState: (input, { publishedAt, order }, keeps) =>
    keeps ? { ...input, draft: publishedAt === null, order } : input,
};

/** Creates or updates pages, originals first. */
export async function importPages(
  pages: ParsedPage[],
  { dryRun = false, overwrite = false }: { dryRun?: boolean; overwrite?: boolean } = {},
): Promise<PageImportResult[]> {
  const storeOnce = createPictureStore(dryRun);
  const results: PageImportResult[] = [];
  for (const one of [...pages].sort(originalsFirst)) {
    const { locale, slug, page } = one;
    const { images, body } = await storePictures(one, page.body, storeOnce);
    const { title, draft, order } = page;
    const incoming = {
      input: { ...page, locale, slug, body, pictures: [...images.values()] },
      origin: getOrigin(one),
      state: `${draft ? 'draft' : 'published'}/${order}`,
    };
    const options = { dryRun, overwrite, former: new Map() };
    const { input, ...result } = await importText(noun, incoming, options);
    results.push({
      file: one.file,
      title,
      locale,
      slug: input.slug,
      draft: input.draft,
      ...result,
    });
  }
  return results;
}

function toContent({ title, dek, nav, form, body }: Omit<PageFile, 'draft' | 'formerSlugs'>) {
  return { ...emptyContent, title, dek, nav, form, body };
}

function originalsFirst(one: ParsedPage, other: ParsedPage): number {
  return Number(one.locale !== defaultLocale) - Number(other.locale !== defaultLocale);
}
