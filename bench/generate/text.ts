import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { words } from './words';

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<One>(from: One[], random: () => number): One {
  return from[Math.floor(random() * from.length)] as One;
}

export function writeTitle(locale: Locale, random: () => number): string {
  const title = pick(words[locale].titles, random).replace(
    '#',
    pick(words[locale].matters, random),
  );
  return capitalise(title);
}

/** One or two sentences, for a dek. */
export function writeSentence(locale: Locale, random: () => number): string {
  const { subjects, verbs, objects, circumstances, openings } = words[locale];
  const core = [subjects, verbs, objects].map((part) => pick(part, random)).join(' ');
  const opening = random() < 0.3 ? `${pick(openings, random)} ` : '';
  const end = random() < 0.6 ? ` ${pick(circumstances, random)}` : '';
  return `${capitalise(opening + core + end)}.`;
}

/** Some 800 words of Markdown. @param earlier slugs of articles that it may lead to */
export function writeBody(locale: Locale, random: () => number, earlier: string[]): string {
  const blocks: string[] = [writeParagraph(locale, random)];
  for (let section = 0; section < 6; section += 1) {
    blocks.push(`## ${pick(words[locale].headings, random)}`, writeParagraph(locale, random));
    const slug = earlier.length > 0 ? pick(earlier, random) : undefined;
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

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
