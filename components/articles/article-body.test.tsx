import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readSample, sampleImages } from '@/lib/markdown/fixtures/sample';
import { ArticleBody } from './article-body';

const render = (body: string) =>
  renderToStaticMarkup(<ArticleBody locale="fr" article={{ body, images: sampleImages }} />);

test('a long article begins with a table of contents whose links all have targets', () => {
  const html = render(readSample());
  expect(html).toMatch(
    /^<nav class="contents" aria-label="Sommaire"><p[^>]*>Sommaire<\/p><details><summary>Sommaire<\/summary><ol>/,
  );
  const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
  expect(targets.length).toBeGreaterThan(15);
  for (const id of targets) expect(html).toContain(` id="${id}"`);
  expect(html).toContain('<ol><li><a href="#section-ce-que-disent-les-anciens">');
});

test('a short article has no table of contents', () => {
  expect(render('## A\n\n## B\n\n## C\n\n## D')).toMatch(/^<div class="prose"><h2/);
});

test('images have all widths, their size and lazy loading', () => {
  const html = render('![Un](/media/0123456789abcdef)');
  expect(html).toContain(
    '<source type="image/avif" srcSet="/media/0123456789abcdef-480.avif 480w, ',
  );
  expect(html).toMatch(
    /<img src="\/media\/0123456789abcdef-1200\.webp"[^>]* alt="Un" width="1600" height="900" loading="lazy"/,
  );
});

test('an article has no inline styles and loads nothing from other sites', () => {
  const html = render(`${readSample()}\n\n| a |\n|--:|\n| 1 |\n\n![x](https://a.example/b.png)`);
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).not.toMatch(/\s(?:src|srcset)="https?:/i);
});
