import 'server-only';
import { renderUnsentPage } from '@/lib/accounts/unsent-page';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { type SaveAnswer, savePath } from './draft';
import { settingNames } from './save-form';

type Fields = Record<string, string>;

/** Without JavaScript: what was typed comes back, beside what another saved meanwhile. */
export function renderUnsavedPage(
  locale: Locale,
  answer: Extract<SaveAnswer, { done?: undefined }>,
  fields: Fields,
): string {
  const { write, reply } = getStudioWords(locale);
  const { title = '', dek = '', body = '', draft = '', kind = '', base = '' } = fields;
  const rival = answer.problem === 'conflict' ? answer.rival : null;
  const labels = write.fields;
  return renderUnsentPage(locale, {
    title: write.unsavedTitle,
    problem: `${write.problems[answer.problem]}${answer.problem === 'signedOut' ? ` ${reply.unsent.signedOut}` : ''}`,
    action: savePath,
    hidden: {
      ...pickSettings(fields),
      draft,
      kind,
      ...(rival ? { base: String(rival.version), overwrites: 'true' } : { base }),
    },
    texts: [
      { name: 'title', label: labels.title, text: title, rows: 1 },
      { name: 'dek', label: labels.dek, text: dek, rows: 3 },
      { name: 'body', label: labels.body, text: body, rows: 20 },
      ...(rival
        ? [
            {
              name: 'rival',
              label: write.conflict.theirs,
              text: rival.content.body,
              rows: 20,
              isReadOnly: true,
            },
          ]
        : []),
    ],
  });
}

const pickSettings = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => settingNames.includes(name)));
