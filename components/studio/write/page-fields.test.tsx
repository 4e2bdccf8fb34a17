import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { contentSchema } from '@/lib/drafts/content';
import { PageFields } from './page-fields';

test('a page has an address, a place for its link and the choice of a form', () => {
  const html = renderToStaticMarkup(
    <PageFields
      locale="fr"
      content={contentSchema.parse({ title: 'À propos', nav: 'footer', form: true })}
      onChange={() => undefined}
      choices={{
        address: 'https://example.org/',
        publishedSlug: 'moi',
        coverSeed: null,
        authors: [],
        topics: [],
      }}
    />,
  );
  expect(html).toContain('https://example.org/moi<');
  expect(html.match(/<input[^>]*checked=""[^>]*>/g)).toEqual([
    expect.stringContaining('value="footer"'),
    expect.stringContaining('name="form"'),
  ]);
});
