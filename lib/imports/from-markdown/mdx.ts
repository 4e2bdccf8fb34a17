import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { escapeHtml } from '@/lib/http/escape-html';
import { parseWithinLimit } from '@/lib/markdown/nesting';
import type { Warn } from '../import-context';
import { applyEdits, createLineFinder, type Edit, type Lines } from './edits';
import { writePicture } from './templates';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
type WarnAt = (kind: Parameters<Warn>[0], detail: string, line: number) => void;

/** Written as HTML, which is converted later */
const htmlElements =
  /^(?:a|abbr|audio|b|blockquote|br|cite|code|dd|del|details|dl|dt|em|embed|h[1-6]|hr|i|iframe|ins|kbd|li|mark|object|ol|p|pre|q|s|script|small|source|strong|sub|summary|sup|svg|table|tbody|td|th|thead|time|tr|ul|video)$/;

/** Turns MDX into Markdown with HTML: without code; components are named, what they contain is kept. */
export function expandMdx(source: Lines, warn: WarnAt): Lines {
  const { text } = source;
  const lineOf = createLineFinder(source);
  const parsed = parse(text);
  if (!parsed.ok) {
    warn('mdx-unreadable', parsed.message, source.lines[parsed.line - 1] ?? 1);
    return source;
  }
  const edits: Edit[] = [];
  const imports = new Map<string, string>();
  /** Of each line, where the innermost element's content begins: more than that would be code */
  const indents = new Map<number, number>();
  visit(parsed.tree, (node, _, parent) => {
    const { start = 0, end = 0 } = spanOf(node);
    const remove = (replacement = '') => void edits.push({ start, end, text: replacement });
    if (parent?.type === 'mdxJsxFlowElement' && node.position)
      for (let line = node.position.start.line; line <= node.position.end.line; line += 1)
        indents.set(line, node.position.start.column - 1);
    if (node.type === 'mdxjsEsm') {
      for (const [, name = '', path = ''] of node.value.matchAll(
        /^import\s+(\w+)\s+from\s+["']([^"']+)["']/gm,
      ))
        imports.set(name, path);
      remove();
    }
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const literal = /^\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*$/.exec(node.value)?.[2];
      const isComment = /^\s*(?:\/\*[\s\S]*\*\/\s*)*$/.test(node.value);
      if (literal === undefined && !isComment)
        warn(
          'component-removed',
          `{${node.value.replace(/\s+/g, ' ').trim().slice(0, 60)}}`,
          lineOf(start),
        );
      remove(literal);
    }
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const name = node.name ?? '';
    const get = (...keys: string[]) => {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || !keys.includes(attribute.name)) continue;
        if (typeof attribute.value === 'string') return attribute.value;
        const expression = attribute.value?.value.trim() ?? '';
        const literal = /^(?:require\()?(["'`])([^"'`$]*)\1\)?(?:\.default)?$/.exec(
          expression,
        )?.[2];
        return literal ?? imports.get(expression) ?? '';
      }
      return '';
    };
    const src = get('src', 'image');
    if (/^(?:img|.*(?:Image|Img|Picture|Figure|Photo))$/.test(name) && src) {
      remove(
        writePicture(src, get('alt', 'title', 'caption'), get('caption', 'title'), get('credit')),
      );
      return SKIP;
    }
    const video = get('id', 'videoId', 'videoID', 'youTubeId', 'url', 'src').replace(/^.*[/=]/, '');
    if (/^(?:lite)?(?:you-?tube|vimeo)/i.test(name) && /^[\w-]+$/.test(video)) {
      remove(
        `<https://${/vimeo/i.test(name) ? 'vimeo.com/' : 'www.youtube.com/watch?v='}${video}>`,
      );
      return SKIP;
    }
    const first = spanOf(node.children[0] as Nodes | undefined);
    const inner =
      node.children.length > 0
        ? text.slice(first?.start, spanOf(node.children.at(-1) as Nodes).end)
        : '';
    const opening = text.slice(start, node.children.length > 0 ? first?.start : end);
    const isHtml = htmlElements.test(name);
    if (/^[A-Z]|\./.test(name)) warn('component-removed', `<${name}>`, lineOf(start));
    const attributes = [
      'href',
      'src',
      'alt',
      'title',
      'lang',
      'open',
      'align',
      'start',
      'width',
      'height',
      'poster',
      'type',
    ]
      .map((key) => (get(key) ? ` ${key}="${escapeHtml(get(key))}"` : ''))
      .join('');
    const isFlow = node.type === 'mdxJsxFlowElement';
    const tag = isHtml ? `<${name}${attributes}>` : '';
    const close = isHtml && !/^(?:br|hr|source|embed)$/.test(name) ? `</${name}>` : '';
    if (!inner) return void remove(tag + close);
    const gap =
      isFlow && !isHtml
        ? ''
        : isFlow && /^(?:details|blockquote|li|td|th|dd)$/.test(name)
          ? '\n\n'
          : '';
    const lineEnd = isFlow && opening.includes('\n') ? '\n' : '';
    edits.push({ start, end: start + opening.length, text: `${tag}${gap || lineEnd}` });
    edits.push({
      start: spanOf(node.children.at(-1) as Nodes).end ?? end,
      end,
      text: `${gap || lineEnd}${close}`,
    });
  });
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  for (const [line, indent] of indents) {
    const start = starts[line - 1] ?? 0;
    const [spaces = ''] = /^[ \t]*/.exec(text.slice(start, start + indent)) ?? [];
    if (spaces) edits.push({ start, end: start + spaces.length, text: '' });
  }
  return applyEdits(source, edits);
}

function parse(text: string) {
  try {
    const { tree, deepLine } = parseWithinLimit(() => parser.parse(text));
    return tree
      ? ({ ok: true, tree } as const)
      : ({ ok: false, message: 'nesting', line: deepLine } as const);
  } catch (error) {
    const { reason, line = 1 } = error as { reason?: string; line?: number };
    if (reason === undefined) throw error;
    return { ok: false, message: reason.split('\n')[0] ?? '', line } as const;
  }
}

function spanOf(node: Nodes | undefined): { start?: number; end?: number } {
  const { start, end } = node?.position ?? {};
  return {
    ...(start?.offset !== undefined && { start: start.offset }),
    ...(end?.offset !== undefined && { end: end.offset }),
  };
}
