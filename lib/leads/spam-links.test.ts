import { describe, expect, test } from 'vitest';
import { scoreAdvertisedDomain, scoreTracking } from './spam-links';

const scoreDomain = (email: string, details: string) =>
  scoreAdvertisedDomain({ name: 'Amina', email, details });

describe('another domain than that of the address', () => {
  test.each([
    ['paul@leadfabrik.fr', 'Voyez https://rdv-qualifies.com/offre', 1],
    ['paul@leadfabrik.fr', 'Voyez rdv-qualifies.com et autre-site.net', 1],
    ['paul@leadfabrik.fr', 'Voyez https://www.leadfabrik.com/offre', 0],
    ['paul@mail.leadfabrik.fr', 'Voyez leadfabrik.fr', 0],
    ['paul@leadfabrik.co.uk', 'See leadfabrik.co.uk', 0],
    ['paul@gmail.com', 'Voyez https://rdv-qualifies.com/offre', 0],
    ['paul@orange.fr', 'Notre boutique : tapis-paul.fr', 0],
    ['paul@mairie-lunel.fr', 'Le dossier : https://drive.google.com/file/d/1', 0],
    ['paul@mairie-lunel.fr', 'Avis : https://www.marches-publics.gouv.fr/?id=1', 0],
    ['paul@mairie-lunel.fr', 'Écrivez plutôt à marie@autre-mairie.fr', 0],
  ])('%s: %s', (email, details, points) => {
    expect(scoreDomain(email, details)).toBe(points);
  });
});

test.each([
  ['https://leadfabrik.fr/offre?utm_source=form', 1],
  ['https://leadfabrik.fr/?a=1&ref=4471', 1],
  ['calendly.com/leadfabrik/30min', 1],
  ['https://leadfabrik.fr/offre?page=2', 0],
  ['Notre calendrier est plein, la référence est 4471.', 0],
])('a tracking or booking link: %s', (details, points) => {
  expect(scoreTracking({ name: 'Paul', email: 'paul@leadfabrik.fr', details })).toBe(points);
});
