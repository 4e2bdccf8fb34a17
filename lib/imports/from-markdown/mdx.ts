import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { escapeHtml } from '@/lib/http/escape-html';
import { parseWithinLimit } from '@/lib/markdown/nesting';
import { type Edit, type ParsedBody, spanOf, type WarnAt } from './edits';
import { writePicture, writeVideo } from './write-markdown';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** Written as HTML, which is converted later */
const htmlElements =
  /^(?:a|abbr|audio|b|blockquote|br|cite|code|dd|del|details|dl|dt|em|embed|h[1-6]|hr|i|iframe|ins|kbd|li|mark|object|ol|p|pre|q|s|script|small|source|strong|sub|summary|sup|svg|table|tbody|td|th|thead|time|tr|ul|video)$/;
const htmlAttributes = 'href src alt title lang open align start width height poster type'.split(
  ' ',
);

type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Turns MDX into Markdown with HTML: without code; components are named, what they contain is kept. */
export function editMdx({ text }: ParsedBody, warn: WarnAt): Edit[] {
  const parsed = parse(text);
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  if (!parsed.ok) {
    warn('mdx-unreadable', parsed.message, starts[parsed.line - 1] ?? 0);
    return [];
  }
  const edits: Edit[] = [];
  const imports = new Map<string, string>();
  /** Of each line, where the innermost element's content begins: more than that would be code */
  const indents = new Map<number, number>();
  visit(parsed.tree, (node, _, parent) => {
    const span = spanOf(node);
    const replace = (written = '') => void edits.push({ ...span, text: written });
    if (parent?.type === 'mdxJsxFlowElement' && node.position)
      for (let line = node.position.start.line; line <= node.position.end.line; line += 1)
        indents.set(line, node.position.start.column - 1);
    if (node.type === 'mdxjsEsm') {
      const pattern = /^import\s+(\w+)\s+from\s+["']([^"']+)["']/gm;
      for (const [, name = '', path = ''] of node.value.matchAll(pattern)) imports.set(name, path);
      replace();
    }
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const literal = /^\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*$/.exec(node.value)?.[2];
      const isComment = /^\s*(?:\/\*[\s\S]*\*\/\s*)*$/.test(node.value);
      const words = node.value.replace(/\s+/g, ' ').trim().slice(0, 60);
      if (literal === undefined && !isComment) warn('component-removed', `{${words}}`, span.start);
      replace(literal);
    }
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    const name = node.name ?? '';
    const get = (...keys: string[]) => readAttribute(node, keys, imports);
    const src = get('src', 'image');
    const video = get('id', 'videoId', 'videoID', 'youTubeId', 'url', 'src').replace(/^.*[/=]/, '');
    if (/^(?:img|.*(?:Image|Img|Picture|Figure|Photo))$/.test(name) && src) {
      const alt = get('alt', 'title', 'caption');
      replace(writePicture(src, alt, get('caption', 'title'), get('credit')));
      return SKIP;
    }
    if (/^(?:lite)?(?:you-?tube|vimeo)/i.test(name) && /^[\w-]+$/.test(video)) {
      replace(writeVideo(/vimeo/i.test(name) ? 'vimeo' : 'youtube', video));
      return SKIP;
    }
    if (/^[A-Z]|\./.test(name)) warn('component-removed', `<${name}>`, span.start);
    edits.push(...editTags(node, text, get));
  });
  for (const [line, indent] of indents) {
    const start = starts[line - 1] ?? 0;
    const [spaces = ''] = /^[ \t]*/.exec(text.slice(start, start + indent)) ?? [];
    if (spaces) edits.push({ start, end: start + spaces.length, text: '' });
  }
  return edits;
}

/** The first that the element has, as far as it is a literal or an imported file */
function readAttribute(node: JsxElement, keys: string[], imports: Map<string, string>): string {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || !keys.includes(attribute.name)) continue;
    if (typeof attribute.value === 'string') return attribute.value;
    const expression = attribute.value?.value.trim() ?? '';
    const literal = /^(?:require\()?(["'`])([^"'`$]*)\1\)?(?:\.default)?$/.exec(expression)?.[2];
    return literal ?? imports.get(expression) ?? '';
  }
  return '';
}

function editTags(node: JsxElement, text: string, get: (key: string) => string): Edit[] {
  const { start, end } = spanOf(node);
  const name = node.name ?? '';
  const isHtml = htmlElements.test(name);
  const attributes = htmlAttributes.map((key) => {
    const value = get(key);
    return value && ` ${key}="${escapeHtml(value)}"`;
  });
  const open = isHtml ? `<${name}${attributes.join('')}>` : '';
  const close = isHtml && !/^(?:br|hr|source|embed)$/.test(name) ? `</${name}>` : '';
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (!first || !last) return [{ start, end, text: open + close }];
  const inner = { start: spanOf(first).start, end: spanOf(last).end };
  const isFlow = node.type === 'mdxJsxFlowElement';
  const holdsBlocks = /^(?:details|blockquote|li|td|th|dd)$/.test(name);
  const hasLineEnd = text.slice(start, inner.start).includes('\n');
  const gap = !isFlow ? '' : holdsBlocks ? '\n\n' : hasLineEnd ? '\n' : '';
  return [
    { start, end: inner.start, text: open + gap },
    { start: inner.end, end, text: gap + close },
  ];
}

function parse(text: string) {
  try {
    const { tree, deepLine } = parseWithinLimit((): Root => parser.parse(text));
    return tree
      ? ({ ok: true, tree } as const)
      : ({ ok: false, message: 'nesting', line: deepLine } as const);
  } catch (error) {
    const { reason, line = 1 } = error as { reason?: string; line?: number };
    if (reason === undefined) throw error;
    return { ok: false, message: reason.split('\n')[0] ?? '', line } as const;
  }
}
