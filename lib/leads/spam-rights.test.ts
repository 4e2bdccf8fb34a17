import { describe, expect, test } from 'vitest';
import { foldText } from './spam';
import { isRightsRequest } from './spam-rights';

describe('a person exercises a right', () => {
  test.each([
    'Conformément à l’article 21 du RGPD, je m’oppose à tout démarchage de votre part.',
    'Je demande l’effacement de toutes les informations que vous avez à mon nom.',
    'Veuillez me communiquer les données me concernant ainsi que leur provenance.',
    'Supprimez mes coordonnées de votre base, je ne suis plus intéressé.',
    'Désinscrivez-moi s’il vous plaît.',
    'I object to the processing of my data and ask you to confirm its erasure.',
    'Please delete my information, I sent it by mistake.',
    'This is a subject access request.',
    'Please remove my email address from your files.',
  ])('%s', (details) => {
    expect(isRightsRequest(foldText(details))).toBe(true);
  });
});

describe('a sender offers an opt-out, or writes about data', () => {
  test.each([
    'Vous disposez d’un droit d’accès et d’opposition : répondez STOP.',
    'Pour ne plus recevoir nos offres, cliquez ici. To opt out, reply REMOVE.',
    'Your website is not GDPR compliant. Register within 10 days.',
    'Nous voulons anonymiser les données de nos patients. Combien coûte un audit ?',
  ])('%s', (details) => {
    expect(isRightsRequest(foldText(details))).toBe(false);
  });
});
