import {
  codeBlock,
  type Shortcode,
  type ShortcodeContext,
  shortcodeReaders,
} from './shortcode-readers';

/** A shortcode, or the start of a comment or element in which brackets are not shortcodes. */
const token =
  /<!--|<(pre|code|script|style|textarea)\b|\[(\[?)(\/?)([a-z][\w-]{0,60})((?:\s|=)[^\]]{0,2000})?\](\]?)/gi;

export function expandShortcodes(html: string, context: ShortcodeContext): string {
  const footnotes: string[] = [];
  const expand = (source: string): string => {
    const pieces: string[] = [];
    const findClose = createCloseFinder(source);
    const opened = new Set<string>();
    const scanner = new RegExp(token);
    let copiedTo = 0;
    const replace = (start: number, end: number, by: string) => {
      pieces.push(source.slice(copiedTo, start), by);
      copiedTo = end;
    };
    for (let match = scanner.exec(source); match; match = scanner.exec(source)) {
      const [text, verbatimTag, outerOpen, slash, rawName = '', attributes = '', outerClose] =
        match;
      if (!rawName) {
        const closer = verbatimTag ? new RegExp(`</${verbatimTag}`, 'gi') : /-->/g;
        scanner.lastIndex = findEnd(source, closer, scanner.lastIndex);
        continue;
      }
      if (outerOpen && outerClose) {
        replace(match.index, scanner.lastIndex, text.slice(1, -1));
        continue;
      }
      const name = rawName.toLowerCase();
      const start = match.index + (outerOpen ? 1 : 0);
      const end = scanner.lastIndex - (outerClose ? 1 : 0);
      if (slash) {
        if (!opened.has(name)) continue;
        replace(start, end, '');
      } else {
        const close = findClose(rawName, end);
        const isCode = close >= 0 && /\slang(?:uage)?=/i.test(attributes);
        const read = shortcodeReaders.get(name) ?? (isCode ? codeBlock : undefined);
        if (!read && !isShortcode(name, attributes, close)) continue;
        opened.add(name);
        const isSelfClosing = attributes.trimEnd().endsWith('/');
        const isWhole = read && close >= 0 && !isSelfClosing;
        const hasContent = isWhole && !source.slice(end, close).includes(`[${rawName} `);
        const content = hasContent ? source.slice(end, close) : '';
        const shortcode = { name, attributes: parseAttributes(attributes), content };
        if (!read) context.warn('shortcode-removed', name);
        const written = read?.(shortcode, { ...context, footnotes, expand }) ?? '';
        replace(start, hasContent ? close + rawName.length + 3 : end, written);
      }
      scanner.lastIndex = copiedTo;
    }
    return pieces.join('') + source.slice(copiedTo);
  };
  const expanded = expand(html);
  const notes = footnotes.map((note, index) => `<li id="efn-${index + 1}">${note}</li>`);
  return notes.length > 0 ? `${expanded}<ol>${notes.join('')}</ol>` : expanded;
}

/** Of plugins whose shortcodes have neither attributes nor a closing tag */
const knownNames =
  /^(?:contact-form(?:-7)?|(?:ez-)?toc|playlist|sitemap|archives|mc4wp_form|wpforms|ninja_form|subscribe2|polldaddy|jetpack_\w+|woocommerce_\w+)$/;

/** Unlike words in brackets, e.g. [sic] or [a-z], a shortcode has attributes, a closing tag or a name that is known. */
function isShortcode(name: string, attributes: string, close: number): boolean {
  return close >= 0 || /\s[a-z][\w-]*=\S/i.test(attributes) || knownNames.test(name);
}

/** Searches for a missing closing tag once per name: once per shortcode would take quadratic time. */
function createCloseFinder(source: string) {
  const lastCloses = new Map<string, number>();
  return (name: string, from: number): number => {
    const close = `[/${name}]`;
    const last = lastCloses.get(name) ?? source.lastIndexOf(close);
    lastCloses.set(name, last);
    return last < from ? -1 : source.indexOf(close, from);
  };
}

function findEnd(source: string, closer: RegExp, from: number): number {
  closer.lastIndex = from;
  return closer.exec(source) ? closer.lastIndex : source.length;
}

function parseAttributes(source: string): Shortcode['attributes'] {
  const text = source.replace(/&(?:quot|#34|#8220|#8221|#8243);|[“”″]/g, '"').replace(/\/\s*$/, '');
  const attributes: Shortcode['attributes'] = {};
  for (const match of text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|(\S+)/g)) {
    const [, name, double, single, bare, unnamed] = match;
    if (name) attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
    else if (unnamed) attributes[''] ??= unnamed.replace(/^=/, '');
  }
  return attributes;
}
