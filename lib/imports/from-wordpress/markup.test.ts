import { describe, expect, test } from 'vitest';
import { readWordpressExport } from './read-wordpress-export';
import { convert, wxr } from './test-export';

describe('classic editor line breaks', () => {
  test.each([
    ['a\n\nb', 'a\n\nb'],
    ['a\nb', 'a\\\nb'],
    ['a<br />\nb', 'a\\\nb'],
    ['<p>a\nb</p>', 'a\\\nb'],
    ['<strong>a</strong>\n\n\n\nb &amp; c', '**a**\n\nb & c'],
    ['<blockquote>a\n\nb</blockquote>\nc', '> a\n>\n> b\n\nc'],
    ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nc', '- a\n- b\n\nc'],
    ['<pre>a\n\nb</pre>', '```\na\n\nb\n```'],
  ])('%j', (content, markdown) => {
    expect(convert(content).body).toBe(markdown);
  });
});

test('keeps the lines of a verse, in emphasis too', () => {
  expect(convert('<!-- wp:verse --><pre class="wp-block-verse"><b>a\nb</b>\nc</pre>').body).toBe(
    '**a\\\nb**\\\nc',
  );
});

describe('shortcodes', () => {
  test.each([
    ['[sic] et [1], [une parenthèse]', '\\[sic] et \\[1], \\[une parenthèse]'],
    ['[vc_row][vc_column width="1/2"]a[/vc_column][/vc_row]', 'a'],
    ['[[gallery ids="1"]]', '\\[gallery ids="1"]'],
    ['<pre>[x y="1"]</pre>', '```\n[x y="1"]\n```'],
    ['[youtube]', ''],
    ['[youtube a1]', '<https://www.youtube.com/watch?v=a1>'],
    ['[video mp4="https://old.example/a.mp4"][/video]', '[a.mp4](https://old.example/a.mp4)'],
    ['[caption width="3"]a[/caption]', 'a'],
    ['a\n\n[gallery columns="4"]\n\nb', 'a\n\nb'],
    ['a [constructor x="1"] b', 'a b'],
    [
      'La classe [a-z], [sous-titre], [x = 5] et [/fin]',
      'La classe \\[a-z], \\[sous-titre], \\[x = 5] et \\[/fin]',
    ],
    ['[contact-form-7 id="1"] [toc]a', 'a'],
    [
      '[cc lang="php"]\npreg_match("/[a-f0-9]{8}/");\n[/cc]',
      '```php\npreg_match("/[a-f0-9]{8}/");\n```',
    ],
    ['[my_code language="ruby"]puts [x y="1"][/my_code]', '```ruby\nputs [x y="1"]\n```'],
  ])('%s', (content, markdown) => {
    expect(convert(content).body).toBe(markdown);
  });
});

test('names a gallery whose pictures the export lacks', () => {
  const { report } = readWordpressExport(wxr('[gallery]'), { locale: 'fr' });
  expect(report.warnings).toContainEqual({
    kind: 'gallery-incomplete',
    article: 'T',
    detail: '[gallery]',
  });
});

test.each([
  [undefined, ['Industrie']],
  [2, ['Industrie', 'Maroc']],
  [1, ['Industrie', 'Maroc', 'Rare']],
  [Infinity, ['Industrie']],
])('of tags, those of %s articles become topics, as categories do', (tagArticles, topics) => {
  const category = (domain: string, name: string) =>
    `<category domain="${domain}" nicename="${name.toLowerCase()}">${name}</category>`;
  const all = ['Maroc', 'Rare'].map((name) => category('post_tag', name)).join('');
  const other = `</item><item><title>U</title><wp:post_id>2</wp:post_id><wp:post_name>u</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${category('post_tag', 'Maroc')}`;
  const { articles, report } = readWordpressExport(
    wxr('a', category('category', 'Industrie') + all + other),
    { locale: 'fr', ...(tagArticles && { tagArticles }) },
  );
  expect(articles[0]?.article.topics).toEqual(topics);
  const left = 3 - topics.length;
  expect(report.skipped.map(({ item }) => item)).toEqual(
    left > 0 ? [left === 1 ? '1 tag' : `${left} tags`] : [],
  );
});

test('takes posts whose type stands between spaces', () => {
  const text = wxr('a').replace('>post<', '>\n post\n<').replace('>publish<', '> publish <');
  const [post] = readWordpressExport(text, { locale: 'fr' }).articles;
  expect(post?.article).toMatchObject({ body: 'a', publishedAt: new Date('2020-01-01T00:00:00Z') });
});
