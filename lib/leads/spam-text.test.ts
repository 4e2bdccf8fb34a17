import { describe, expect, test } from 'vitest';
import { foldText } from './spam';
import { scoreText, weighText } from './spam-text';
import type { WordWeights } from './spam-words';
import learnedWeights from './spam-words.json';

const certain: WordWeights = { base: 100, words: { papiers: 100 }, stance: {}, sender: {} };
const letterOf = (details: string, email = 'amina@textile-fes.ma') => ({
  name: 'Amina',
  email,
  text: foldText(details),
});
const score = (details: string, weights: WordWeights = certain, isUnexpectedScript = false) =>
  scoreText(letterOf(details), isUnexpectedScript, weights);

test('words and pitch together give 5 points if the writer sells', () => {
  expect(score('Nous trions quatre mille papiers.')).toEqual({ words: 3, pitch: 2 });
});

test('words that are certain give no more than 4 points if the writer asks', () => {
  const asking = { ...certain, stance: { nous: -50 } };
  const { words, pitch } = score('Nous trions quatre mille papiers.', asking);
  expect(words + pitch).toBe(4);
});

test('words say little in an unexpected writing system', () => {
  expect(score('Добрый день. Сколько стоит аудит?', certain, true)).toEqual({ words: 1, pitch: 0 });
});

test('a text of less than 25 words says less', () => {
  const weights = { ...certain, base: 1, words: {} };
  const longer = 'trier '.repeat(25).trim();
  expect(weighText(letterOf(longer), weights).total).toBe(1);
  expect(weighText(letterOf('trier ces papiers'), weights).total).toBeCloseTo(-1.2);
});

describe('of the same trade, who offers sells, and who asks does not', () => {
  test.each([
    [
      'Nous réalisons des sites et du référencement. Je vous propose un audit de votre site, sans engagement. Quand puis-je vous appeler ?',
      'Nous réalisons des sites et du référencement. Nous cherchons un formateur pour nos rédacteurs. Combien demandez-vous par jour ?',
    ],
    [
      'We place engineers. I can send you three profiles this week, and you only pay if you hire. Would you be open to a quick call?',
      'We place engineers and get 900 applications a week. We need someone to tell us what we may automate. What would you charge?',
    ],
    [
      'J’ai vu que votre blog publie sur l’IA. Nous aimerions y placer un article avec un lien vers notre client. Quel serait votre prix ?',
      'J’ai vu que votre blog parle de l’IA. J’aimerais automatiser mes devis, je ne sais pas par où commencer. Quel serait votre prix ?',
    ],
    [
      'Our accountants can take care of your invoices. Book a free demo and save ten hours a month, cancel any time you want.',
      'My accountant spends ten hours a month on our invoices. Can you look at how we work, and tell me what it would cost?',
    ],
  ])('%s / %s', (offer, question) => {
    const [offered, asked] = [offer, question].map((details) =>
      weighText(letterOf(details, 'lea@example.com'), learnedWeights),
    );
    expect(offered).toMatchObject({ sells: true });
    expect(offered?.total).toBeGreaterThan((asked?.total ?? 0) + 2);
    expect(asked?.total).toBeLessThan(0);
  });
});

describe('neither counts in a request about personal data', () => {
  test.each([
    'Je m’oppose à ce que mes données servent à votre prospection commerciale.',
    'Please delete my data and stop emailing me your free offers.',
  ])('%s', (details) => {
    expect(score(details)).toEqual({ words: 0, pitch: 0 });
  });
});
