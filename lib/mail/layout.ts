import type { Mail } from '@/lib/mail/mail';
import { palette } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';
import { html, type SafeHtml } from './safe-html';

const colors = {
  ink: palette.ink.light,
  soft: palette.soft.light,
  line: palette.line.light,
  paper: palette.paper.light,
  accent: site.accent.light,
};
const font = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const reportMark = html`<!-- report -->`;

type Document = {
  locale: string;
  heading: string;
  preview: string;
  body: SafeHtml[];
  footer: string;
};

/** Tables and inline styles, for mail programs. Nothing remote is loaded. */
export function renderMailHtml({ locale, heading, preview, body, footer }: Document): string {
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${heading}</title></head>
<body style="margin:0;padding:0;background:${colors.paper};color:${colors.ink};font:16px/1.5 ${font}">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
${reportMark}<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${heading}</h1>
${body}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid ${colors.line};color:${colors.soft};font-size:14px">${footer}</p>
</div>
</body>
</html>
`.toString();
}

export function factTable(rows: [label: string, value: string | SafeHtml][]): SafeHtml {
  const lines = rows.map(
    ([label, value]) => html`<tr>
<td style="padding:8px 12px 8px 0;border-bottom:1px solid ${colors.line};color:${colors.soft};font-size:14px;vertical-align:top;width:110px">${label}</td>
<td style="padding:8px 0;border-bottom:1px solid ${colors.line};overflow-wrap:anywhere;word-break:break-word">${value}</td>
</tr>
`,
  );
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-top:1px solid ${colors.line}">${lines}</table>
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
  return html`<div dir="auto" style="white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word">${text}</div>
`;
}

export function link(url: string, label: string): SafeHtml {
  return html`<a href="${url}" style="color:${colors.accent}">${label}</a>`;
}

export function addDeliveryReport(mail: Mail, [heading = '', ...lines]: string[]): Mail {
  const items = lines.map((line) => html`<li>${line}</li>`);
  const box = html`<div style="margin:0 0 24px;padding:12px 16px;border:1px solid ${colors.line};border-left:4px solid #b3261e;font-size:14px">
<p style="margin:0"><strong>${heading}</strong></p>
<ul style="margin:8px 0 0;padding-left:20px">${items}</ul>
</div>
`;
  return {
    ...mail,
    text: [heading, ...lines.map((line) => `- ${line}`), '', mail.text].join('\n'),
    // The first mark is ours: those in a visitor's text are escaped.
    html: mail.html.replace(reportMark.toString(), () => box.toString()),
  };
}
