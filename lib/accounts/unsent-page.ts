import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { html } from '@/lib/mail/safe-html';

type UnsentPage = {
  title: string;
  /** Why, and what to do */
  problem: string;
  /** Where the form sends the text again */
  action: string;
  hidden: Record<string, string>;
  texts: { name: string; label: string; text: string; rows: number; isReadOnly?: boolean }[];
};

/** Without JavaScript a text that could not be stored comes back in a form, which sends it again. */
export function renderUnsentPage(
  locale: Locale,
  { title, problem, action, hidden, texts }: UnsentPage,
): string {
  const { reply, signIn } = getStudioWords(locale);
  const inputs = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const fields = texts.map(({ name, label, text, rows, isReadOnly }) => {
    const given = isReadOnly ? html`readonly` : html`name="${name}"`;
    return html`<p><label>${label}<br><textarea ${given} rows="${String(rows)}" cols="60" dir="auto">
${text}</textarea></label></p>
`;
  });
  return html`<!doctype html>
<html lang="${locale}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${title}</title>
<main>
<h1>${title}</h1>
<p>${problem}</p>
<p><a href="${appPrefix}/sign-in" target="_blank" rel="noopener">${signIn.title}</a></p>
<form method="post" action="${action}">
${inputs}
${fields}
<p><button>${reply.again}</button></p>
</form>
</main>
</html>
`.toString();
}
