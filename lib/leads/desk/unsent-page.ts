import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { html } from '@/lib/mail/safe-html';
import { replyPath } from './reply-answer';

type Fields = Record<string, string>;

const sentAgain = ['intent', 'lead', 'version', 'reference', 'event'];

/** Without JavaScript the text that could not be stored comes back in a form, which sends it again. */
export function renderUnsentPage(
  locale: Locale,
  problem: 'signedOut' | 'failed',
  { text = '', ...fields }: Fields,
): string {
  const { reply, signIn } = getStudioWords(locale);
  const known = Object.entries(fields).filter(([name]) => sentAgain.includes(name));
  const hidden = known.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<!doctype html>
<html lang="${locale}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${reply.unsentTitle}</title>
<main>
<h1>${reply.unsentTitle}</h1>
<p>${reply.unsent[problem]}</p>
<p><a href="${appPrefix}/sign-in" target="_blank" rel="noopener">${signIn.title}</a></p>
<form method="post" action="${replyPath}">
${hidden}
<p><label>${reply.label}<br><textarea name="text" rows="12" cols="60" dir="auto">${text}</textarea></label></p>
<p><button>${reply.again}</button></p>
</form>
</main>
</html>
`.toString();
}
