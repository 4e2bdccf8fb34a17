import { describe, expect, test } from 'vitest';
import type { Mail } from '@/lib/mail/mail';
import {
  addDeliveryReport,
  factTable,
  link,
  multilineText,
  paragraph,
  renderMailHtml,
  subheading,
} from './layout';

const markup = `"><script>alert('x')</script> & <!-- report -->`;
const escaped =
  '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &lt;!-- report --&gt;';

describe('renderMailHtml', () => {
  test('escapes every text', () => {
    const html = renderMailHtml({
      locale: 'fr',
      heading: markup,
      preview: markup,
      body: [
        factTable([[markup, markup]]),
        paragraph(markup),
        subheading(markup),
        multilineText(markup),
        paragraph(link(`https://example.com/?${markup}`, markup)),
      ],
      footer: markup,
    });
    expect(html).not.toContain('<script');
    // Title, preview, heading, label, value, paragraph, subheading, multilineText, link twice, footer.
    expect(html.split(escaped)).toHaveLength(12);
  });

  test('loads no external resources', () => {
    const html = renderMailHtml({
      locale: 'en',
      heading: 'Heading',
      preview: '',
      body: [paragraph('Text')],
      footer: 'Footer',
    });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toMatch(/src=|href=|url\(|https?:/);
  });
});

describe('addDeliveryReport', () => {
  const mail: Mail = {
    from: { name: 'Jawad', address: 'site@example.com' },
    to: 'jawad@example.com',
    replyTo: { name: 'Amina', address: 'amina@example.org' },
    subject: 'Sujet',
    text: 'Texte <!-- report -->',
    html: renderMailHtml({
      locale: 'fr',
      heading: 'Titre <!-- report -->',
      preview: '<!-- report -->',
      body: [multilineText('<!-- report -->')],
      footer: '',
    }),
  };

  test('adds the report once, before the mail’s own heading', () => {
    const { html, text } = addDeliveryReport(mail, ['En retard :', 'Premier', 'Second']);
    expect(html.split('En retard :')).toHaveLength(2);
    expect(html.indexOf('En retard :')).toBeGreaterThan(html.indexOf('<body'));
    expect(html.indexOf('En retard :')).toBeLessThan(html.indexOf('<h1'));
    expect(html).toContain('<li>Premier</li><li>Second</li>');
    expect(text).toBe('En retard :\n- Premier\n- Second\n\nTexte <!-- report -->');
  });

  test('keeps special characters literal', () => {
    const line = `$& $1 $' <b>`;
    const { html, text } = addDeliveryReport(mail, ['Titre', line]);
    expect(html).toContain('<li>$&amp; $1 $&#39; &lt;b&gt;</li>');
    expect(text).toContain(`\n- ${line}\n`);
  });

  test('changes nothing else', () => {
    const { html, text, ...others } = addDeliveryReport(mail, ['Titre']);
    expect(mail).toMatchObject(others);
    expect(html.replace(/<div style="margin:0 0 24px.*?<\/div>\n/s, '<!-- report -->')).toBe(
      mail.html,
    );
    expect(text.endsWith(mail.text)).toBe(true);
  });
});
