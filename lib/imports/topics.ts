import { countEach } from './group';
import { htmlToText } from './html/convert-html';

/** Most tags are used once or twice: a page of its own for each would help nobody. */
const usualTagArticles = 3;

type Tagged = { categories: { domain: string; nicename: string; name: string }[] };
export type Term = { kind: 'category' | 'tag'; nicename: string; name: string };

const noTopic = /^(?:uncategorized|non-classe|sans-categorie)(?:-\w\w)?$/;
const kinds: Record<string, Term['kind']> = { category: 'category', tag: 'tag', post_tag: 'tag' };

/** Its categories, then its tags */
export function listTerms({ categories }: Tagged): Term[] {
  const terms = categories.flatMap(({ domain, nicename, name }): Term[] => {
    const kind = kinds[domain];
    return kind ? [{ kind, nicename, name: htmlToText(name) || nicename }] : [];
  });
  return terms.sort((one, other) => one.kind.localeCompare(other.kind));
}

/**
 * Categories become topics, and tags from a number of articles on.
 * @param tagArticles 1 takes all tags, Infinity none
 */
export function createTopicList(posts: Tagged[], tagArticles = usualTagArticles) {
  const tags = posts.flatMap(listTerms).filter(({ kind }) => kind === 'tag');
  const uses = countEach(tags.map(({ nicename }) => nicename));
  return {
    unusedTags: [...uses.values()].filter((count) => count < tagArticles).length,
    topicsOf: (post: Tagged): Term[] =>
      listTerms(post).filter(({ kind, nicename }) =>
        kind === 'tag' ? (uses.get(nicename) ?? 0) >= tagArticles : !noTopic.test(nicename),
      ),
  };
}
