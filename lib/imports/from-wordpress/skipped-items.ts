import { countEach } from '../group';
import { countSkipped, type SkippedItem } from '../import-report';
import type { Wxr } from './wxr';

/** By the status of a post or page */
export const skipReasons = new Map([
  ['trash', 'it is in the trash'],
  ['auto-draft', 'it was never saved'],
  ['inherit', 'it was never saved'],
]);

const knownTypes = new Map<string, [noun: string, reason: string]>([
  ['nav_menu_item', ['menu item', 'this site has its own navigation']],
  ['revision', ['revision', 'only the current version is imported']],
  ['wp_block', ['reusable block', 'imported as part of the articles that use it']],
]);

export function listSkippedItems(
  { items, invalidItems }: Wxr,
  unusedAttachments: number,
  unusedTags: number,
): SkippedItem[] {
  const types = items.map((item) => item['wp:post_type']);
  const others = types.filter((type) => !['post', 'page', 'attachment'].includes(type));
  const comments = items.reduce((sum, item) => sum + item.comments, 0);
  return [
    ...[...countEach(others)].flatMap(([type, count]) => {
      const [noun, reason] = knownTypes.get(type) ?? [
        `"${type}" item`,
        'only posts and pages are imported',
      ];
      return countSkipped(count, noun, reason);
    }),
    ...countSkipped(unusedTags, 'tag', 'of too few articles to be a topic (--tags)'),
    ...countSkipped(comments, 'comment', 'this site has no comments'),
    ...countSkipped(unusedAttachments, 'file', 'not used by an imported article'),
    ...countSkipped(invalidItems, 'item', 'without a post type'),
  ];
}
