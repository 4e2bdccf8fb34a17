import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { isReservedSlug } from '@/lib/i18n/routes';
import { slugify } from '@/lib/markdown/slug';
import { site } from '@/lib/settings/site';
import { type Io, writeErr, writeOut } from '../io';
import { renderPageTemplate } from './pages';

export function writeTemplate(
  title: string,
  { locale = defaultLocale, dir, page = false }: { locale?: Locale; dir: string; page?: boolean },
  io: Io,
): void {
  const slug = slugify(title);
  if (!slug)
    throw new Error('The title needs Latin letters or digits, from which its URL is made.');
  if (page && isReservedSlug(slug)) {
    throw new Error(`/${slug} is an address of the site itself. Choose another title.`);
  }
  const folder = page ? join(dir, 'pages', locale) : join(dir, locale);
  const file = join(folder, `${slug}.md`);
  if (existsSync(file)) throw new Error(`${file} already exists: nothing was written.`);
  mkdirSync(folder, { recursive: true });
  const text = page ? renderPageTemplate(title, locale) : renderTemplate(title, locale, dir);
  writeFileSync(file, text, { flag: 'wx' });
  writeOut(io, `Created ${file}`);
  writeErr(io, `When it is ready: npm run articles -- import ${file}`);
}

function renderTemplate(title: string, locale: Locale, dir: string): string {
  const other =
    locale === defaultLocale
      ? ''
      : `# The slug of the original in ${defaultLocale}.\n# translationOf: \n`;
  return `---
title: ${JSON.stringify(title.trim())}
# One or two sentences, at most 500 characters: shown below the title, in lists and by search engines.
# Without it: lists and search engines show the first words of the text.
# dek: ""
author: ${chooseAuthor(dir)}
# Publication time with offset. Without it: a draft. In the future: scheduled.
# publishedAt: 2026-12-01T08:00:00+01:00
# Last change that readers should know of. Without it: kept by the site.
# updatedAt: 2026-12-02T08:00:00+01:00
# Shown above the others in lists.
featured: false
topics: []
# A picture next to this file. Without it: a cover is generated.
# cover: photo.jpg
# The word that it is generated from. Without it: the name of this file, or of the original.
# drawnFrom: a-word
# What the picture shows, for readers who cannot see it. Required with a cover.
# coverAlt: ""
# coverCredit: ""
# For search engines, where they differ from title and dek.
# searchTitle: ""
# searchDescription: ""
# Where the text first appeared, if that is another site: search engines then show that one.
# canonicalUrl: https://example.org/article
${other}# Previous slugs: their URLs redirect here.
# formerSlugs: []
---

`;
}

function chooseAuthor(dir: string): string {
  const folder = join(dir, 'authors');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.yaml'))
    : [];
  return files.length === 1 && files[0] ? files[0].replace(/\.yaml$/, '') : slugify(site.name);
}
