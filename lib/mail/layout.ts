import { palette, type Scheme } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';
import { html, SafeHtml } from './safe-html';

const colorsOf = (scheme: Scheme) => ({
  ink: palette.ink[scheme],
  soft: palette.soft[scheme],
  line: palette.line[scheme],
  paper: palette.paper[scheme],
});
const colors = colorsOf('light');
const dark = colorsOf('dark');
const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

type Document = {
  locale: string;
  title: string;
  preview: string;
  body: SafeHtml[];
  /** Under the line that starts a signature, which a reply leaves out */
  footer: (string | SafeHtml)[];
};

/** Keeps the text that follows out of the preview. */
const previewEnd = new SafeHtml('&#847;&zwnj;&nbsp;'.repeat(80));

/** Mail programs that have a dark scheme of their own ignore it. */
const darkStyle = () =>
  new SafeHtml(`@media (prefers-color-scheme:dark){
body{background:${dark.paper}!important;color:${dark.ink}!important}
.soft{color:${dark.soft}!important}.line{border-color:${dark.line}!important}a{color:${site.accent.dark}!important}
}`);

/** Tables and inline styles, for mail programs. Nothing remote is loaded. */
export function renderMailHtml({ locale, title, preview, body, footer }: Document): string {
  const lines = footer.map((line) => html`<br>${line}`);
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${title}</title><style>${darkStyle()}</style></head>
<body style="margin:0;padding:0;background:${colors.paper};color:${colors.ink};font:16px/1.5 ${font}">
<div style="display:none;max-height:0;overflow:hidden">${preview}${previewEnd}</div>
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
${body}<div class="moz-signature soft line" style="margin:24px 0 0;padding-top:12px;border-top:1px solid ${colors.line};color:${colors.soft};font-size:14px;overflow-wrap:anywhere">-- ${lines}</div>
</div>
</body>
</html>
`.toString();
}

export function formatMailText(body: string[], footer: string[]): string {
  // A signature that was pasted into the body would start the footer early.
  const text = body.join('\n').replace(/^-- $/gm, '--');
  return [text, '', '-- ', ...footer, ''].join('\n');
}

export function heading(text: string): SafeHtml {
  return html`<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${text}</h1>
`;
}

export function factTable(rows: (readonly [label: string, value: string | SafeHtml])[]): SafeHtml {
  const lines = rows.map(
    ([label, value]) => html`<tr>
<td class="soft line" style="padding:8px 12px 8px 0;border-bottom:1px solid ${colors.line};color:${colors.soft};font-size:14px;vertical-align:top;width:110px">${label}</td>
<td class="line" style="padding:8px 0;border-bottom:1px solid ${colors.line};overflow-wrap:anywhere;word-break:break-word">${value}</td>
</tr>
`,
  );
  return html`<table role="presentation" class="line" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-top:1px solid ${colors.line}">${lines}</table>
`;
}

export function paragraph(text: string | SafeHtml): SafeHtml {
  return html`<p style="margin:0 0 12px">${text}</p>
`;
}

export function subheading(text: string): SafeHtml {
  return html`<h2 style="font-size:16px;margin:24px 0 8px">${text}</h2>
`;
}

export function multilineText(text: string): SafeHtml {
  return html`<div dir="auto" style="margin:0 0 24px;font-size:17px;white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word">${text}</div>
`;
}

export function link(url: string, label: string): SafeHtml {
  return html`<a href="${url}" style="color:${site.accent.light}">${label}</a>`;
}

export function list(items: (string | SafeHtml)[]): SafeHtml {
  const lines = items.map((item) => html`<li style="margin:0 0 12px">${item}</li>`);
  return html`<ul style="margin:0 0 16px;padding-left:20px;overflow-wrap:anywhere">${lines}</ul>
`;
}

/** The command at the end of a sentence, e.g. `npm run leads -- retry`, does not break at its hyphens. */
export function withCommand(sentence: string): SafeHtml {
  const at = sentence.indexOf('npm run');
  return html`${sentence.slice(0, at)}<code style="white-space:nowrap">${sentence.slice(at)}</code>`;
}
