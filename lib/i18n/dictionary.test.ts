import { expect, test } from 'vitest';
import { siteConfig } from '@/site.config';
import { dictionaries } from './dictionary';

const { en, fr } = dictionaries;

test.each([
  [0, '0\u00a0years', '0\u00a0an'],
  [1, '1\u00a0year', '1\u00a0an'],
  [3, '3\u00a0years', '3\u00a0ans'],
])('%i as a number of years is %s in English and %s in French', (years, english, french) => {
  for (const [dictionary, words] of [
    [en, english],
    [fr, french],
  ] as const) {
    const pattern = new RegExp(`\\s${words}\\s`);
    expect(dictionary.leadForm.privacy(years)).toMatch(pattern);
    expect(dictionary.privacyPage.leadRetention(years)).toMatch(pattern);
  }
});

test.each([
  [0, '0\u00a0days', '0\u00a0jour'],
  [1, '1\u00a0day', '1\u00a0jour'],
  [30, '30\u00a0days', '30\u00a0jours'],
])('%i as a number of days is %s in English and %s in French', (days, english, french) => {
  for (const [dictionary, words] of [
    [en, english],
    [fr, french],
  ] as const) {
    const { suspectedRetention, mailRetention } = dictionary.privacyPage;
    for (const text of [suspectedRetention, mailRetention, dictionary.spamDigest.footer]) {
      expect(text(days)).toMatch(new RegExp(`\\s${words}[\\s.]`));
    }
  }
});

test('no text contains the owner’s name, which is a setting', () => {
  const listTexts = (value: unknown): string[] => {
    if (typeof value === 'function') return [String(value)];
    if (typeof value === 'object' && value) return Object.values(value).flatMap(listTexts);
    return [String(value)];
  };
  for (const text of listTexts(dictionaries)) expect(text).not.toContain(siteConfig.name);
});
