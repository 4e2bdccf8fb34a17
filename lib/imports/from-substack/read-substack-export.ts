import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Root } from 'hast';
import * as z from 'zod';
import { escapeHtml } from '@/lib/http/escape-html';
import {
  attribute,
  element,
  findElement,
  getText,
  hasClass,
  hasClassLike,
  replaceElements,
} from '@/lib/markdown/hast';
import { toDate } from '../dates';
import { type HtmlPost, readHtmlFiles, readHtmlPosts } from '../from-html-posts/read-html-posts';
import { link, paragraph } from '../html/tree';
import type { Warn } from '../import-context';
import type { SkippedItem } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { parseJson, toSingleLine } from '../text';
import { decodePath, parseUrl } from '../urls';

const cell = z.string().catch('');
const row = z.looseObject({
  ...{ post_id: z.string(), post_date: cell, is_published: cell, type: cell, audience: cell },
  ...{ title: cell, subtitle: cell, podcast_url: cell },
});
const attributes = z.record(z.string(), z.unknown()).catch({});

/** Reads `posts.csv` and `posts/*.html` of an unpacked export, never its lists of subscribers. */
export function readSubstackExport(folder: string, options: ImportOptions): ImportedSite {
  return readHtmlPosts(folder, options, {
    ...{ name: 'Substack', kind: 'substack', host: 'substack.com' },
    ...{ listPosts, prepare, getOriginalPicture },
    findLinkId: (path) => /^\/p\/([\w-]+)\/?$/.exec(path)?.[1],
  });
}

function listPosts(folder: string, skipped: SkippedItem[]): HtmlPost[] {
  const texts = new Map(
    readHtmlFiles(join(folder, 'posts'), skipped).map(({ name, html }) => [
      name.replace(/\.html?$/i, ''),
      html,
    ]),
  );
  return z
    .array(row)
    .parse(readCsv(join(folder, 'posts.csv')))
    .flatMap((post) => {
      const { post_id: name, type, audience } = post;
      const html = texts.get(name) ?? '';
      const title = toSingleLine(post.title);
      const reason =
        type === 'thread' ? 'a thread of comments' : html || title ? null : 'it has no text';
      if (reason) {
        skipped.push({ item: title || name, reason });
        return [];
      }
      const [, id = name, slug = ''] = /^(\d+)\.(.*)$/.exec(name) ?? [];
      const audio = post.podcast_url && `<audio src="${escapeHtml(post.podcast_url)}"></audio>`;
      const isPublic = ['', 'everyone'].includes(audience);
      return [
        {
          ...{ id, linkId: slug, slug, title, author: '', content: audio + html },
          deks: [post.subtitle].map(escapeHtml),
          isDraft: post.is_published !== 'true',
          restriction: isPublic ? '' : audience,
          publishedAt: toDate(post.post_date),
          oldPaths: slug ? [`/p/${slug}`] : [],
        },
      ];
    });
}

function readCsv(path: string): unknown {
  try {
    return parse(readFileSync(path), { bom: true, columns: true, relax_column_count: true });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (error instanceof CsvError || isMissing)
      throw new Error(`posts.csv cannot be read: ${(error as Error).message}`);
    throw error;
  }
}

/** Behind the address that scales it */
function getOriginalPicture(src: string): string {
  const original = /\/image\/(?:fetch|upload)\/.*?(https?(?::|%3A)(?:\/|%2F).+)$/i.exec(src)?.[1];
  return original ? decodePath(original) : src;
}

const ofSubstack =
  /^(?:subscription-widget|button-wrapper|captioned-button|poll-embed|paywall|digest-post-embed$)/;
const embed =
  /^(?:tweet|twitter-embed|embedded-post|embedded-publication|instagram|comment|bluesky-|apple-podcast|spotify|soundcloud|tiktok)/;

function prepare(tree: Root, warn: Warn): void {
  replaceElements(tree, (node) => {
    const data = attributes.parse(parseJson(attribute(node, 'dataAttrs')));
    const findAnchor = () => findElement(node, ({ tagName }) => tagName === 'a');
    if (hasClassLike(node, ofSubstack)) {
      const anchor = findAnchor();
      const target = attribute(anchor, 'href');
      const isOwn =
        !parseUrl(target) || /%%|[?&](?:action=share|utm_content=share)|\/subscribe\b/.test(target);
      if (anchor && !isOwn) return [paragraph(anchor)];
      warn('card-removed', getText(node).slice(0, 60));
      return [];
    }
    if (hasClass(node, 'footnote')) {
      const { children } =
        findElement(node, (inner) => hasClass(inner, 'footnote-content')) ?? node;
      return [element('ol', {}, element('li', { id: attribute(findAnchor(), 'id') }, ...children))];
    }
    if (hasClass(node, 'pullquote')) return [element('blockquote', {}, ...node.children)];
    if (hasClass(node, 'latex-rendered')) {
      const formula = String(data.persistentExpression ?? '');
      warn('formula', formula.slice(0, 60));
      return [element('pre', {}, formula)];
    }
    const url = [data.url, data.canonical_url, data.externalUrl].find(isText);
    if (!hasClassLike(node, embed) || url === undefined) return undefined;
    warn('embed-to-link', url);
    return [paragraph(link(url, (isText(data.title) && toSingleLine(data.title)) || url))];
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';
