import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { canonicalUrl } from '@/lib/articles/files/front-matter';
import {
  attribute,
  element,
  findElement,
  getText,
  hasClass,
  replaceElements,
} from '@/lib/markdown/hast';
import { toDate } from '../dates';
import { type HtmlPost, readHtmlFiles, readHtmlPosts } from '../from-html-posts/read-html-posts';
import { parseHtml } from '../html/convert-html';
import { link, paragraph } from '../html/tree';
import { countSkipped, type SkippedItem } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { decodePath, parseUrl } from '../urls';

const idPattern = /(?:-|^\/p\/|_|^)([0-9a-f]{10,12})(?:\.html?)?\/?$/;

/** Reads `posts/*.html` of an unpacked export. */
export function readMediumExport(folder: string, options: ImportOptions): ImportedSite {
  return readHtmlPosts(folder, options, {
    ...{ name: 'Medium', kind: 'medium', host: 'medium.com' },
    ...{ listPosts, prepare },
    findLinkId: (path) => idPattern.exec(path)?.[1],
  });
}

function listPosts(folder: string, skipped: SkippedItem[]): HtmlPost[] {
  let responses = 0;
  const posts = readHtmlFiles(join(folder, 'posts'), skipped).flatMap(
    ({ name, html }): HtmlPost[] => {
      const tree = parseHtml(html);
      const find = (className: string) => findElement(tree, (node) => hasClass(node, className));
      const body = find('e-content');
      if (!body) {
        skipped.push({ item: name, reason: 'it is no post of Medium' });
        return [];
      }
      const title = getText(find('p-name') ?? element('p'));
      if (isResponse(body, title)) {
        responses += 1;
        return [];
      }
      const canonical = parseUrl(attribute(find('p-canonical'), 'href'));
      const id =
        idPattern.exec(name)?.[1] ?? idPattern.exec(canonical?.pathname ?? '')?.[1] ?? name;
      const isDraft = name.startsWith('draft_');
      const isMediums = canonical !== null && idPattern.test(canonical.pathname);
      const last = decodePath(canonical?.pathname.replace(/^.*\//, '') ?? '');
      const elsewhere = canonicalUrl.safeParse(canonical?.href);
      return [
        {
          ...{ id, linkId: id, title, isDraft, restriction: '' },
          slug: isMediums ? last.replace(/-[0-9a-f]{10,12}$/, '') : '',
          deks: [find('p-summary')].map((node) => (node ? getText(node) : '')),
          publishedAt: toDate(attribute(find('dt-published'), 'dateTime')),
          author: getText(find('p-author') ?? element('p')),
          ...(!isMediums && elsewhere.success && { canonicalUrl: elsewhere.data }),
          oldPaths:
            isMediums && !/(?:^|\.)medium\.com$/.test(canonical.host) ? [canonical.pathname] : [],
          content: { type: 'root', children: body.children },
        },
      ];
    },
  );
  skipped.push(...countSkipped(responses, 'response', 'this site has no comments'));
  return posts;
}

/** A response has no title of its own: its first words are given as one. */
function isResponse(body: Element, title: string): boolean {
  const hasTitle = findElement(body, (node) => hasClass(node, 'graf--title')) !== null;
  const start = title.replace(/…$/, '').trim();
  return !hasTitle && start !== '' && getText(body).startsWith(start);
}

/** The page shows title, subtitle and rules between sections; it does so itself. */
function prepare(tree: Root): void {
  let isFirst = true;
  replaceElements(tree, (node) => {
    if (['graf--title', 'graf--subtitle'].some((name) => hasClass(node, name))) return [];
    if (node.tagName === 'hr' && isFirst) {
      isFirst = false;
      return [];
    }
    if (!hasClass(node, 'graf--mixtapeEmbed')) return undefined;
    const anchor = findElement(node, ({ tagName }) => tagName === 'a');
    const title = findElement(node, ({ tagName }) => tagName === 'strong');
    return [paragraph(link(attribute(anchor, 'href'), getText(title ?? node)))];
  });
}
