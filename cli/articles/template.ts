import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { site } from '@/lib/settings/site';
import { type Io, say } from '../io';

/** Writes the file of an article to be, with what it may say of itself. */
export function writeTemplate(
  title: string,
  { locale = defaultLocale, dir }: { locale?: Locale; dir: string },
  io: Io,
): void {
  const slug = slugify(title);
  if (!slug)
    throw new Error('The title needs Latin letters or digits: its address is made of them.');
  const folder = join(dir, locale);
  const file = join(folder, `${slug}.md`);
  if (existsSync(file)) throw new Error(`${file} exists: nothing was written.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, draw(title, locale, dir), { flag: 'wx' });
  say(io.stdout, `Written: ${file}`);
  say(io.stderr, `Then: npm run articles -- import ${file}`);
}

function draw(title: string, locale: Locale, dir: string): string {
  const other =
    locale === defaultLocale
      ? ''
      : `# The same text in ${defaultLocale}, by its slug.\n# translationOf: \n`;
  return `---
title: ${JSON.stringify(title.trim())}
# What the article says in one or two sentences, 500 characters at most: below the title, in lists and search engines.
dek: ""
author: ${chooseAuthor(dir)}
# When it appears, with the zone. Left out: a draft. In the future: scheduled.
# publishedAt: 2026-12-01T08:00:00+01:00
# When it last changed in a way that readers should know of. Left out: kept by the site.
# updatedAt: 2026-12-02T08:00:00+01:00
# Above the others in lists.
featured: false
topics: []
# A picture beside this file. Left out: a cover is drawn.
# cover: photo.jpg
# What the cover shows, for who does not see it.
coverAlt: ${JSON.stringify(getDictionary(locale).imports.drawnCover)}
# coverCredit: ""
${other}# Slugs that it had before: their addresses lead to it.
# formerSlugs: []
---

`;
}

/** The only one there is, else who the site is of. */
function chooseAuthor(dir: string): string {
  const folder = join(dir, 'authors');
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.yaml'))
    : [];
  return files.length === 1 && files[0] ? files[0].replace(/\.yaml$/, '') : slugify(site.name);
}
