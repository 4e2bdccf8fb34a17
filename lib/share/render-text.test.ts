import sharp from 'sharp';
import { expect, test } from 'vitest';
import { escapePangoMarkup, renderText } from './render-text';
import { renderTitle } from './render-title';

const box = { width: 650, height: 310 };
const title = (text: string) => renderTitle(text, '#000', box);
const width = async (text: string) =>
  (await renderText(`<span size="${50 * 1024}">${escapePangoMarkup(text)}</span>`, 5000)).width;

/** The alpha channel, one byte per pixel. */
const inkOf = ({ input }: { input: Buffer }) =>
  sharp(input).extractChannel('alpha').raw().toBuffer();

test('renders text in the site’s font, even if the machine does not have it', async () => {
  // The width in this font; smoothing may differ by a pixel between machines.
  expect(Math.abs((await width('Hamburgefonts')) - 369)).toBeLessThan(3);
});

test.each(['\u202f', '\u00a0', '\u2009'])(
  'renders the space %j narrower than an ordinary one, and not as a box',
  async (space) => {
    const [none, some, plain] = await Promise.all([
      width('ici!'),
      width(`ici${space}!`),
      width('ici !'),
    ]);
    expect(some).toBeGreaterThan(none);
    expect(some).toBeLessThanOrEqual(plain);
    const alone = await renderText(escapePangoMarkup(`a${space}`), 500);
    expect(await inkOf(alone)).toEqual(await inkOf(await renderText('a', 500)));
  },
);

test.each([
  ['one word', 'IA'],
  ['an ordinary title', 'Mistral AI, fleuron de la France\u00a0: la poussée étatique'],
  ['250 characters', 'Règlement européen sur l’intelligence '.repeat(7).slice(0, 250)],
  ['250 wide characters', 'W'.repeat(250)],
  ['a word longer than a line', 'anticonstitutionnellement'.repeat(4)],
  ['far too many characters', 'Le mot de trop. '.repeat(200)],
  ['nothing', ''],
  ['Arabic', 'الذكاء الاصطناعي في المغرب'],
  ['Chinese', '人工智能'.repeat(40)],
  ['emoji alone', '🚀👩‍💻'],
  ['markup', '<span size="999999">&amp; </span><b>'],
  ['control characters', 'a\u0000b\u0007c\ud800d\u2028e\nf\tg'],
])('keeps %s within its box', async (_, text) => {
  const set = await title(text);
  expect(set.width).toBeLessThanOrEqual(box.width);
  expect(set.height).toBeLessThanOrEqual(box.height);
});

test('a title is as large as its length allows, and complete up to 250 characters', async () => {
  const long = 'Règlement européen sur l’intelligence artificielle '.repeat(5).slice(0, 244);
  const [short, whole, without] = await Promise.all([
    title('L’IA vous remplacera-t-elle\u202f?'),
    title(`${long} AVATAR`),
    title(long),
  ]);
  expect(short.height).toBeGreaterThan(100);
  expect(await inkOf(whole)).not.toEqual(await inkOf(without));
});

test('a title is broken into lines of similar length', async () => {
  const [full, balanced] = await Promise.all([title('mot '.repeat(12)), title('mot '.repeat(9))]);
  expect(balanced.height).toBe(full.height);
  expect(balanced.width).toBeLessThan(full.width * 0.8);
});

test('Central European letters are in the same font', async () => {
  const text = (markup: string) => renderText(`<span weight="640">${markup}</span>`, 500);
  const [plain, accented] = await Promise.all([text('Lodz'), text('Łódź')]);
  expect(Math.abs(accented.width - plain.width)).toBeLessThan(3);
});
