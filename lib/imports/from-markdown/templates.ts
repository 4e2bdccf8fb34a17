import type { BodySource } from './body';
import { type Edit, type ParsedBody, toBlock, type WarnAt } from './edits';
import { writeFence, writePicture, writeUrl, writeVideo } from './write-markdown';

type Token = {
  start: number;
  end: number;
  source: string;
  name: string;
  isEnd: boolean;
  /** `{{ … }}` of Liquid; its name is the expression */
  isOutput: boolean;
  named: Map<string, string>;
  words: string[];
  /** Index of the token that ends it */
  closer: number;
};

const hugo = String.raw`\{\{<([\s\S]{0,2000}?)>\}\}|\{\{%([\s\S]{0,2000}?)%\}\}`;
const liquid = String.raw`\{%-?([\s\S]{0,2000}?)-?%\}|\{\{-?([\s\S]{0,2000}?)-?\}\}`;
const argument =
  /(?:([\w-]+)\s*[=:]\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\s,()"'`]+)/g;
/** What is between these is no Markdown */
const opaque = /^(?:raw|verbatim|highlight|codeblock|code|prism|comment|math|mermaid)$/;

/** Replaces shortcodes of Hugo and Zola and tags of Liquid and Hexo by Markdown; others are named, the text in them is kept. */
export function editTemplates(
  { text, code }: ParsedBody,
  { hasTemplates, title }: Pick<BodySource, 'hasTemplates' | 'title'>,
  warn: WarnAt,
): Edit[] {
  const edits: Edit[] = [];
  const tokens = listTokens(text, hasTemplates);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const { start, end, name, closer, source, isEnd } = token;
    const [, open, escaped, close] = /^\{\{([<%])\/\*([\s\S]*)\*\/([>%])\}\}$/.exec(source) ?? [];
    const isCode = code.some((span) => start >= span.start && end <= span.end);
    const last = tokens[closer];
    if (open) edits.push({ start, end, text: `{{${open}${escaped}${close}}}` });
    else if (isCode && !/^(?:end)?raw$/.test(name)) continue;
    else if (last && opaque.test(name)) {
      const written = writeOpaque(token, text.slice(end, last.start));
      edits.push(toBlock(written, text, { start, end: last.end }));
      index = closer;
    } else {
      const written = isEnd ? '' : token.isOutput ? writeOutput(name, title) : writeCall(token);
      if (written === null)
        warn('shortcode-removed', source.replace(/\s+/g, ' ').slice(0, 80), start);
      edits.push(toBlock(written ?? '', text, { start, end }));
    }
  }
  return edits;
}

function listTokens(text: string, hasTemplates: boolean): Token[] {
  const pattern = new RegExp(hasTemplates ? `${hugo}|${liquid}` : hugo, 'g');
  const tokens = Array.from(text.matchAll(pattern), ({ 0: source, index, ...groups }): Token => {
    const content = (groups[1] ?? groups[2] ?? groups[3] ?? groups[4] ?? '').trim();
    const [head = '', name = ''] = /^\/?\s*([\w./-]*)\s*/.exec(content) ?? [];
    const rest = content.slice(head.length);
    const named = new Map<string, string>();
    const words: string[] = [];
    for (const [, key, quoted = ''] of rest.matchAll(argument)) {
      const value = /^["'`]/.test(quoted) ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : quoted;
      if (key) named.set(key.toLowerCase(), value);
      else if (value !== '/') words.push(value);
    }
    const isOutput = groups[4] !== undefined && !rest.startsWith('(');
    return {
      ...{ start: index, end: index + source.length, source, isOutput, named, words, closer: -1 },
      name: isOutput ? content : name,
      isEnd: content.startsWith('/') || (!isOutput && /^end/.test(name)),
    };
  });
  const closers = new Map<string, number>();
  for (const [index, token] of [...tokens.entries()].reverse()) {
    if (token.isEnd) closers.set(token.name.replace(/^end_?/, ''), index);
    else token.closer = closers.get(token.name) ?? -1;
  }
  return tokens;
}

function writeOpaque({ name, named, words }: Token, inner: string): string {
  if (name === 'raw' || name === 'verbatim') return inner;
  if (name === 'comment') return '';
  const given = named.get('lang') ?? named.get('type') ?? words[0] ?? '';
  const language = /^[\w+#-]+$/.test(given) ? given.toLowerCase() : '';
  return writeFence(name === 'math' ? 'tex' : name === 'mermaid' ? name : language, inner);
}

type Call = { words: string[]; id: string; get(...keys: string[]): string };

/** By the name of a tag, or of the file that it includes; '' is no answer */
const calls: [kind: RegExp, write: (call: Call) => string][] = [
  [
    /^(?:asset_)?(?:figure|img|image|imgproc|picture|photo|pic)$/,
    ({ words: [word = '', ...others], get }) => {
      const src = get('src', 'image_path', 'image', 'url', 'file', 'path', 'filename') || word;
      const alt = get('alt', 'caption', 'title') || others.join(' ');
      return src && writePicture(src, alt, get('caption', 'title'), get('attr', 'credit'));
    },
  ],
  [/^(?:youtube(?:player)?|yt)$/, ({ id }) => writeVideo('youtube', id)],
  [/^vimeo$/, ({ id }) => writeVideo('vimeo', id)],
  [
    /^video$/,
    ({ id, get }) => {
      const provider = get('provider');
      if (!/youtube|vimeo/.test(provider)) return '';
      return writeVideo(provider === 'vimeo' ? 'vimeo' : 'youtube', id);
    },
  ],
  [
    /^(?:tweet|twitter|x)(?:_simple)?$/,
    ({ words: [word = '', second = ''], get }) => {
      const user = encodeURIComponent(get('user') || (second ? word : 'i'));
      return writeUrl(`https://x.com/${user}/status/`, get('id') || second || word);
    },
  ],
  [/^instagram(?:_simple)?$/, ({ id }) => writeUrl('https://www.instagram.com/p/', id)],
  [/^gist$/, ({ words }) => writeUrl('https://gist.github.com/', words.slice(0, 2).join('/'))],
  [/^(?:(?:rel)?ref|post_url|asset_path)$/, ({ words, get }) => get('path') || (words[0] ?? '')],
  [/^link$/, ({ words, get }) => `/${get('path') || (words[0] ?? '')}`],
  [/^post_link$/, ({ words: [word = '', ...others] }) => `[${others.join(' ') || word}](${word})`],
];

/** @returns null for what is not known */
function writeCall({ name, named, words: all }: Token): string | null {
  const isInclude = /^include(?:_relative|_cached)?$/.test(name);
  const [first = '', ...others] = all;
  const kind = (isInclude ? first : name).replace(/^.*\/|\.\w+$/g, '').toLowerCase();
  const words = isInclude ? others : all;
  const get = (...keys: string[]) => keys.map((key) => named.get(key)).find(Boolean) ?? '';
  const id = get('id', 'videoid', 'video', 'user') || (words[0] ?? '');
  const write = calls.find(([pattern]) => pattern.test(kind))?.[1];
  return write?.({ words, id, get }) || null;
}

function writeOutput(expression: string, title: string): string | null {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim());
  const text = /^(["'])([^"']*)\1$/.exec(value)?.[2];
  if (text !== undefined && filters.every((filter) => !/^(?:date|include)/.test(filter)))
    return text;
  if (/^site\.(?:base_?url|url)$/.test(value)) return '';
  return value === 'page.title' ? title : null;
}
