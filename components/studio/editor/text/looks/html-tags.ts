export type Tag = { name: string; isEnd: boolean; lang: string; dir: string; title: string };

/** What stands between the lines of two tags, e.g. of details */
export type HtmlBlock = { name: string; lang: string; from: number; to: number };

const tagPattern = /<(\/?)([a-z][a-z\d]*)\b([^<>]*)>/i;
const blockNames = new Set(['details', 'blockquote', 'figure', 'div', 'section', 'aside']);

export function readTag(text: string): Tag | null {
  const [, slash = '', name = '', rest = ''] = tagPattern.exec(text) ?? [];
  if (!name) return null;
  const read = (attribute: string) =>
    new RegExp(`\\b${attribute}\\s*=\\s*["']?([^"'>]*)`, 'i').exec(rest)?.[1]?.trim() ?? '';
  return {
    name: name.toLowerCase(),
    isEnd: slash !== '',
    lang: read('lang'),
    dir: read('dir'),
    title: read('title'),
  };
}

/** Finds the end of each HTML block that has one, as their tags come. */
export class HtmlPairs {
  readonly found: HtmlBlock[] = [];
  readonly #open: { tag: Tag; from: number }[] = [];

  add(html: string, from: number, to: number): void {
    for (const [text] of html.matchAll(new RegExp(tagPattern, 'gi'))) {
      const tag = readTag(text);
      if (!tag || !blockNames.has(tag.name)) continue;
      if (!tag.isEnd) {
        this.#open.push({ tag, from });
        continue;
      }
      const at = this.#open.findLastIndex((start) => start.tag.name === tag.name);
      const start = this.#open[at];
      if (!start) continue;
      this.#open.length = at;
      this.found.push({ name: tag.name, lang: start.tag.lang, from: start.from, to });
    }
  }
}
