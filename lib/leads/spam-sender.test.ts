import { expect, test } from 'vitest';
import { describeSender, scoreSender } from './spam-sender';

test.each(['yopmail.com', 'MAILINATOR.com', 'guerrillamail.com'])('%s is disposable', (domain) => {
  expect(scoreSender(`a@${domain}`).disposable).toBe(3);
});

test.each([
  ['visiboost-lyon.fr', 1],
  ['nicheoutreach.io', 1],
  ['seo-maroc.ma', 1],
  ['textile-fes.ma', 0],
  ['museo-prado.es', 0],
  ['escale-voyages.fr', 0],
  ['frank-weber.de', 0],
  ['transformation-sociale.be', 0],
])('%s gives %i points for the trade of the sender', (domain, points) => {
  expect(scoreSender(`a@${domain}`).sender).toBe(points);
});

test('an address of a mail provider says no trade', () => {
  expect(scoreSender('seo.web.agency@gmail.com').sender).toBe(0);
});

test('a sender is described by the kind of address, not by the text', () => {
  const owner = describeSender('Hélène Marchadier', 'h@marchadier-vins.fr');
  expect(owner).toEqual(expect.arrayContaining(['@own', '@named', '@.fr', '@-', '@vins']));
  expect(describeSender('SEO Experts', 'sales@rank-boost.agency')).toEqual(
    expect.arrayContaining(['@office', '@trade', '@.agency']),
  );
  for (const email of ['karim.seo@gmail.com', 'karim@yopmail.com']) {
    expect(describeSender('Karim', email)).toEqual(['@one name', '@free']);
  }
});
