import { joinTitle } from '@/lib/markdown/picture-title';
import type { Warn } from '../import-context';
import { applyEdits, createLineFinder, type Edit, type Lines, toBlock } from './edits';
import { readPlain } from './front-matter';

type Args = { named: Map<string, string>; words: string[] };
type Token = {
  start: number;
  end: number;
  source: string;
  name: string;
  isEnd: boolean;
  isOutput: boolean;
  args: Args;
  /** Index of the token that ends it */
  closer: number;
};

const hugo = String.raw`\{\{<([\s\S]{0,2000}?)>\}\}|\{\{%([\s\S]{0,2000}?)%\}\}`;
const liquid = String.raw`\{%-?([\s\S]{0,2000}?)-?%\}|\{\{-?([\s\S]{0,2000}?)-?\}\}`;
const argument =
  /(?:([\w-]+)\s*[=:]\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\s,()"'`]+)/g;
/** What is between these is no Markdown */
const opaque = /^(?:raw|verbatim|highlight|codeblock|code|prism|comment|math|mermaid)$/;

type TemplateOptions = {
  /** Whether `{{ … }}` and `{% … %}` are code, not words */
  hasTemplates: boolean;
  title: string;
  /** Spans of code in the text */
  code: { start: number; end: number }[];
  warn(kind: Parameters<Warn>[0], detail: string, line: number): void;
};

/** Replaces shortcodes of Hugo and Zola and tags of Liquid and Hexo by Markdown; others are named, the text in them is kept. */
export function expandTemplates(source: Lines, options: TemplateOptions): Lines {
  const { text } = source;
  const lineOf = createLineFinder(source);
  const edits: Edit[] = [];
  const tokens = listTokens(text, options.hasTemplates);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const { start, end, name, closer } = token;
    const escaped = /^\{\{([<%])\/\*([\s\S]*)\*\/([>%])\}\}$/.exec(token.source);
    const isCode = options.code.some((span) => start >= span.start && end <= span.end);
    if (escaped) {
      edits.push({ start, end, text: `{{${escaped[1]}${escaped[2]}${escaped[3]}}}` });
      continue;
    }
    if (isCode && !/^(?:end)?raw$/.test(name)) continue;
    const last = tokens[closer];
    if (last && opaque.test(name)) {
      const inner = text.slice(end, last.start);
      edits.push({
        start,
        end: last.end,
        text: toBlock(expandOpaque(token, inner), text, start, last.end),
      });
      index = closer;
      continue;
    }
    const written = expandToken(token, options);
    if (written === null)
      options.warn(
        'shortcode-removed',
        token.source.replace(/\s+/g, ' ').slice(0, 80),
        lineOf(start),
      );
    edits.push({ start, end, text: toBlock(written ?? '', text, start, end) });
  }
  return applyEdits(source, edits);
}

function listTokens(text: string, hasTemplates: boolean): Token[] {
  const pattern = new RegExp(hasTemplates ? `${hugo}|${liquid}` : hugo, 'g');
  const tokens = Array.from(text.matchAll(pattern), ({ 0: source, index, ...groups }): Token => {
    const content = (groups[1] ?? groups[2] ?? groups[3] ?? groups[4] ?? '').trim();
    const [head = '', name = ''] = /^\/?\s*([\w./-]*)\s*/.exec(content) ?? [];
    const isCall = content.slice(head.length).startsWith('(');
    const args: Args = { named: new Map(), words: [] };
    for (const [, key, quoted = ''] of content.slice(head.length).matchAll(argument)) {
      const value = /^["'`]/.test(quoted) ? quoted.slice(1, -1).replace(/\\(.)/g, '$1') : quoted;
      if (key) args.named.set(key.toLowerCase(), value);
      else if (value !== '/') args.words.push(value);
    }
    const isOutput = groups[4] !== undefined && !isCall;
    return {
      ...{ start: index, end: index + source.length, source, args, isOutput, closer: -1 },
      name: isOutput ? content : name,
      isEnd: content.startsWith('/') || (!isOutput && /^end/.test(name)),
    };
  });
  const closers = new Map<string, number>();
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const { name, isEnd } = tokens[index] as Token;
    if (isEnd) closers.set(name.replace(/^end_?/, ''), index);
    else (tokens[index] as Token).closer = closers.get(name) ?? -1;
  }
  return tokens;
}

function expandOpaque({ name, args }: Token, inner: string): string {
  if (name === 'raw' || name === 'verbatim') return inner;
  if (name === 'comment') return '';
  const given = args.named.get('lang') ?? args.named.get('type') ?? args.words[0] ?? '';
  const language = /^[\w+#-]+$/.test(given) ? given.toLowerCase() : '';
  return writeFence(name === 'math' ? 'tex' : name === 'mermaid' ? name : language, inner);
}

export function writeFence(language: string, code: string): string {
  const [longest = ''] = (code.match(/`{3,}/g) ?? []).sort(
    (one, other) => other.length - one.length,
  );
  const fence = '`'.repeat(Math.max(3, longest.length + 1));
  return `${fence}${language}\n${code.replace(/^\s*\n|\s+$/g, '')}\n${fence}`;
}

/** @returns null for what is not known */
function expandToken(
  { name, isEnd, isOutput, args }: Token,
  { title }: TemplateOptions,
): string | null {
  if (isEnd) return '';
  if (isOutput) return expandOutput(name, title);
  const isInclude = /^include(?:_relative|_cached)?$/.test(name);
  const [first = '', ...others] = args.words;
  const kind = (isInclude ? first : name).replace(/^.*\/|\.\w+$/g, '').toLowerCase();
  const words = isInclude ? others : args.words;
  const get = (...keys: string[]) => keys.map((key) => args.named.get(key)).find(Boolean) ?? '';
  const [word = '', second = ''] = words;
  const picture = get('src', 'image_path', 'image', 'url', 'file', 'path', 'filename');
  if (/^(?:asset_)?(?:figure|img|image|imgproc|picture|photo|pic)$/.test(kind)) {
    const src = picture || word;
    const alt = get('alt', 'caption', 'title') || words.slice(1).join(' ');
    return src ? writePicture(src, alt, get('caption', 'title'), get('attr', 'credit')) : null;
  }
  const id = get('id', 'videoid', 'video', 'user') || word;
  if (/^(?:youtube(?:player)?|yt)$/.test(kind) && id)
    return writeUrl('https://www.youtube.com/watch?v=', id);
  if (kind === 'vimeo' && id) return writeUrl('https://vimeo.com/', id);
  if (kind === 'video' && id && /youtube|vimeo/.test(get('provider')))
    return writeUrl(
      get('provider') === 'vimeo' ? 'https://vimeo.com/' : 'https://www.youtube.com/watch?v=',
      id,
    );
  if (/^(?:tweet|twitter|x)(?:_simple)?$/.test(kind)) {
    const post = get('id') || second || word;
    return writeUrl(
      `https://x.com/${encodeURIComponent(get('user') || (second ? word : 'i'))}/status/`,
      post,
    );
  }
  if (/^instagram(?:_simple)?$/.test(kind) && id)
    return writeUrl('https://www.instagram.com/p/', id);
  if (kind === 'gist')
    return writeUrl('https://gist.github.com/', second ? `${word}/${second}` : word);
  if (/^(?:rel)?ref$/.test(kind) || ['link', 'post_url', 'asset_path'].includes(kind)) {
    const target = get('path') || word;
    return kind === 'link' ? `/${target}` : target;
  }
  if (kind === 'post_link') return `[${words.slice(1).join(' ') || word}](${word})`;
  return null;
}

function expandOutput(expression: string, title: string): string | null {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim());
  const text = /^(["'])([^"']*)\1$/.exec(value)?.[2];
  if (text !== undefined && filters.every((filter) => !/^(?:date|include)/.test(filter)))
    return text;
  if (/^site\.(?:base_?url|url)$/.test(value)) return '';
  return /^page\.title$/.test(value) ? title : null;
}

const writeUrl = (start: string, id: string) =>
  id ? `<${start}${id.replace(/[^\w./-]/g, encodeURIComponent)}>` : null;

export function writePicture(src: string, alt: string, caption = '', credit = ''): string {
  const words = readPlain(alt).replace(/[[\]\\]/g, '\\$&');
  const title = joinTitle(readPlain(caption), readPlain(credit)).replace(/["\\]/g, '\\$&');
  return `![${words}](<${src.replace(/[<>\n]/g, encodeURIComponent)}>${title && ` "${title}"`})`;
}
