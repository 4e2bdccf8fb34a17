import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { words } from './words';

/** A seeded random number generator (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Item>(items: Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

export function writeTitle(locale: Locale, random: () => number): string {
  const title = pick(words[locale].titles, random).replace(
    '#',
    pick(words[locale].subjectsOfTitles, random),
  );
  return capitalize(title);
}

export function writeSentence(locale: Locale, random: () => number): string {
  const { subjects, verbs, objects, circumstances, openings } = words[locale];
  const core = [subjects, verbs, objects].map((part) => pick(part, random)).join(' ');
  const opening = random() < 0.3 ? `${pick(openings, random)} ` : '';
  const end = random() < 0.6 ? ` ${pick(circumstances, random)}` : '';
  return `${capitalize(opening + core + end)}.`;
}

/** About 800 words of Markdown with links to earlier articles. */
export function writeBody(locale: Locale, random: () => number, earlierSlugs: string[]): string {
  const blocks: string[] = [writeParagraph(locale, random)];
  for (let section = 0; section < 6; section += 1) {
    blocks.push(`## ${pick(words[locale].headings, random)}`, writeParagraph(locale, random));
    const slug = earlierSlugs.length > 0 ? pick(earlierSlugs, random) : undefined;
    const link = slug && ` ([${words[locale].link}](${pathTo(locale, 'article', { slug })}))`;
    blocks.push(writeParagraph(locale, random).replace(/\.$/, `${link ?? ''}.`));
    if (section % 2 === 0) {
      const items = Array.from({ length: 4 }, () => `- ${writeSentence(locale, random)}`);
      blocks.push(items.join('\n'));
    }
  }
  return blocks.join('\n\n');
}

function writeParagraph(locale: Locale, random: () => number): string {
  return Array.from({ length: 4 }, () => writeSentence(locale, random)).join(' ');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
