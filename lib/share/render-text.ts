import 'server-only';
import { join } from 'node:path';
import sharp from 'sharp';
import { escapeHtml } from '@/lib/http/escape-html';

/** A text in colour on nothing, as wide and high as its ink */
export type RenderedText = { input: Buffer; width: number; height: number };

// With a comma, or Pango takes its number for the size.
const family = 'Source Serif 4,';
const fontFiles = ['regular', 'semibold', 'semibold-europe'];

let fonts: Promise<void> | undefined;

/**
 * Sets a text in the site's font, whatever fonts the machine has.
 * @param markup Pango's, what was written by others escaped by `escapePangoMarkup`
 * @param width where lines end, in pixels
 */
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
    // Of emoji alone, for one, nothing is left.
    if (String(error).includes('no text to render')) return blank();
    throw error;
  }
}

async function blank(): Promise<RenderedText> {
  const transparent = { width: 1, height: 1, channels: 4, background: '#0000' } as const;
  const input = await sharp({ create: transparent }).png().toBuffer();
  return { input, width: 1, height: 1 };
}

/** Escapes text and replaces what no font shows: control characters, which XML forbids, and emoji. */
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

/** Each file once, before anything else is set: a weight that was looked for in vain is not looked for again. */
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
  // At 72 dots per inch a point is a pixel.
  return sharp({ text: { ...text, font: family, rgba: true, dpi: 72 } })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
}
