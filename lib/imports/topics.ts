import { htmlToText } from './html/parse-html';

/** Most tags are used once or twice: a page of its own for each would help nobody. */
const usualTagArticles = 3;

type Category = { domain: string; nicename: string; name: string };
type Tagged = { categories: Category[] };

const noTopic = /^(?:uncategorized|non-classe|sans-categorie)(?:-\w\w)?$/;
const isCategory = ({ domain, nicename }: Category) =>
  domain === 'category' && !noTopic.test(nicename);
const isTag = ({ domain }: Category) => /^(?:post_)?tag$/.test(domain);

/**
 * Categories become topics, and tags from a number of articles on.
 * @param tagArticles 1 takes all tags, Infinity none
 */
export function createTopicList(posts: Tagged[], tagArticles = usualTagArticles) {
  const uses = new Map<string, number>();
  for (const { categories } of posts)
    for (const { nicename } of categories.filter(isTag))
      uses.set(nicename, (uses.get(nicename) ?? 0) + 1);
  const isTaken = ({ nicename }: Category) => (uses.get(nicename) ?? 0) >= tagArticles;
  return {
    unusedTags: [...uses.values()].filter((count) => count < tagArticles).length,
    topicsOf: ({ categories }: Tagged): string[] =>
      [
        ...categories.filter(isCategory),
        ...categories.filter((each) => isTag(each) && isTaken(each)),
      ].map(({ name, nicename }) => htmlToText(name) || nicename),
  };
}
