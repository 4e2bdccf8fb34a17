import { count, type ImportReport } from '../imported';
import type { Wxr, WxrItem } from './wxr';

/** Kinds of items that WordPress keeps for itself, or for the look of the site */
const kinds: Record<string, { noun: string; why: string }> = {
  nav_menu_item: { noun: 'menu item', why: 'the site has its own navigation' },
  revision: { noun: 'revision', why: 'only what stands now is taken' },
  wp_block: { noun: 'reusable block', why: 'what they hold stands in the articles that use them' },
};

/** Why a post or page is not taken, or null where it is. */
export function whyLeft(item: WxrItem): string | null {
  if (item['wp:post_type'] === 'page') return 'only articles are taken';
  const status = item['wp:status'];
  if (status === 'trash') return 'it was in the trash';
  if (status === 'auto-draft' || status === 'inherit') return 'nobody ever saved it';
  return null;
}

/** What an export holds beside posts and pages, counted. */
export function listLeftItems(wxr: Wxr, idleAttachments: number): ImportReport['left'] {
  const counts = new Map<string, number>();
  for (const item of wxr.items) {
    const type = item['wp:post_type'];
    if (!['post', 'page', 'attachment'].includes(type))
      counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const comments = wxr.items.reduce((sum, item) => sum + item.comments, 0);
  const left = [...counts].map(([type, number]) => {
    const kind = kinds[type] ?? {
      noun: `item of the kind ${type}`,
      why: 'only articles are taken',
    };
    const what = kinds[type] ? count(number, kind.noun) : `${number} × ${kind.noun}`;
    return { what, why: kind.why };
  });
  if (comments > 0)
    left.push({ what: count(comments, 'comment'), why: 'articles have no comments here' });
  if (idleAttachments > 0) {
    left.push({
      what: count(idleAttachments, 'file'),
      why: 'no article that was taken shows them',
    });
  }
  if (wxr.faults > 0)
    left.push({ what: count(wxr.faults, 'item'), why: 'they say not what they are' });
  return left;
}
