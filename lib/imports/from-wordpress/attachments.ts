import { getPictureAddress, type OldSite } from '../old-site';
import { decodePath, readUrl } from '../plain-text';
import type { Attachment } from './shortcode-readers';
import type { WxrItem } from './wxr';

/** The files that the export names. */
export function listAttachments(items: WxrItem[]): Map<string, Attachment> {
  return new Map(
    items
      .filter((item) => item['wp:post_type'] === 'attachment')
      .map((item) => [
        item['wp:post_id'],
        {
          id: item['wp:post_id'],
          url: item['wp:attachment_url'].trim() || item.link,
          alt: item.meta.find(({ key }) => key === '_wp_attachment_image_alt')?.value ?? '',
          caption: item['excerpt:encoded'],
          parent: item['wp:post_parent'],
        },
      ]),
  );
}

/** The original of a picture: WordPress shows one of the sizes that it made of it, Jetpack one from its own servers. */
export function createOriginals(attachments: Map<string, Attachment>, site: OldSite) {
  const byPath = new Map<string, Attachment>();
  for (const attachment of attachments.values()) {
    const path = pathOf(attachment.url);
    for (const key of [path, path.replace(/-(?:scaled|rotated)(?=\.\w+$)/, '')]) {
      if (key && !byPath.has(key)) byPath.set(key, attachment);
    }
  }
  const used = new Set<Attachment>();
  const originalOf = (shown: string): { src: string; alt: string } => {
    const src = shown.replace(/^(?:https?:)?\/\/i\d\.wp\.com\/([^?]+).*$/, 'https://$1');
    const path = pathOf(getPictureAddress(site, src) ?? '');
    const unsized = path.replace(/-\d+x\d+(?=\.\w+$)/, '');
    const attachment = byPath.get(path) ?? byPath.get(unsized);
    if (!attachment) return { src, alt: '' };
    used.add(attachment);
    return { src: attachment.url, alt: attachment.alt };
  };
  return { originalOf, used };
}

/** The path below the folder of uploads, which sites keep when they change their address. */
function pathOf(address: string): string {
  const path = decodePath(readUrl(address, 'https://old-site.invalid')?.pathname ?? '');
  const start = path.indexOf('/uploads/');
  return start < 0 ? path : path.slice(start);
}
