import type { Root } from 'hast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

// The page has its own h1; raw HTML never becomes elements; pictures come with the article's media.
const schema: Options = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter(
    (name) => !['h1', 'img', 'picture', 'source'].includes(name),
  ),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .freeze();

/** A Markdown text (GitHub's flavour) as a sanitised HTML tree. */
export function parseMarkdown(markdown: string): Root {
  return pipeline.runSync(pipeline.parse(markdown));
}
