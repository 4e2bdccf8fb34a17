import { resolvePictureAddress, type SourceSite, unknownOrigin } from '../source-site';
import { decodePath, parseUrl } from '../urls';
import { metaOf } from './item-fields';
import type { WxrItem } from './wxr';

export type Attachment = { id: string; url: string; alt: string; caption: string; parent: string };

export function readAttachments(items: WxrItem[]): Map<string, Attachment> {
  return new Map(
    items
      .filter((item) => item['wp:post_type'] === 'attachment')
      .map((item) => [
        item['wp:post_id'],
        {
          id: item['wp:post_id'],
          url: item['wp:attachment_url'].trim() || item.link,
          alt: metaOf(item, '_wp_attachment_image_alt'),
          caption: item['excerpt:encoded'],
          parent: item['wp:post_parent'],
        },
      ]),
  );
}

/** Finds the original of a resized picture, or of one served by Jetpack's image CDN. */
export function createAttachmentLookup(attachments: Map<string, Attachment>, site: SourceSite) {
  const byPath = new Map<string, Attachment>();
  for (const attachment of attachments.values()) {
    const path = getUploadPath(attachment.url);
    for (const key of [path, path.replace(/-(?:scaled|rotated)(?=\.\w+$)/, '')]) {
      if (key && !byPath.has(key)) byPath.set(key, attachment);
    }
  }
  const used = new Set<Attachment>();
  const getOriginal = (shown: string): { src: string; alt: string } => {
    const src = shown.replace(/^(?:https?:)?\/\/i\d\.wp\.com\/([^?]+).*$/, 'https://$1');
    const path = getUploadPath(resolvePictureAddress(site, src) ?? '');
    const unsizedPath = path.replace(/-\d+x\d+(?=\.\w+$)/, '');
    const attachment = byPath.get(path) ?? byPath.get(unsizedPath);
    if (!attachment) return { src, alt: '' };
    used.add(attachment);
    return { src: attachment.url, alt: attachment.alt };
  };
  return { getOriginal, used };
}

/** The path from /uploads/ on, which stays the same when a site moves. */
function getUploadPath(address: string): string {
  const path = decodePath(parseUrl(address, unknownOrigin)?.pathname ?? '');
  const start = path.indexOf('/uploads/');
  return start < 0 ? path : path.slice(start);
}
