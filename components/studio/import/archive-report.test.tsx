import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { en } from '@/lib/i18n/studio/imports/en';
import { fr } from '@/lib/i18n/studio/imports/fr';
import { prepareExport } from '@/lib/imports/prepare-import';
import { withEmptyStore } from '@/lib/testing/store';
import { Report } from './archive-report';

withEmptyStore();

const golden = 'lib/imports/golden';
const counts = (created: number) => ({ created, changed: 0, unchanged: 0 });

test.each([
  ['wordpress', 'wordpress.xml'],
  ['ghost', 'ghost.json'],
] as const)('the studio says in both languages what an import of %s does', async (system, file) => {
  const { content, report } = await prepareExport(`${golden}/${file}`, system, { locale: 'fr' });
  const archive = {
    articles: counts(content.articles.articles.length),
    pages: counts(content.pages.pages.length),
    drafts: counts(0),
    authors: content.articles.authors.length,
    errors: [],
    left: [],
    leftOut: report.skipped.map(({ item, reason }) => `${item}: ${reason}`),
    toCheck: report.warnings,
    redirects: content.redirects.redirects.map(({ from, to }) => `${from} → ${to}`),
  };
  for (const [locale, words] of Object.entries({ fr, en })) {
    const html = renderToStaticMarkup(<Report report={archive} words={words} />);
    const lines = html.split(/<[^>]*>/).filter((line) => line.trim() !== '');
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      `../../../${golden}/${system}.studio.${locale}.txt`,
    );
  }
});
