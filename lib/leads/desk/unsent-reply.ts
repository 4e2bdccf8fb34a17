import 'server-only';
import { renderUnsentPage } from '@/lib/accounts/unsent-page';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { replyPath } from './reply-answer';

const sentAgain = ['intent', 'lead', 'version', 'reference', 'event'];

export function renderUnsentReply(
  locale: Locale,
  problem: 'signedOut' | 'failed',
  { text = '', ...fields }: Record<string, string>,
): string {
  const { reply } = getStudioWords(locale);
  return renderUnsentPage(locale, {
    title: reply.unsentTitle,
    problem: reply.unsent[problem],
    action: replyPath,
    hidden: Object.fromEntries(Object.entries(fields).filter(([name]) => sentAgain.includes(name))),
    texts: [{ name: 'text', label: reply.label, text, rows: 12 }],
  });
}
