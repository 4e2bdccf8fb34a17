import { describe, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import {
  factTable,
  formatMailText,
  heading,
  link,
  list,
  multilineText,
  paragraph,
  renderMailHtml,
} from './layout';

const markup = `"><script>alert('x')</script> & <!-- x -->`;
const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;!-- x --&gt;';

describe('renderMailHtml', () => {
  test('escapes every text', () => {
    const html = renderMailHtml({
      locale: 'fr',
      title: markup,
      preview: markup,
      body: [
        heading(markup),
        factTable([[markup, markup]]),
        paragraph(markup),
        list([markup]),
        multilineText(markup),
        paragraph(link(`https://example.com/?${markup}`, markup)),
      ],
      footer: [markup],
    });
    expect(html).not.toContain('<script');
    // Title, preview, heading, label, value, paragraph, list, multilineText, link twice, footer.
    expect(html.split(escaped)).toHaveLength(12);
  });

  test('loads no external resources', () => {
    const html = renderMailHtml({
      locale: 'en',
      title: 'Heading',
      preview: '',
      body: [heading('Heading'), paragraph('Text')],
      footer: ['Footer'],
    });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toMatch(/src=|href=|url\(|https?:/);
  });
});

test('a signature that was pasted into the text does not start the footer', () => {
  const text = formatMailText(['Bonjour', '-- \nAmina', '', 'Nom : Amina'], ['Référence']);
  expect(text).toBe('Bonjour\n--\nAmina\n\nNom : Amina\n\n-- \nRéférence\n');
});

test('a mail has the accent that the site has when it is written', () => {
  site.accent = { light: '#8a1f11', dark: '#ffb4a8' };
  const parts = { locale: 'fr', title: '', preview: '', footer: [] };
  const html = renderMailHtml({ ...parts, body: [paragraph(link('https://a.example', 'a'))] });
  expect(html).toContain('style="color:#8a1f11"');
  expect(html).toContain('a{color:#ffb4a8!important}');
});
