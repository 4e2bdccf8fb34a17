import { describe, expect, test } from 'vitest';
import { readGhostExport } from './read-ghost-export';
import { findArticle, ghost5, readFixture } from './test-export';

describe('redirects', () => {
  const json = JSON.stringify([
    { from: '^/premier-cas/?$', to: '/choisir-un-premier-cas-d-usage/', permanent: true },
    { from: '/medias', to: '/mesurer-le-gain/' },
    { from: '/old/(.*)', to: '/$1' },
    { from: '/cv', to: 'https://elsewhere.example/' },
  ]);
  const yaml = '301:\n  /premier-cas: /choisir-un-premier-cas-d-usage/\n302:\n  /old/(.*): /$1\n';

  test.each([
    ['JSON', json, 2],
    ['YAML', yaml, 1],
  ])('%s: imports redirects between articles only', (_, redirects, count) => {
    const result = readGhostExport(readFixture('ghost-5.json'), { locale: 'fr', redirects });
    expect(findArticle('choisir-un-premier-cas-d-usage', result).article.formerSlugs).toEqual([
      'premier-cas',
    ]);
    // The current slug of an article never redirects.
    expect(findArticle('mesurer-le-gain', result).article.formerSlugs).toEqual([]);
    expect(result.report.skipped.filter(({ item }) => item.includes('redirect'))).toHaveLength(
      count,
    );
  });

  test('lists redirects from the old site, without drafts', () => {
    expect(ghost5.redirects).toContainEqual({
      from: '/what-an-audit-finds/',
      to: '/en/articles/what-an-audit-finds',
    });
    expect(ghost5.redirects.map(({ from }) => from)).not.toContain('/reserve-aux-abonnes/');
  });
});
