import { formatTimestamp } from '@/lib/i18n/dates';
import { defaultLocale, type Locale, toLocale } from '@/lib/i18n/locales';
import { isReservedSlug, pathTo } from '@/lib/i18n/routes';
import type { PageImportResult } from '@/lib/imports/import-pages';
import { renamePage } from '@/lib/pages/commands';
import { getPageRecord, listPageRecords, type PageRecord } from '@/lib/pages/records';
import { env } from '@/lib/settings/env';
import { createWriter, getTerminalWidth, type Io, writeErr, writeOut } from '../io';
import { type Column, renderTable } from '../table';
import { parseArticleName, requireSlug } from './article-names';

const prefix = 'pages/';

export function isPageName(text: string): boolean {
  return text.startsWith(prefix);
}

function formatPageName({ locale, slug }: { locale: string; slug: string }): string {
  return `${prefix}${locale}/${slug}`;
}

function pageUrl({ locale, slug }: { locale: string; slug: string }): string {
  return env().SITE_URL + pathTo(toLocale(locale), 'page', { slug });
}

/** @param from e.g. `pages/a-propos` or `pages/en/about` @param to a slug, or such a name */
export async function renamePageTo(
  from: string,
  to: string,
  { locale }: { locale?: Locale },
  io: Io,
): Promise<void> {
  const page = parseArticleName(from.slice(prefix.length), locale);
  if (!(await getPageRecord(page.locale, page.slug))) {
    throw new Error(
      `There is no page ${formatPageName(page)}. Run "npm run articles -- list --pages" to see all pages.`,
    );
  }
  const target = parseArticleName(isPageName(to) ? to.slice(prefix.length) : to, page.locale);
  if (target.locale !== page.locale) {
    throw new Error(
      `Cannot rename to ${to}: the page is in ${page.locale}, and its language cannot change.`,
    );
  }
  requireSlug(target.slug, to, 'a-propos');
  if (target.slug === page.slug) throw new Error(`The page already has the slug ${page.slug}.`);
  if (isReservedSlug(target.slug)) {
    throw new Error(`/${target.slug} is an address of the site itself. Choose another slug.`);
  }
  const taken = await getPageRecord(target.locale, target.slug);
  if (taken) {
    throw new Error(
      `${formatPageName(target)} is another page: "${taken.title}". Choose another slug.`,
    );
  }
  await renamePage(page.locale, page.slug, target.slug);
  writeOut(io, `Renamed: ${pageUrl(page)} redirects to ${pageUrl(target)}`);
  writeErr(
    io,
    `Rename its file to ${formatPageName(target)}.md and add formerSlugs: [${page.slug}]`,
  );
}

const columns: Column<PageRecord>[] = [
  {
    title: 'STATUS',
    minWidth: 9,
    read: ({ publishedAt }) => (publishedAt ? 'published' : 'draft'),
  },
  { title: 'CHANGED', minWidth: 16, read: ({ updatedAt }) => formatTimestamp(updatedAt) },
  { title: 'PAGE', minWidth: 16, read: formatPageName },
  { title: 'TITLE', minWidth: 12, read: ({ title }) => title },
  {
    title: 'NAV',
    minWidth: 6,
    read: ({ nav, order }) => (nav === 'none' ? '-' : `${nav} ${order}`),
  },
  { title: 'FORM', minWidth: 4, read: ({ form }) => (form ? 'yes' : '-') },
];

export async function listPages(
  { locale, json }: { locale?: Locale; json?: boolean },
  io: Io,
): Promise<void> {
  const pages = await listPageRecords(locale);
  if (json) {
    const records = pages.map((page) => ({
      ...page,
      status: page.publishedAt ? 'published' : 'draft',
      address: pageUrl(page),
      formerSlugs: page.formerSlugs.map(({ slug }) => slug),
    }));
    await createWriter(io.stdout)(`${JSON.stringify(records, null, 2)}\n`);
  } else if (pages.length === 0) {
    writeErr(io, 'No pages.');
  } else {
    writeOut(io, renderTable(pages, columns, ['FORM', 'NAV'], getTerminalWidth(io)));
  }
}

export function describePageResult(page: PageImportResult): string {
  return page.draft ? `${formatPageName(page)} (draft)` : pageUrl(page);
}

export function renderPageTemplate(title: string, locale: Locale): string {
  const original =
    locale === defaultLocale
      ? ''
      : `# The slug of the original in ${defaultLocale}.\n# translationOf: \n`;
  return `---
title: ${JSON.stringify(title.trim())}
# One or two sentences, at most 500 characters: shown below the title and by search engines.
# Without it: search engines show the first words of the text.
# dek: ""
# Where a link to the page stands: header, footer or none; the smallest order first.
nav: footer
order: 0
# true: the form for inquiries stands at the foot.
form: false
# true: readers do not see the page.
draft: false
${original}# Previous slugs: their URLs redirect here.
# formerSlugs: []
---

`;
}
