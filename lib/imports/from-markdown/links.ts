import { basename, posix } from 'node:path';
import type { Element } from 'hast';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { attribute } from '@/lib/markdown/hast';
import { slugify } from '@/lib/markdown/slug';
import { headingAnchor } from '../html/heading-levels';
import type { Warn } from '../import-context';
import type { ImportedText } from '../imported-site';
import {
  createImportContext,
  resolvePictureAddress,
  type SourceSite,
  unknownOrigin,
} from '../source-site';
import { decodePath, isWebUrl } from '../urls';
import type { Blog } from './blog-folder';
import { type BlogPost, contentRoot } from './post';

type Post = BlogPost & { locale: Locale; slug: string; name: string; oldPaths: string[] };

/** Where generators take pictures from that are not beside the text */
const pictureFolders = [
  '',
  'static',
  'public',
  'assets',
  'src',
  'src/assets',
  'source',
  'content',
  'src/content',
  'src/images',
  'images',
  '_images',
];

/** Addresses in texts of a blog: files of other texts, own addresses, pictures. */
export function createBlogLinks(blog: Blog, posts: Post[]) {
  const base = blog.url?.pathname.replace(/\/$/, '') ?? '';
  const texts: SourceSite['texts'] = new Map();
  const byFile = new Map<string, Post>();
  const byName = new Map<string, Post>();
  const addTo = (map: Map<string, Post>, key: string, post: Post) => {
    if (key && !map.has(key)) map.set(key, post);
  };
  for (const post of posts) {
    const { section, locale, slug, file, path, name } = post;
    for (const old of post.oldPaths) {
      const key = decodePath(old).replace(/\/$/, '');
      for (const each of [key, key.replace(base, '')])
        if (each && !texts.has(each)) texts.set(each, { section, locale, slug });
    }
    addTo(byFile, dropExtension(file.replace(contentRoot, '')), post);
    addTo(byFile, `${locale}:${path}`, post);
    addTo(byFile, path, post);
    for (const key of [basename(path), name, path]) addTo(byName, slugify(key), post);
  }
  const site: SourceSite = {
    url: blog.url?.href.replace(/\/$/, '') ?? null,
    uploadsFolder: '',
    texts,
  };

  function findFile(href: string, from: Post): Post | undefined {
    const path = dropExtension(decodePath(href.replace(/[?#].*$/s, '')).replace(/\/$/, ''));
    const folder = posix.dirname(from.file.replace(contentRoot, ''));
    const candidates = path.startsWith('/')
      ? [path.slice(1), path.slice(1).replace(contentRoot, '')]
      : [posix.join(folder, path), path, posix.join(from.path, path)];
    const isFile = /\.(?:md|markdown|mdx)(?:[?#]|$)/i.test(href);
    for (const each of candidates.map((one) => one.replace(/\/?_?index$/, '')))
      for (const key of [`${from.locale}:${each}`, each]) {
        const found = each ? byFile.get(key) : undefined;
        if (found) return found;
      }
    return isFile || !path.includes('/') ? byName.get(slugify(basename(path))) : undefined;
  }

  /** @returns the name of a file of the blog */
  function findPicture(src: string, { file }: Post): string | undefined {
    const own = site.url && src.startsWith(`${site.url}/`) ? src.slice(site.url.length) : src;
    if (isWebUrl(own) || own.startsWith('//')) return undefined;
    const path = decodePath(own.replace(/[?#].*$/s, '')).replace(/^[@~]\/?/, '/');
    const folder = posix.dirname(file);
    const absolute = base && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
    const candidates = [
      ...(path.startsWith('/')
        ? []
        : [posix.join(folder, path), posix.join(dropExtension(file), path)]),
      ...pictureFolders.map((one) => posix.join(one, absolute.replace(/^\//, ''))),
    ];
    return candidates.find((one) => blog.files.has(one));
  }

  const toPath = ({ locale, section, slug }: Post) => pathTo(locale, section, { slug });

  return {
    createContext(post: Post, warn: Warn) {
      const context = createImportContext(site, warn, (src) => ({ src, alt: '' }));
      return {
        resolveLink(href: string): string | null {
          const isRelative = !/^(?:[a-z][\w+.-]*:|\/\/)/i.test(href);
          const found = isRelative ? findFile(href, post) : undefined;
          const hash = /#(.+)$/s.exec(href)?.[1];
          if (found) return toPath(found) + (hash ? headingAnchor(decodePath(hash)) : '');
          const page = `${new URL(site.url ?? unknownOrigin).origin}${post.oldPaths[0] ?? '/'}`;
          const whole =
            isRelative && !href.startsWith('/') && URL.canParse(href, page)
              ? new URL(href, page)
              : null;
          return context.resolveLink(whole ? whole.pathname + whole.search + whole.hash : href);
        },
        resolvePicture(picture: Element) {
          const src = attribute(picture, 'src');
          const found = findPicture(src, post);
          const url =
            found ?? resolvePictureAddress(site, src) ?? (/^[a-z]+:/i.test(src) ? null : src);
          return url ? { address: url, alt: attribute(picture, 'alt') } : null;
        },
        findByName: (name: string) => {
          const [title = '', hash] = name.split('#');
          const found = byName.get(slugify(title));
          return found ? `</${found.file}${hash ? `#${hash}` : ''}>` : null;
        },
      };
    },
    /** With the files of pictures that the blog has */
    withFiles<Text extends ImportedText>(text: Text): Text {
      const pictures = text.pictures.map((picture) => {
        const file = blog.files.get(picture.address);
        return file ? { ...picture, file } : picture;
      });
      return { ...text, pictures };
    },
  };
}

function dropExtension(path: string): string {
  return path.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '');
}
