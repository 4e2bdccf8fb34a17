import { type Context, shortcodeReaders, type Tag } from './shortcode-readers';

/** Comments, listings and scripts hold brackets of their own; else a bracket and a name begin a shortcode. */
const token =
  /<!--|<(pre|code|script|style|textarea)\b|\[(\[?)(\/?)([a-z][\w-]{0,60})((?:\s|=)[^\]]{0,2000})?\](\]?)/gi;

/** WordPress's own shortcodes, and some that are common, as HTML. Others go, what they enclose stays. */
export function readShortcodes(html: string, context: Context): string {
  const footnotes: string[] = [];
  const expand = (source: string): string => {
    const pieces: string[] = [];
    const lastCloses = new Map<string, number>();
    let at = 0;
    const scanner = new RegExp(token);
    for (let match = scanner.exec(source); match; match = scanner.exec(source)) {
      const [whole, element, escaped, closing, rawName = '', attributes = '', escapedEnd] = match;
      const name = rawName.toLowerCase();
      const skip = (end: number) => {
        scanner.lastIndex = end;
      };
      if (!rawName) {
        skip(
          findEnd(source, element ? new RegExp(`</${element}`, 'gi') : /-->/g, scanner.lastIndex),
        );
        continue;
      }
      const end = scanner.lastIndex - (escapedEnd && !escaped ? 1 : 0);
      if (escaped && escapedEnd) {
        pieces.push(source.slice(at, match.index), whole.slice(1, -1));
        at = scanner.lastIndex;
        continue;
      }
      const read = shortcodeReaders[name];
      const close = closing ? -1 : findClose(source, rawName, end, lastCloses);
      const selfClosing = attributes.trimEnd().endsWith('/');
      const encloses =
        read && !selfClosing && close >= 0 && !source.slice(end, close).includes(`[${rawName} `);
      if (!read && !isShortcode(name, attributes, closing ? 0 : close)) continue;
      pieces.push(source.slice(at, match.index + (escaped && !escapedEnd ? 1 : 0)));
      if (read && !closing) {
        const inner = encloses ? source.slice(end, close) : '';
        const tag = { name, attributes: readAttributes(attributes), inner };
        pieces.push(read(tag, context, footnotes, expand));
      } else if (!read && !closing) context.note(`a shortcode was left out: ${name}`);
      at = encloses ? close + rawName.length + 3 : end;
      skip(at);
    }
    return pieces.join('') + source.slice(at);
  };
  const expanded = expand(html);
  const list = footnotes.map((words, index) => `<li id="efn-${index + 1}">${words}</li>`);
  return list.length > 0 ? `${expanded}<ol>${list.join('')}</ol>` : expanded;
}

/** « [sic] » is a word in brackets; what has attributes, an end, or a name like no word is a shortcode. */
function isShortcode(name: string, attributes: string, close: number): boolean {
  return close >= 0 || attributes.includes('=') || /[_-]/.test(name);
}

/** Where a shortcode ends; where none does, that is looked up once per name, not once per shortcode. */
function findClose(source: string, name: string, from: number, lastCloses: Map<string, number>) {
  const close = `[/${name}]`;
  const last = lastCloses.get(name) ?? source.lastIndexOf(close);
  lastCloses.set(name, last);
  return last < from ? -1 : source.indexOf(close, from);
}

function findEnd(source: string, closer: RegExp, from: number): number {
  closer.lastIndex = from;
  return closer.exec(source) ? closer.lastIndex : source.length;
}

function readAttributes(source: string): Tag['attributes'] {
  const text = source.replace(/&(?:quot|#34|#8220|#8221|#8243);|[“”″]/g, '"').replace(/\/\s*$/, '');
  const attributes: Tag['attributes'] = {};
  for (const match of text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|(\S+)/g)) {
    const [, name, double, single, bare, lone] = match;
    if (name) attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
    else if (lone) attributes[''] ??= lone.replace(/^=/, '');
  }
  return attributes;
}
