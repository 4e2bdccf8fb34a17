import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { getImageId } from '@/lib/markdown/pictures';
import { imageUrl } from '@/lib/media/variants';

type Span = { start: number; end: number };
type Token = { start: { offset: number }; end: { offset: number } };

const pictureWidth = 1200;

export function absoluteMarkdown(markdown: string, siteUrl: string): string {
  let result = '';
  let done = 0;
  for (const { start, end } of findAddresses(markdown)) {
    result += markdown.slice(done, start) + toAbsolute(markdown.slice(start, end), siteUrl);
    done = end;
  }
  return result + markdown.slice(done);
}

function findAddresses(markdown: string): Span[] {
  const spans: Span[] = [];
  const note = ({ start, end }: Token) => {
    const pointed = markdown[start.offset] === '<' ? 1 : 0;
    spans.push({ start: start.offset + pointed, end: end.offset - pointed });
  };
  const exit = { resourceDestination: note, definitionDestination: note };
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(function () {
      const data = this.data();
      data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { exit }];
    })
    .parse(markdown);
  visit(tree, 'html', ({ position }) => {
    const from = position?.start.offset ?? 0;
    const html = markdown.slice(from, position?.end.offset);
    for (const match of html.matchAll(/(?<=\s(?:href|src|cite)=["']?)\/[^\s"'>]*/gi)) {
      spans.push({ start: from + match.index, end: from + match.index + match[0].length });
    }
  });
  return spans.sort((one, other) => one.start - other.start);
}

function toAbsolute(address: string, siteUrl: string): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address;
  const picture = getImageId(address);
  return siteUrl + (picture ? imageUrl(picture, pictureWidth, 'webp') : address);
}
