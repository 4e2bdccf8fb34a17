import 'server-only';
import { join } from 'node:path';
import sharp from 'sharp';
import { escapeHtml } from '@/lib/http/escape-html';

export type RenderedText = { input: Buffer; width: number; height: number };

// Without the comma Pango takes the 4 for the font size.
const family = 'Source Serif 4,';
const fontFiles = ['regular', 'semibold', 'semibold-europe'];

let fonts: Promise<void> | undefined;

/** @param markup Pango markup, untrusted text escaped by `escapePangoMarkup` */
export async function renderText(
  markup: string,
  width: number,
  wrap: 'word' | 'word-char' = 'word',
): Promise<RenderedText> {
  fonts ??= loadFonts();
  await fonts;
  try {
    const { data, info } = await render({ text: markup, width, wrap });
    return { input: data, width: info.width, height: info.height };
  } catch (error) {
    // E.g. emoji only, which are all dropped.
    if (String(error).includes('no text to render')) return blank();
    throw error;
  }
}

async function blank(): Promise<RenderedText> {
  const transparent = { width: 1, height: 1, channels: 4, background: '#0000' } as const;
  const input = await sharp({ create: transparent }).png().toBuffer();
  return { input, width: 1, height: 1 };
}

/** Drops what no font shows: control characters, which XML forbids, and emoji. */
export function escapePangoMarkup(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(
      /\p{Cc}|\p{Zl}|\p{Zp}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/gu,
      ' ',
    )
    .replace(/ {2,}/g, ' ');
  return escapeHtml(shown);
}

/** Must run before any text is rendered: Pango caches missing weights. */
async function loadFonts(): Promise<void> {
  for (const name of fontFiles) {
    const fontfile = join(process.cwd(), `lib/share/fonts/source-serif-4-${name}.ttf`);
    await render({ text: 'a', fontfile });
  }
}

function render(text: {
  text: string;
  width?: number;
  wrap?: 'word' | 'word-char';
  fontfile?: string;
}) {
  // At 72 dpi a point is a pixel.
  return sharp({ text: { ...text, font: family, rgba: true, dpi: 72 } })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
}
