import { describe, expect, test } from 'vitest';
import { hashSkeleton, isSameSkeleton } from './spam-skeleton';

const pitch =
  'Bonjour Monsieur Dupont, j’ai parcouru le site de votre cabinet à Lyon et je pense que vous perdez des clients. Nous aidons 120 cabinets à remplir leur agenda, sans engagement. Puis-je vous appeler mardi ? Karim de VisioLead';

describe('a skeleton is the same', () => {
  test.each([
    ['with other names', pitch.replace('Dupont', 'El Amrani').replace('Lyon', 'Fès')],
    ['with other numbers', pitch.replace('120', '85')],
    ['with another address', `${pitch} https://visiolead.example/rdv karim@visiolead.example`],
    ['with another signature', pitch.replace('Karim de VisioLead', 'Sophie, LeadPro')],
    ['with another word', pitch.replace('clients', 'prospects')],
  ])('%s', (_, details) => {
    expect(isSameSkeleton(hashSkeleton(pitch), hashSkeleton(details))).toBe(true);
  });
});

test('two inquiries about similar projects have different skeletons', () => {
  const one =
    'Bonjour, nous sommes un cabinet comptable à Lyon et nous saisissons à la main deux mille factures par mois. Pouvez-vous nous aider à automatiser la saisie, et pour quel budget ?';
  const other =
    'Bonjour, nous sommes une étude notariale à Rabat et nous voudrions automatiser la relecture de nos actes. Quel serait votre tarif pour une première journée sur place ?';
  expect(isSameSkeleton(hashSkeleton(one), hashSkeleton(other))).toBe(false);
});

test('a short text has no skeleton, and no text is like it', () => {
  expect(hashSkeleton('Bonjour, quels sont vos tarifs pour un audit ?')).toBe('');
  expect(isSameSkeleton('', '')).toBe(false);
});
