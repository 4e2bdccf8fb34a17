import { basename, posix } from 'node:path';
import type { Element } from 'hast';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { attribute } from '@/lib/markdown/hast';
import { slugify } from '@/lib/markdown/slug';
import { headingAnchor } from '../html/heading-levels';
import type { Warn } from '../import-context';
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
const pictureFolders =
  ' static public assets src src/assets source content src/content src/images images _images'.split(
    ' ',
  );

/** Addresses in texts of a blog: files of other texts, own addresses, pictures. */
export function createBlogLinks(blog: Blog, site: SourceSite, posts: Post[]) {
  const base = blog.url?.pathname.replace(/\/$/, '') ?? '';
  const byFile = new Map<string, Post>();
  const byName = new Map<string, Post>();
  const addTo = (map: Map<string, Post>, key: string, post: Post) => {
    if (key && !map.has(key)) map.set(key, post);
  };
  for (const post of posts) {
    const { locale, file, path, name } = post;
    for (const key of [dropExtension(file.replace(contentRoot, '')), `${locale}:${path}`, path])
      addTo(byFile, key, post);
    for (const key of [basename(path), name, path]) addTo(byName, slugify(key), post);
  }

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

  return {
    createContext(post: Post, warn: Warn) {
      const context = createImportContext(site, warn, (src) => ({ src, alt: '' }));
      return {
        resolveLink(href: string): string | null {
          if (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(href)) return context.resolveLink(href);
          const found = findFile(href, post);
          if (found) {
            const hash = /#(.+)$/s.exec(href)?.[1];
            const path = pathTo(found.locale, found.section, { slug: found.slug });
            return path + (hash ? headingAnchor(decodePath(hash)) : '');
          }
          const page = `${new URL(site.url ?? unknownOrigin).origin}${post.oldPaths[0] ?? '/'}`;
          if (href.startsWith('/') || !URL.canParse(href, page)) return context.resolveLink(href);
          const { pathname, search, hash } = new URL(href, page);
          return context.resolveLink(pathname + search + hash);
        },
        resolvePicture(picture: Element) {
          const src = attribute(picture, 'src');
          const alt = attribute(picture, 'alt');
          const name = findPicture(src, post);
          if (name) return { address: name, file: blog.files.get(name), alt };
          const isPath = !/^[a-z]+:/i.test(src);
          const address = resolvePictureAddress(site, src) ?? (isPath ? src : '');
          return address ? { address, file: blog.files.get(address), alt } : null;
        },
        findByName: (name: string) => {
          const [title = '', hash] = name.split('#');
          const found = byName.get(slugify(title));
          return found ? `</${found.file}${hash ? `#${hash}` : ''}>` : null;
        },
      };
    },
  };
}

function dropExtension(path: string): string {
  return path.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '');
}
