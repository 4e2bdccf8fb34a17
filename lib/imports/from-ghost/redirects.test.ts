import { describe, expect, test } from 'vitest';
import { readGhostExport } from './read-ghost-export';
import { ghost5, readFixture } from './test-export';

describe('redirects', () => {
  const json = JSON.stringify([
    { from: '^/premier-cas/?$', to: '/choisir-un-premier-cas-d-usage/', permanent: true },
    { from: '/2019/cabinet', to: '/a-propos/' },
    { from: '/old/(.*)', to: '/$1' },
    { from: '/cv', to: 'https://elsewhere.example/' },
    { from: '/n(e+)t', to: '/a-propos/' },
  ]);
  const yaml = `301:
  /premier-cas: /choisir-un-premier-cas-d-usage/
302:
  /2019/cabinet: /a-propos/
  /old/(.*): /$1
`;

  test.each([
    ['JSON', json, 3],
    ['YAML', yaml, 1],
  ])('%s: imports those from one address to an article or page', (_, redirects, count) => {
    const result = readGhostExport(readFixture('ghost-5.json'), { locale: 'fr', redirects });
    expect(result.redirects).toEqual([
      ...ghost5.redirects,
      { from: '/premier-cas', to: '/articles/choisir-un-premier-cas-d-usage' },
      { from: '/2019/cabinet', to: '/a-propos' },
    ]);
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
