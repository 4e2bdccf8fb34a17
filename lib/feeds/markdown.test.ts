import { describe, expect, test } from 'vitest';
import { deleteArticle, restoreArticle } from '@/lib/articles/bin';
import { renameArticle } from '@/lib/articles/commands';
import { renamePage, savePage } from '@/lib/pages/commands';
import { copyArticle, publish, withOwnVersion } from '@/lib/testing/articles';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { absoluteMarkdown } from './absolute-markdown';
import { createArticleMarkdownResponse } from './article-markdown';
import { createLlmsTxtResponse } from './llms-txt';
import { createPageMarkdownResponse } from './page-markdown';

withEmptyStore();
withOwnVersion();

const site = 'http://localhost:3000';
const ask = (slug: string, locale = 'fr') => createArticleMarkdownResponse({ locale, slug });

describe('absoluteMarkdown', () => {
  test.each([
    ['a link', '[a](/b)', `[a](${site}/b)`],
    ['a link in pointed brackets', '[a](</b c> "t")', `[a](<${site}/b c> "t")`],
    ['a reference', '[a][r]\n\n[r]: /b', `[a][r]\n\n[r]: ${site}/b`],
    [
      'a picture of the store',
      '![a](/media/0123456789abcdef "Légende | Crédit")',
      `![a](${site}/media/0123456789abcdef-1200.webp "Légende | Crédit")`,
    ],
    [
      'a picture that is a link',
      '[![a](/media/0123456789abcdef)](/b)',
      `[![a](${site}/media/0123456789abcdef-1200.webp)](${site}/b)`,
    ],
    ['HTML', '<a href="/b">a</a>', `<a href="${site}/b">a</a>`],
    ['in a table', '| a |\n| - |\n| [a](/b) |', `| a |\n| - |\n| [a](${site}/b) |`],
  ])('%s', (_, from, to) => {
    expect(absoluteMarkdown(from, site)).toBe(to);
  });

  test.each([
    ['another site', '[a](https://b.example/c) [a](//b.example) <https://b.example>'],
    ['a place in the text', '[a](#b)'],
    ['code', '`[a](/b)`\n\n```md\n[a](/b)\n```'],
    ['signs', '\\[a](/b) — « 1 » * _ <kbd>/</kbd>'],
  ])('leaves %s as it is', (_, text) => {
    expect(absoluteMarkdown(text, site)).toBe(text);
  });
});

describe('the Markdown of an article', () => {
  test('answers 410 once the article is deleted, at its former address, too', async () => {
    const id = await publish({ slug: 'mistral' });
    await renameArticle('fr', 'mistral', 'mistral-ai');
    await deleteArticle(id);
    for (const slug of ['mistral', 'mistral-ai']) expect((await ask(slug)).status).toBe(410);
    expect((await ask('mistral', 'en')).status).toBe(404);
    await restoreArticle(id);
    expect((await ask('mistral')).status).toBe(308);
    expect((await ask('mistral-ai')).status).toBe(200);
  });

  test('has title, dek, author, dates, address, cover and text', async () => {
    await publish({
      slug: 'mistral',
      title: 'Mistral : le *pari*',
      dek: 'Que vaut-il ?',
      body: '## Un\n\n[a](/b)',
      publishedAt: new Date('2026-01-01T08:00:00Z'),
      updatedAt: new Date('2026-02-03T08:00:00Z'),
    });
    const answer = await ask('mistral');
    expect(answer.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8');
    expect(answer.headers.get('Content-Language')).toBe('fr');
    expect(answer.headers.get('Link')).toBe(`<${site}/articles/mistral>; rel="canonical"`);
    expect(await answer.text()).toBe(
      [
        '# Mistral\u00a0: le \\*pari\\*',
        '> Que vaut-il\u202f?',
        `Par Jawad, le 1er janvier 2026 (mis à jour le 3 février 2026)\\\n<${site}/articles/mistral>`,
        `![Zellige](${site}/media/0123456789abcdef-1200.webp)`,
        `## Un\n\n[a](${site}/b)\n`,
      ].join('\n\n'),
    );
  });

  test('begins its text once where the article has no dek', async () => {
    await publish({ slug: 'mistral', dek: '', body: 'Le début.' });
    const text = await (await ask('mistral')).text();
    expect(text).not.toContain('\n> ');
    expect(text.split('Le début.')).toHaveLength(2);
  });

  test('a draft, another language and an unknown slug have none', async () => {
    await publish({ slug: 'draft', publishedAt: null });
    await publish({ slug: 'mistral' });
    expect((await ask('draft')).status).toBe(404);
    expect((await ask('mistral', 'en')).status).toBe(404);
    expect((await ask('mistral', 'de')).status).toBe(404);
    expect((await ask('nulle-part')).status).toBe(404);
  });

  test('names the address where the text first appeared', async () => {
    await publish({ slug: 'mistral', canonicalUrl: 'https://example.org/mistral' });
    const { headers } = await ask('mistral');
    expect(headers.get('Link')).toBe('<https://example.org/mistral>; rel="canonical"');
  });

  test('a former slug leads to the present one', async () => {
    await publish({ slug: 'mistral', locale: 'en' });
    expect((await ask('mistral', 'en')).status).toBe(200);
    await renameArticle('en', 'mistral', 'mistral-ai');
    const moved = await ask('mistral', 'en');
    expect(moved.status).toBe(308);
    expect(moved.headers.get('Location')).toBe('/en/articles/mistral-ai.md');
  });
});

describe('the Markdown of a page', () => {
  const askPage = (slug: string) => createPageMarkdownResponse({ locale: 'fr', slug });

  test('has title, dek, address and text; a former slug leads to it', async () => {
    await savePage({ ...pageInput, slug: 'a-propos', title: 'Qui suis-je ?', body: '[a](/b)' });
    const answer = await askPage('a-propos');
    expect(answer.headers.get('Link')).toBe(`<${site}/a-propos>; rel="canonical"`);
    expect(await answer.text()).toBe(
      `# Qui suis-je\u202f?\n\n> Chapeau.\n\n<${site}/a-propos>\n\n[a](${site}/b)\n`,
    );
    await renamePage('fr', 'a-propos', 'moi');
    const moved = await askPage('a-propos');
    expect([moved.status, moved.headers.get('Location')]).toEqual([308, '/moi.md']);
    expect((await askPage('rien')).status).toBe(404);
  });
});

describe('llms.txt', () => {
  const read = async () => (await createLlmsTxtResponse()).text();

  test('has the shape of llmstxt.org: a title, a summary, lists of links by language', async () => {
    await publish({ slug: 'mistral', title: 'Mistral : le pari', dek: 'Que vaut-il ?' });
    await publish({ slug: 'bet', locale: 'en', title: 'The [bet]', dek: '', body: 'It *begins*.' });
    await savePage({ ...pageInput, slug: 'a-propos', title: 'À propos', nav: 'footer' });
    const lines = (await read()).split('\n').filter((line) => line !== '');
    expect(lines[0]).toBe('# Jawad — IA & entreprise');
    expect(lines[1]).toMatch(/^> L’intelligence artificielle/);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^Artificial intelligence/),
      '## Pages en français',
      `- [À propos](${site}/a-propos.md)`,
      '## Articles en français',
      `- [Mistral\u00a0: le pari](${site}/articles/mistral.md): Que vaut-il\u202f?`,
      '## Articles in English',
      `- [The \\[bet\\]](${site}/en/articles/bet.md): It begins.`,
      '## Optional',
      `- [Flux RSS](${site}/feed.xml): Français`,
      `- [Flux Atom](${site}/atom.xml): Français`,
      `- [Flux JSON](${site}/feed.json): Français`,
      `- [RSS feed](${site}/en/feed.xml): English`,
      `- [Atom feed](${site}/en/atom.xml): English`,
      `- [JSON feed](${site}/en/feed.json): English`,
      `- [Plan du site](${site}/sitemap.xml)`,
    ]);
  });

  test('names the hundred newest articles of a language', async () => {
    const id = await publish({ slug: 'a' });
    await copyArticle(id, 150);
    const slugs = [...(await read()).matchAll(/\/articles\/([\w-]+)\.md/g)].map(([, slug]) => slug);
    expect(slugs).toHaveLength(100);
    expect(slugs.at(-1)).toBe('a-99');
  });
});
