import { expect, test } from 'vitest';
import { readPageMeta, stripRuntime, UnknownMarkupError } from './strip-runtime';

const pageOf = (body: string, head = '') =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const finish = (body: string) =>
  stripRuntime(pageOf(body)).html.slice(pageOf('').indexOf('</body>'), -'</body></html>'.length);

test('a finished page has nothing of React’s runtime', () => {
  const head = '<link rel="stylesheet" href="/a.css" data-precedence="next"/>';
  const body =
    '<h1>Titre</h1><form action="" method="POST"><input type="hidden" name="$ACTION_1:0"/></form>';
  const runtime = [
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>',
    '<script src="/_next/a.js" async=""></script>',
    '<script src="/_next/b.js" noModule=""></script>',
    '<script>self.__next_f.push([1,"0:\\u003cscript\\u003e\\n"])</script>',
    '<script type="module">start()</script>',
    '<!--$--><!--/$--><!--&--><!--/&--><!-- --><div hidden=""></div>',
  ].join('');
  expect(stripRuntime(pageOf(runtime + body + runtime, runtime + head)).html).toBe(
    pageOf(body, head),
  );
});

test('what only holds data, or is no script, stays', () => {
  const kept = [
    '<script type="application/ld+json">{"@type":"BlogPosting"}</script>',
    '<link rel="preload" as="font" href="/a.woff2" crossorigin=""/>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  ].join('');
  expect(finish(kept)).toBe(kept);
});

test('the site’s own scripts stay, and Next.js’s beside them go', () => {
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
  expect(finish(html)).toBe(kept);
});

test('inline scripts stay where they are marked, without the mark', () => {
  const text = '(()=>{" data-keep="})();';
  const marked = `<script data-keep="true">${text}</script><script>1</script>`;
  const rules = '<script type="speculationrules" data-keep="true">{"prefetch":[]}</script>';
  const unmarked = `<script>${text}</script>`;
  expect(finish(marked + rules + unmarked)).toBe(
    `<script>${text}</script><script type="speculationrules">{"prefetch":[]}</script>`,
  );
});

test('a page names its status and place, and does not show them', () => {
  const mark = '<meta name="http-status" content="308"/>';
  const place = '<meta name="http-location" content="/articles/mistral"/>';
  const once = '<meta name="page-cache" content="none"/>';
  expect(stripRuntime(pageOf('', mark + place + once))).toEqual({
    html: pageOf(''),
    status: 308,
    location: '/articles/mistral',
    once: true,
  });
  expect(readPageMeta(pageOf('', '<meta name="http-status" content="404"/>'))).toEqual({
    status: 404,
    location: undefined,
    once: false,
  });
});

test('in words marks mean nothing', () => {
  const text = '<p>&lt;meta name="http-status" content="404"/&gt;</p>';
  expect(stripRuntime(pageOf(text))).toMatchObject({ html: pageOf(text), status: undefined });
});

test.each([
  ['a place that React would fill', '<template id="B:0"></template>'],
  ['content that React would move', '<div hidden="" id="S:0">Texte</div>'],
  ['a boundary that waits', '<!--$?--><p>Un instant</p>'],
  ['a boundary that failed', '<!--$!--><p>Erreur</p>'],
  ['a preload of its scripts in another form', '<link rel="prefetch" href="/_next/a.js"/>'],
])('%s is a plain failure that names what is wrong', (_, unknown) => {
  expect(() => finish(unknown)).toThrow(UnknownMarkupError);
  expect(() => finish(unknown)).toThrow(unknown.slice(0, 5));
});

test('half a page is a plain failure', () => {
  expect(() => stripRuntime('<!DOCTYPE html><html><head></head><body>Tex')).toThrow(/no end/);
});
