import { escapePangoMarkup, type RenderedText, renderText } from './render-text';

const largest = 64;
const smallest = 26;
const lineHeight = 0.83;
const tracking = -0.012;

export async function renderTitle(
  title: string,
  colour: string,
  box: { width: number; height: number },
): Promise<RenderedText> {
  for (let size = firstSize(title, box); size >= smallest; size -= 2) {
    const set = await renderText(markupOf(title, size, colour), box.width);
    if (set.height <= box.height && set.width <= box.width) {
      return balance(markupOf(title, size, colour), box.width, set);
    }
  }
  return setCut(title, colour, box);
}

function firstSize(title: string, { width, height }: { width: number; height: number }): number {
  const size = Math.sqrt((width * height) / ([...title].length * 0.38));
  return Math.min(largest, 2 * Math.floor(size / 2));
}

async function balance(markup: string, widest: number, set: RenderedText): Promise<RenderedText> {
  let best = set;
  for (let [low, high] = [widest / 2, widest]; high - low > 8; ) {
    const width = Math.round((low + high) / 2);
    const narrower = await renderText(markup, width);
    const holds = narrower.height <= set.height + 2 && narrower.width <= width;
    if (holds) [best, high] = [narrower, width];
    else low = width;
  }
  return best;
}

async function setCut(
  title: string,
  colour: string,
  box: { width: number; height: number },
): Promise<RenderedText> {
  const characters = [...title];
  for (let length = Math.min(characters.length, 300); ; length = Math.floor(length * 0.9)) {
    const text = length < characters.length ? `${characters.slice(0, length).join('')}…` : title;
    const set = await renderText(markupOf(text, smallest, colour), box.width, 'word-char');
    if ((set.height <= box.height && set.width <= box.width) || length === 0) return set;
  }
}

function markupOf(title: string, size: number, colour: string): string {
  // Pango counts in 1/1024 of a point.
  const spacing = Math.round(tracking * size * 1024);
  return `<span weight="640" size="${size * 1024}" line_height="${lineHeight}" letter_spacing="${spacing}" foreground="${colour}">${escapePangoMarkup(title).trim()}</span>`;
}
