import { expect, test } from 'vitest';
import { html } from './safe-html';

test('escapes inserted text, in elements and in attributes', () => {
  const typed = `<script>alert("1")</script> & 'x' &amp;`;
  expect(String(html`<p title="${typed}">${typed}</p>`)).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; &amp;amp;">' +
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; &amp;amp;</p>',
  );
});

test('inserts its own results unescaped, alone and in arrays', () => {
  const cell = (text: string) => html`<td>${text}</td>`;
  expect(String(html`<tr>${['a<b', 'c'].map(cell)}</tr>`)).toBe(
    '<tr><td>a&lt;b</td><td>c</td></tr>',
  );
  expect(String(html`<b>${cell('&')}</b>`)).toBe('<b><td>&amp;</td></b>');
});

test('keeps replacement patterns and backslashes literal', () => {
  expect(String(html`<p>${'$& $1 \\n'}</p>`)).toBe('<p>$&amp; $1 \\n</p>');
});
