import { describe, expect, test } from 'vitest';
import { readPageMeta, stripRuntime, UnknownMarkupError } from './strip-runtime';

const pageOf = (body: string, head = '') =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const strip = (body: string, head?: string) => stripRuntime(pageOf(body, head)).toString();

describe('stripRuntime', () => {
  test('removes everything that belongs to React’s runtime', () => {
    const head = '<link rel="stylesheet" href="/a.css" data-precedence="next"/>';
    const body =
      '<h1>Titre</h1><form method="POST"><input type="hidden" name="$ACTION_1:0"/></form>';
    const runtime = [
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>',
      '<script src="/_next/a.js" async=""></script>',
      '<script src="/_next/b.js" noModule=""></script>',
      '<script>self.__next_f.push([1,"0:\\u003cscript\\u003e\\n"])</script>',
      '<script type="module">start()</script>',
      '<meta name="next-size-adjust" content=""/>',
      '<!--$--><!--/$--><!--&--><!--/&--><!-- --><div hidden=""></div>',
    ].join('');
    expect(strip(runtime + body + runtime, runtime + head)).toBe(pageOf(body, head));
  });

  test('removes the empty action that React gives a form, and no other', () => {
    const page = '<form id="a"></form><p> action=""</p><form action="/search"></form>';
    expect(strip(page.replace('<form id="a"', '<form id="a" action=""'))).toBe(pageOf(page));
  });

  test('keeps JSON-LD, font preloads and escaped text', () => {
    const body = [
      '<script type="application/ld+json">{"@type":"BlogPosting"}</script>',
      '<link rel="preload" as="font" href="/a.woff2" crossorigin=""/>',
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    ].join('');
    expect(strip(body)).toBe(pageOf(body));
  });

  test('keeps the site’s script files between those of Next.js', () => {
    const own = '<script type="module" src="/assets/reader-1f.js"></script>';
    const ownFirst = '<script src="/assets/reader-1f.js" type="module"></script>';
    const runtime = [
      '<script src="/_next/a.js" defer=""></script>',
      '<script defer="" src="/_next/a.js"></script>',
      '<script id="_R_">start("/assets/reader-1f.js")</script>',
      '<script src="https://cdn.example.com/_next/a.js" async=""></script>',
      '<script src="//cdn.example.com/a.js"></script>',
    ];
    const html = runtime.flatMap((script) => [own, script, ownFirst]).join('<p>Texte</p>');
    const kept = runtime.flatMap(() => [own, '', ownFirst]).join('<p>Texte</p>');
    expect(strip(html)).toBe(pageOf(kept));
  });

  test('keeps inline scripts with data-keep, and removes the attribute', () => {
    const text = '(()=>{" data-keep="})();';
    const marked = `<script data-keep="true">${text}</script><script>1</script>`;
    const rules = '<script type="speculationrules" data-keep="true">{"prefetch":[]}</script>';
    const unmarked = `<script>${text}</script>`;
    expect(strip(marked + rules + unmarked)).toBe(
      pageOf(`<script>${text}</script><script type="speculationrules">{"prefetch":[]}</script>`),
    );
  });

  test('removes the response’s meta elements', () => {
    const meta =
      '<meta name="http-status" content="308"/><meta name="http-location" content="/articles/a"/><meta name="page-cache" content="none"/>';
    expect(strip('', meta)).toBe(pageOf(''));
  });

  test.each([
    ['a boundary that React would fill', '<template id="B:0"></template>'],
    ['content that React would move', '<div hidden="" id="S:0">Texte</div>'],
    ['a pending boundary', '<!--$?--><p>Un instant</p>'],
    ['a failed boundary', '<!--$!--><p>Erreur</p>'],
    ['an unknown preload of a Next.js script', '<link rel="prefetch" href="/_next/a.js"/>'],
  ])('rejects %s and names it', (_, unknown) => {
    expect(() => strip(unknown)).toThrow(UnknownMarkupError);
    expect(() => strip(unknown)).toThrow(unknown.slice(0, 5));
  });

  test('rejects a page without </html>', () => {
    expect(() => stripRuntime('<!DOCTYPE html><html><head></head><body>Tex')).toThrow(
      'no </html> at its end',
    );
  });
});

describe('readPageMeta', () => {
  test('reads the status, the redirect target and whether the page is private', () => {
    const meta =
      '<meta name="http-status" content="308"/><meta name="http-location" content="/articles/mistral"/><meta name="page-cache" content="none"/>';
    expect(readPageMeta(pageOf('', meta))).toEqual({
      status: 308,
      location: '/articles/mistral',
      isPrivate: true,
    });
  });

  test('returns only what the page declares', () => {
    expect(readPageMeta(pageOf(''))).toEqual({ isPrivate: false });
  });

  test('ignores escaped text that looks like a meta element', () => {
    const text = '<p>&lt;meta name="http-status" content="404"/&gt;</p>';
    expect(readPageMeta(pageOf(text)).status).toBeUndefined();
    expect(strip(text)).toBe(pageOf(text));
  });
});
