import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { Notice, Panel } from '@/lib/drafts/publishing/panel';
import { PublishPanel } from './publish-panel';

vi.mock('@/lib/drafts/publishing/actions', () => ({
  publish: () => undefined,
  unpublish: () => undefined,
  undo: () => undefined,
  changeLanguage: () => undefined,
  takeReadersText: () => undefined,
}));

const panel: Panel = {
  kind: 'article',
  id: 7,
  version: 3,
  locale: 'fr',
  title: 'Mistral',
  summary: 'Chapeau',
  author: 'Jawad',
  topics: ['Maroc'],
  featured: false,
  state: 'draft',
  publishedAt: null,
  isChanged: true,
  url: 'https://example.org/articles/mistral',
  path: '/articles/mistral',
  replacedSlug: null,
  cover: { src: '/studio/drawing/mistral', seed: 'mistral' },
  search: { title: 'Mistral — Jawad', description: 'Chapeau', url: 'https://example.org' },
  canonicalUrl: '',
  mistakes: [],
  link: { url: 'https://example.org/apercu?token=a', until: '5 décembre 2026 à 09:00' },
  isLanguageFree: true,
  elsewhere: null,
  when: { city: 'Casablanca', proposed: '2026-11-29T08:00' },
  undoSeconds: null,
};
const published = { state: 'published' as const, publishedAt: '1er mars 2026 à 09:05' };
const elsewhere = { hash: 'abc', theirs: [{ line: 'Leur', isOnlyHere: true }], yours: [] };
const mistakes = [{ href: '/studio/articles/7?line=3', text: 'Ligne 3' }];

const render = (
  changes: Partial<Omit<Panel, 'kind'>>,
  notice: Notice | null = null,
  replaces?: string,
) =>
  renderToStaticMarkup(
    <PublishPanel
      locale="fr"
      panel={{ ...panel, ...changes }}
      notice={notice}
      replaces={replaces ?? null}
    />,
  );
const submits = (html: string) =>
  Array.from(html.matchAll(/type="submit">([^<]*)/g), ([, label]) => label);

test.each<[string, string[], Parameters<typeof render>]>([
  ['a draft is published', ['Publier', 'Changer la langue'], [{}]],
  ['a draft with a mistake is not', ['Changer la langue'], [{ mistakes }]],
  ['a changed article is updated', ['Mettre à jour', 'Dépublier'], [{ ...published, ...fixed() }]],
  ['what readers see is not', ['Dépublier'], [{ ...published, ...fixed(), isChanged: false }]],
  [
    'of an article that was changed elsewhere, one of the texts is chosen first',
    ['Prendre celui des lecteurs', 'Garder le mien et remplacer le leur', 'Dépublier'],
    [{ ...published, ...fixed(), elsewhere }],
  ],
  [
    'and again if it was changed once more',
    ['Prendre celui des lecteurs', 'Garder le mien et remplacer le leur', 'Dépublier'],
    [{ ...published, ...fixed(), elsewhere }, null, 'old'],
  ],
  [
    'then it is replaced',
    ['Mettre à jour', 'Dépublier'],
    [{ ...published, ...fixed(), elsewhere }, null, 'abc'],
  ],
  [
    'afterwards it can be undone',
    ['Annuler'],
    [{ ...published, ...fixed(), undoSeconds: 9 }, 'published'],
  ],
])('%s', (_, expected, given) => {
  expect(submits(render(...given))).toEqual(expected);
});

test('a page is published at once, without a time or a note to readers', () => {
  const {
    author: _,
    topics,
    featured,
    cover,
    canonicalUrl,
    when,
    ...common
  } = panel as ArticlePanel;
  const page: Panel = { ...common, kind: 'page', nav: 'header', form: true };
  const html = renderToStaticMarkup(
    <PublishPanel locale="fr" panel={page} notice={null} replaces={null} />,
  );
  expect(html).toContain('En-tête');
  expect(html).toContain('href="/studio/pages/7"');
  expect(html).not.toMatch(/name="(?:when|update)"|Sujets|share-image/);
});

type ArticlePanel = Extract<Panel, { kind: 'article' }>;

test('the notice says when, as the store has it', () => {
  expect(render({ ...published, undoSeconds: 9 }, 'published')).toContain(
    'Publié le 1er mars 2026 à 09:05.',
  );
  expect(render({}, 'past')).toContain('role="alert"');
});

function fixed() {
  return { isLanguageFree: false };
}
