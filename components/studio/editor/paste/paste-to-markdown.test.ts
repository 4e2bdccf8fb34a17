import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { convert } from './test-clipboard';

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

test.each([
  ['Google Docs', 'google-docs', 1],
  ['Word', 'word', 1],
  ['LibreOffice', 'libreoffice', 1],
  ['a web page', 'web-page', 1],
])('keeps what the writer meant, and nothing else, from %s', (_, name, missingPictures) => {
  const pasted = convert(read(`${name}.clipboard`));
  expect(pasted.markdown).toBe(read(`${name}.pasted`).trim());
  expect(pasted.missingPictures).toBe(missingPictures);
});

describe('converts what programs write in ways of their own', () => {
  test.each([
    ['lower headings below a title', '<h1>A</h1><h3>B</h3>', '## A\n\n#### B'],
    ['headings without a title', '<h3>A</h3><h2>B</h2>', '### A\n\n## B'],
    ['bold off in a bold element', '<b style="font-weight:normal"><p>a</p></b>', 'a'],
    ['code side by side', '<p><code>a</code><code>b</code></p>', '`ab`'],
    ['lines in blocks', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    ['a table for layout', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb'],
    ['items without a list', '<li>a</li><li>b</li>', '- a\n- b'],
    ['empty items', '<ul><li>a</li><li><ul><li> </li></ul></li></ul>', '- a'],
    ['boxes that were typed', '<ul><li>☐ a</li><li>☑ b</li></ul>', '- [ ] a\n- [x] b'],
    [
      'an editor of code',
      '<div style="font-family: Consolas, monospace; white-space: pre;"><div><span>if a:</span></div><div>  b</div></div>',
      '```\nif a:\n  b\n```',
    ],
    [
      'lists of Word in a browser',
      '<div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>a</p></li></ul></div><div class="ListContainerWrapper"><ol><li data-aria-level="2"><p>b</p></li></ol></div>',
      '- a\n  1. b',
    ],
    [
      'links that Outlook checks',
      '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb&data=05">a</a>',
      '[a](https://a.example/b)',
    ],
    [
      'a wrapped link with a script',
      '<a href="https://www.google.com/url?q=javascript:alert(1)">a</a>',
      'a',
    ],
    ['a link to a file', '<a href="file:///C:/a.docx">a</a>', 'a'],
    ['a link within the site', '<a href="/articles/b">a</a>', '[a](/articles/b)'],
    [
      'a foreign passage of a page',
      '<p>un <i lang="en">token</i></p>',
      'un <i lang="en">token</i>',
    ],
    [
      'a video',
      '<iframe src="https://www.youtube.com/embed/a1"></iframe>',
      '<https://www.youtube.com/watch?v=a1>',
    ],
  ])('%s', (_, html, markdown) => {
    expect(convert(html).markdown).toBe(markdown);
  });

  test('notes get names that the article does not use', () => {
    const html =
      '<p>a<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Note</p></div>';
    const { markdown } = convert(html, { text: 'Déjà[^1].\n\n[^1]: Une note.' });
    expect(markdown).toBe('a[^2]\n\n[^2]: Note');
  });

  test('pictures of the site stay, others are counted and named at their place', () => {
    const html =
      '<p>a <img src="https://site.example/media/0123456789abcdef" alt="A"> b <a href="https://b.example"><img src="https://b.example/b.png"></a> c</p>';
    expect(convert(html)).toEqual({
      markdown: 'a\n\n![A](/media/0123456789abcdef)\n\nb\n\n\\[Image à ajouter : ]\n\nc',
      missingPictures: 1,
    });
  });
});
