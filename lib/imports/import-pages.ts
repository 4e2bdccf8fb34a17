import 'server-only';
import { emptyContent } from '@/lib/drafts/content';
import { getOrigin } from '@/lib/markdown/origin';
import { createPictureStore, storePictures } from '@/lib/markdown/text-pictures';
import { savePage } from '@/lib/pages/commands';
import { type PageFile, parseNav } from '@/lib/pages/files/front-matter';
import type { ParsedPage } from '@/lib/pages/files/page-folder';
import { type PageInput, planPage } from '@/lib/pages/page-plan';
import { getStoredPage, type StoredPage } from '@/lib/pages/stored-page';
import { importText, type Noun, sortOriginalsFirst, type TextResult } from './import-text';

export type PageImportResult = TextResult & { draft: boolean };

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
  for (const one of sortOriginalsFirst(pages)) {
    const { locale, slug, page } = one;
    const { images, body } = await storePictures(one, page.body, storeOnce);
    const { title, draft: isDraft, order } = page;
    const incoming = {
      input: { ...page, locale, slug, body, pictures: [...images.values()] },
      origin: getOrigin(one),
      state: `${isDraft ? 'draft' : 'published'}/${order}`,
    };
    const options = { dryRun, overwrite, former: new Map() };
    const { input, ...result } = await importText(noun, incoming, options);
    const { slug: present, draft } = input;
    results.push({ file: one.file, title, locale, slug: present, draft, ...result });
  }
  return results;
}

function toContent({ title, dek, nav, form, body }: Omit<PageFile, 'draft' | 'formerSlugs'>) {
  return { ...emptyContent, title, dek, nav, form, body };
}
