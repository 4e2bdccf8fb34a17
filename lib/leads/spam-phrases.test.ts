import { describe, expect, test } from 'vitest';
import { foldText } from './spam';
import { countPhrases, weighOffers } from './spam-phrases';

const weigh = (details: string) => weighOffers(foldText(details));

describe('a sender who offers and asks for nothing sells', () => {
  test.each([
    'Nous vous proposons un audit offert, sans engagement. Souhaitez-vous que je vous rappelle ?',
    'We offer sponsored posts with a dofollow link from $40. Reply YES to get the list.',
    'Un simple échange de liens entre nos deux blogs, gagnant-gagnant. Intéressé ?',
    'Votre facture est impayée : réglez sous 48 heures, sinon vos services seront suspendus.',
  ])('%s', (details) => {
    expect(weigh(details)).toBeGreaterThanOrEqual(2);
  });
});

describe('a sender who asks does not', () => {
  test.each([
    'Bonjour, combien coûte un audit ?',
    'Nous cherchons un formateur pour huit personnes, quel est votre tarif ?',
    'On me propose un audit gratuit, est-ce sérieux ? Je voudrais votre avis.',
    'We need someone to review our chatbot. What would you charge?',
    'Je suis journaliste, accepteriez-vous un entretien ?',
  ])('%s', (details) => {
    expect(weigh(details)).toBeLessThan(1);
  });
});

test('an offer of an opt-out is found in both languages', () => {
  for (const details of ['Pour vous désabonner, cliquez ici.', 'Reply "no thanks" to opt out.']) {
    expect(countPhrases(foldText(details)).optOut).toBeGreaterThan(0);
  }
});
