import { expect, test } from 'vitest';
import { finishPage } from './finished-page.mjs';

function finish(html: string, kind = 'APP_PAGE'): string {
  const page = { kind, html };
  finishPage(page);
  return page.html;
}

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
  ];
  expect(
    finish(`<head>${head}${runtime.join('')}</head><body>${body}${runtime.join('')}</body>`),
  ).toBe(`<head>${head}</head><body>${body}</body>`);
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
  ];
  const html = runtime.flatMap((script) => [own, script, ownFirst]).join('<p>Texte</p>');
  const kept = runtime.flatMap(() => [own, '', ownFirst]).join('<p>Texte</p>');
  expect(finish(html)).toBe(kept);
});

test('inline scripts stay where they are marked, without the mark', () => {
  const text = '(()=>{"data-keep="})();';
  const marked = `<script data-keep="true">${text}</script><script>1</script>`;
  const rules = '<script type="speculationrules" data-keep="true">{"prefetch":[]}</script>';
  expect(finish(marked + rules)).toBe(
    `<script>${text}</script><script type="speculationrules">{"prefetch":[]}</script>`,
  );
});

test('what is no page stays as it is', () => {
  const html = '<script>1</script>';
  expect(finish(html, 'APP_ROUTE')).toBe(html);
});
