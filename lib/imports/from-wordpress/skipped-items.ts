import { formatCount } from '@/lib/i18n/format-count';
import type { SkippedItem } from '../import-report';
import type { Wxr, WxrItem } from './wxr';

export function getSkipReason(item: WxrItem): string | null {
  const status = item['wp:status'];
  if (status === 'trash') return 'it is in the trash';
  if (status === 'auto-draft' || status === 'inherit') return 'it was never saved';
  return null;
}

const knownTypes: Record<string, { noun: string; reason: string }> = {
  nav_menu_item: { noun: 'menu item', reason: 'this site has its own navigation' },
  revision: { noun: 'revision', reason: 'only the current version is imported' },
  wp_block: { noun: 'reusable block', reason: 'imported as part of the articles that use it' },
};

export function listSkippedItems(
  wxr: Wxr,
  unusedAttachments: number,
  unusedTags: number,
): SkippedItem[] {
  const comments = wxr.items.reduce((sum, item) => sum + item.comments, 0);
  const groups: [count: number, noun: string, reason: string][] = [
    ...countOtherTypes(wxr.items),
    [unusedTags, 'tag', 'of too few articles to be a topic (--tags)'],
    [comments, 'comment', 'this site has no comments'],
    [unusedAttachments, 'file', 'not used by an imported article'],
    [wxr.invalidItems, 'item', 'without a post type'],
  ];
  return groups
    .filter(([count]) => count > 0)
    .map(([count, noun, reason]) => ({ item: formatCount(count, noun), reason }));
}

function countOtherTypes(items: WxrItem[]): [count: number, noun: string, reason: string][] {
  const counts = new Map<string, number>();
  for (const { 'wp:post_type': type } of items) {
    if (!['post', 'page', 'attachment'].includes(type))
      counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].map(([type, count]) => {
    const known = knownTypes[type];
    return [
      count,
      known?.noun ?? `"${type}" item`,
      known?.reason ?? 'only posts and pages are imported',
    ];
  });
}
