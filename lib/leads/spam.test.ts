import { describe, expect, test } from 'vitest';
import { foldText, type SpamInput, scoreSpam } from './spam';
import { parseSpamReasons, type SpamSignal } from './spam-reasons';

const honest: SpamInput = {
  name: 'Amina Bennani',
  email: 'amina@textile-fes.ma',
  details: 'Bonjour, nous cherchons de l’aide pour trier quatre mille factures par mois.',
  honeypot: '',
  elapsedSeconds: 90,
  otherSenders: 0,
  isJudgedSpam: null,
  fromSameAddress: 1,
};

const scoreWith = (changes: Partial<SpamInput>) => scoreSpam({ ...honest, ...changes });
const pointsOf = (signal: SpamSignal, changes: Partial<SpamInput>) =>
  scoreWith(changes).reasons.find((reason) => reason.signal === signal)?.points ?? 0;

test('a score below the threshold is never rounded up to it', () => {
  const details = `${honest.details} https://a.example`;
  const { score, reasons, suspected } = scoreSpam(
    { ...honest, details },
    { base: 1.55, words: {}, stance: {}, sender: {} },
  );
  expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(4.5);
  expect({ score, suspected }).toEqual({ score: 4, suspected: false });
});

test('gives an honest inquiry no points', () => {
  expect(scoreWith({})).toEqual({ score: 0, reasons: [], suspected: false });
});

describe('the honeypot', () => {
  test('adds points if it is filled in, but does not decide alone', () => {
    expect(pointsOf('trap', { honeypot: 'Buy now' })).toBe(4);
    expect(scoreWith({ honeypot: 'Buy now' }).suspected).toBe(false);
    expect(scoreWith({ honeypot: 'Buy now', elapsedSeconds: 3 }).suspected).toBe(true);
  });

  test('adds one point if a password manager filled in the visitor’s own data', () => {
    for (const own of [honest.name, honest.email, honest.details]) {
      expect(pointsOf('trap', { honeypot: own })).toBe(1);
    }
  });
});

test('a text that came faster than anyone types was pasted', () => {
  expect(pointsOf('speed', { details: 'a'.repeat(600), elapsedSeconds: 39 })).toBe(1);
  expect(pointsOf('speed', { details: 'a'.repeat(600), elapsedSeconds: 41 })).toBe(0);
});

test.each([
  [null, 0],
  [0.4, 2],
  [2, 1],
  [3.9, 1],
  [6, 0],
  [3600, 0],
])('scores a form that was open for %s s', (elapsedSeconds, points) => {
  expect(pointsOf('speed', { elapsedSeconds })).toBe(points);
});

describe('points for links', () => {
  test.each([
    [
      'to the sender’s own site',
      'Notre site est https://textile-fes.ma/collections, dites-nous.',
      0,
    ],
    [
      'to a brief',
      `${honest.details} Le cahier est sur https://drive.google.com/file/d/1 et le code sur https://github.com/textile-fes/tri, voyez aussi votre article, nous en parlons volontiers au téléphone.`,
      0,
    ],
    ['without other text', 'https://example.com/offer https://example.com/b', 5],
    ['to a messenger', 'Ecrivez-nous, nous vous attendons tous les jours sur t.me/offre', 3],
  ])('%s', (_, details, least) => {
    const points = pointsOf('links', { details });
    if (least === 0) expect(points).toBe(0);
    else expect(points).toBeGreaterThanOrEqual(least);
  });

  test.each([
    [4, 0],
    [5, 2],
    [9, 2],
  ])('%i to other sites', (count, points) => {
    const urls = Array.from({ length: count }, (_, n) => `https://site${n}.example.com/page`);
    const details = `${urls.join(' ')} ${honest.details} ${honest.details} ${honest.details}`;
    expect(pointsOf('links', { details })).toBe(points);
  });

  test('in the name', () => {
    expect(pointsOf('links', { name: 'https://example.com' })).toBeGreaterThanOrEqual(4);
  });
});

test('scores BBCode and several HTML links', () => {
  expect(pointsOf('markup', { details: '[url=https://a.example]a[/url] bonjour' })).toBe(5);
  const anchor = '<a href="https://a.example">a</a>';
  expect(pointsOf('markup', { details: `${anchor} ${anchor}` })).toBe(5);
  expect(pointsOf('markup', { details: `Collé d’Outlook : ${anchor}, merci` })).toBe(0);
});

test.each([
  [0, 0],
  [2, 0],
  [3, 2],
  [5, 5],
])('scores the same text from %i other senders', (otherSenders, points) => {
  expect(pointsOf('campaign', { otherSenders })).toBe(points);
});

test.each([
  [1, 0],
  [5, 0],
  [6, 1],
  [20, 1],
])('a burst of %i leads from one address does not decide alone', (fromSameAddress, points) => {
  expect(pointsOf('burst', { fromSameAddress })).toBe(points);
  expect(scoreWith({ fromSameAddress }).suspected).toBe(false);
});

describe('points for writing systems', () => {
  test('that are mixed within a word', () => {
    expect(pointsOf('script', { details: 'Рrіvatе lоan оffеr for your business' })).toBe(5);
  });

  test('for letters separated by invisible characters', () => {
    expect(pointsOf('script', { details: 'V\u200bi\u200ba\u200bg\u200br\u200ba today' })).toBe(5);
  });

  test('are not given for an emoji of several code points', () => {
    expect(pointsOf('script', { details: `${honest.details} 👩🏽‍💻👨‍👩‍👧‍👦` })).toBe(0);
  });

  test('are few for Russian and Chinese, and none for Arabic and Tifinagh', () => {
    expect(pointsOf('script', { details: 'Добрый день. Сколько стоит аудит?' })).toBe(3);
    expect(scoreWith({ details: 'Добрый день. Сколько стоит аудит?' }).suspected).toBe(false);
    expect(pointsOf('script', { details: 'السلام عليكم، كم سعر الاستشارة؟' })).toBe(0);
    expect(pointsOf('script', { details: 'ⴰⵣⵓⵍ, bonjour à vous' })).toBe(0);
  });
});

describe('the e-mail address', () => {
  test.each(['yopmail.com', 'mailinator.com', 'guerrillamail.com'])(
    '%s is disposable',
    (domain) => {
      expect(pointsOf('disposable', { email: `a@${domain}` })).toBe(3);
      expect(scoreWith({ email: `a@${domain}` }).suspected).toBe(false);
    },
  );

  test.each([
    'gmail.com',
    'duck.com',
    'privaterelay.appleid.com',
    'simplelogin.com',
    'aleeas.com',
    'mozmail.com',
    'passmail.net',
    'proton.me',
  ])('%s is not disposable', (domain) => {
    expect(pointsOf('disposable', { email: `a@${domain}` })).toBe(0);
  });
});

test.each([
  ['xKjdhQWErtyPLmzZoaBv', 5],
  ['test test test test test test', 5],
  ['azerty azerty qsdfghjklm 123456', 5],
  ['Combien coûte un audit ?', 0],
  [
    'TypeError: Cannot read properties of undefined (reading toolCallsAndMoreThings) in my agent',
    0,
  ],
])('scores noise: %s', (details, points) => {
  expect(pointsOf('noise', { details })).toBe(points);
});

describe('word weights', () => {
  test('never suspect alone', () => {
    const weights = { base: 0, words: { factures: 1000 }, stance: { nous: -100 }, sender: {} };
    expect(scoreSpam(honest, weights)).toMatchObject({ score: 4, suspected: false });
  });

  test.each([
    'Budget 5000 euros pour automatiser Excel.',
    'Devis pour un chatbot svp, merci.',
    'Pouvez-vous me rappeler demain ?',
  ])('say little about a short text: %s', (details) => {
    expect(scoreWith({ details }).score).toBeLessThanOrEqual(2);
  });

  test.each([
    'We offer do-follow backlinks to rank your website, 79 USD per month, reply today for a free report.',
    'Nous proposons la refonte de votre site à partir de 490 euros, audit gratuit, contactez-nous.',
  ])('suspect an offer: %s', (details) => {
    expect(scoreWith({ details }).suspected).toBe(true);
  });

  test.each([
    'We operate three casinos and look for a model that detects harm early. What do you charge?',
    'Je reçois des messages « gagnez 10 000 € par mois avec nos agents », est-ce une arnaque ?',
    'Nous sommes une agence SEO et nous cherchons un formateur pour nos rédacteurs.',
    'Our pharmacy chain sees counterfeit Viagra: can AI recognise the boxes?',
    'Bonjour, combien coûte un audit ?',
    'Food truck, we sell fast. A bot for our orders? Simple and cheap. Thanks',
    'Je vends des caftans, -20 % cette semaine, et je réponds trop tard. Un robot, ça coûte combien ?',
    'En application de l’article 21 du RGPD, je m’oppose à toute prospection et demande l’effacement de mes données.',
    'Hello',
  ])('do not suspect a request: %s', (details) => {
    expect(scoreWith({ details }).suspected).toBe(false);
  });
});

test('foldText removes case, accents, lookalikes and invisible characters', () => {
  expect(foldText('PRÊT  Ｆree l\u200bo\u200ban’s рrice V1agra')).toBe(
    "pret free loan's price viagra",
  );
});

test('scoreSpam judges 5,000 hostile characters within 250 ms of CPU time', () => {
  const hostile = ['a', '1 ', '<a ', '[url', 'http://', 'база ', '.', '"', 'we offer ', '€ ', 'а'];
  for (const piece of hostile) {
    const details = piece.repeat(Math.ceil(5000 / piece.length)).slice(0, 5000);
    const { user } = process.cpuUsage();
    scoreWith({ details });
    expect(process.cpuUsage().user - user, piece).toBeLessThan(250_000);
  }
});

test('parseSpamReasons reads stored reasons and ignores unknown signals', () => {
  const { reasons } = scoreWith({ honeypot: 'x', elapsedSeconds: 1 });
  expect(parseSpamReasons(JSON.stringify(reasons))).toEqual(reasons);
  expect(parseSpamReasons('[{"signal":"mood","points":1}]')).toEqual([]);
});
