import 'server-only';
import sharp, { type OverlayOptions } from 'sharp';
import { drawZellige } from '@/lib/covers/zellige';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readPicture } from '@/lib/media/crops';
import { coverAround } from '@/lib/media/focus';
import { palette } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';
import { escapePangoMarkup, type RenderedText, renderText } from './render-text';
import { renderTitle } from './render-title';
import { type ShareImage, shareImageSize } from './share-image';

const paper = palette.paper.light;
const ink = palette.ink.light;
const soft = palette.soft.light;

const { width, height } = shareImageSize;
const coverWidth = 420;
const margin = 64;
const column = width - coverWidth - 2 * margin;
const disc = 48;

export async function drawShareImage(image: ShareImage): Promise<Buffer<ArrayBuffer>> {
  const [head, foot, cover, mark] = await Promise.all([
    setLine(30, semibold(site.name, ink), ' ', regular(site.tagline[image.locale])),
    image.author ? setLine(26, semibold(image.author, ink), regular(` · ${image.date}`)) : null,
    drawCover(image),
    image.mark ? setLine(26, semibold(image.mark, site.accent.light)) : null,
  ]);
  const top = margin + lineOf(30) + 28;
  const bottom = height - margin - (foot ? disc + 36 : 0);
  const markHeight = mark ? lineOf(26) + 14 : 0;
  const room = { width: column, height: bottom - top - markHeight };
  const title = await renderTitle(image.title, ink, room);

  const rightToLeft = getDictionary(image.locale).direction === 'rtl';
  const at = (picture: RenderedText, y: number, indent = 0): OverlayOptions => ({
    input: picture.input,
    left: rightToLeft ? width - margin - indent - picture.width : margin + indent,
    top: Math.round(y),
  });
  const blockTop = top + (room.height - title.height) / 2;
  const footTop = height - margin - disc;
  const layers = [
    { input: cover, left: rightToLeft ? 0 : width - coverWidth, top: 0 },
    at(head, margin),
    ...(mark ? [at(mark, blockTop)] : []),
    at(title, blockTop + markHeight),
    ...(foot ? [at(await drawDisc(image.author ?? ''), footTop)] : []),
    ...(foot ? [at(foot, footTop + (disc - lineOf(26)) / 2, disc + 16)] : []),
  ];
  const picture = sharp({ create: { ...shareImageSize, channels: 3, background: paper } });
  return picture.composite(layers).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}

const semibold = (text: string, colour: string) =>
  `<span weight="640" foreground="${colour}">${escapePangoMarkup(text)}</span>`;
const regular = (text: string) => `<span foreground="${soft}">${escapePangoMarkup(text)}</span>`;

/** An invisible strut gives every line the same height. */
function setLine(size: number, ...parts: string[]): Promise<RenderedText> {
  const strut = '<span fgalpha="1">Ég</span>';
  return renderText(`<span size="${size * 1024}">${parts.join('')}${strut}</span>`, 10_000);
}

const lineOf = (size: number) => Math.round(size * 1.13);

async function drawCover(image: ShareImage): Promise<Buffer> {
  const cover = image.coverId ? await readPicture(image.coverId) : null;
  const size = { width: coverWidth, height };
  const drawing = cover?.drawn !== false;
  const seed = image.seed ?? (image.author ? image.title : site.name);
  const picture = cover?.focus
    ? await coverAround(cover.bytes, size, cover.focus)
    : sharp(cover?.bytes ?? Buffer.from(drawZellige(seed))).resize({
        ...size,
        fit: 'cover',
        position: drawing ? 'centre' : 'attention',
      });
  return picture.flatten({ background: paper }).png({ compressionLevel: 1 }).toBuffer();
}

async function drawDisc(author: string): Promise<RenderedText> {
  const initial = escapePangoMarkup([...author][0] ?? '');
  const letter = await renderText(
    `<span size="${24 * 1024}" weight="640" foreground="#fff">${initial}</span>`,
    disc,
  );
  const circle = `<svg xmlns="http://www.w3.org/2000/svg" width="${disc}" height="${disc}"><circle cx="50%" cy="50%" r="50%" fill="${site.accent.light}"/></svg>`;
  const input = await sharp(Buffer.from(circle))
    .composite([{ input: letter.input }])
    .png()
    .toBuffer();
  return { input, width: disc, height: disc };
}
