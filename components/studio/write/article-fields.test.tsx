import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { contentSchema } from '@/lib/drafts/content';
import type { FieldChoices } from '@/lib/drafts/draft';
import { ArticleFields } from './article-fields';

const choices: FieldChoices = {
  address: 'https://example.org/articles/',
  publishedSlug: null,
  coverSeed: null,
  authors: [{ slug: 'jawad', name: 'Jawad' }],
  topics: ['Maroc', 'Entreprise'],
};

const render = (fields: object, changed: Partial<FieldChoices> = {}) =>
  renderToStaticMarkup(
    <ArticleFields
      locale="fr"
      content={contentSchema.parse(fields)}
      onChange={() => undefined}
      choices={{ ...choices, ...changed }}
    />,
  );

test('without an address, the one made of the title is shown, and the cover drawn from it', () => {
  const html = render({ title: 'L’été à Fès' });
  expect(html).toContain('https://example.org/articles/l-ete-a-fes<');
  expect(html).toContain('src="/studio/drawing/l-ete-a-fes"');
});

test('a new address of a published article names the one that it replaces', () => {
  expect(render({ slug: 'neuf' }, { publishedSlug: 'ancien' })).toContain('«\u00a0ancien\u00a0»');
  expect(render({ slug: '' }, { publishedSlug: 'ancien' })).not.toContain('Remplacera');
});

test('search engines show the dek where nothing else is said', () => {
  expect(render({ dek: 'Chapeau', body: 'Début.' })).toContain('placeholder="Chapeau"');
});

test('chosen topics are ticked, others are offered', () => {
  const html = render({ topics: ['Droit', 'Maroc'] });
  expect(html).toContain('checked="" value="Droit"');
  expect(html).toContain('checked="" value="Maroc"');
  expect(html).toContain('name="topics" value="Entreprise"');
});
