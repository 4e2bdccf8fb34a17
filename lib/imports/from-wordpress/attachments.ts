import { getUploadKey, withoutEdits, withoutSize } from '../pictures/upload-key';
import type { Original } from '../source-site';
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

/** Finds the original of a picture that is shown resized, edited, or by an image CDN. */
export function createAttachmentLookup(attachments: Map<string, Attachment>) {
  const byKey = new Map<string, Attachment>();
  for (const attachment of attachments.values()) {
    const key = keyOf(attachment.url);
    for (const each of [key, withoutEdits(key)]) if (!byKey.has(each)) byKey.set(each, attachment);
  }
  const used = new Set<Attachment>();
  const getOriginal = (shown: string): Original => {
    const key = keyOf(shown);
    const unsized = withoutSize(key);
    const attachment = [key, unsized, withoutEdits(unsized)]
      .map((each) => byKey.get(each))
      .find(Boolean);
    if (!attachment) {
      const src = withoutQuery(shown);
      return { src, sources: [withoutSize(src), src, shown], alt: '' };
    }
    used.add(attachment);
    return { src: attachment.url, sources: [attachment.url, shown], alt: attachment.alt };
  };
  return { getOriginal, used };
}

/** The query asks for a size, and Jetpack's image CDN for a host. */
function withoutQuery(shown: string): string {
  const address = shown.replace(/^(?:https?:)?\/\/i\d\.wp\.com\/([^?]+).*$/, 'https://$1');
  return getUploadKey(address) ? address.replace(/[?#].*$/s, '') : address;
}

function keyOf(address: string): string {
  return getUploadKey(address) ?? address.replace(/^https?:|[?#].*$/gs, '');
}
