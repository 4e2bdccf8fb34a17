import * as z from 'zod';
import { readForm } from '@/lib/accounts/read-form';
import { navPlaces } from '@/lib/pages/page';
import type { Content } from './content';
import type { Draft } from './draft';

const textNames = [
  'slug',
  'author',
  'cover',
  'coverAlt',
  'coverCredit',
  'searchTitle',
  'searchDescription',
  'canonicalUrl',
] as const;
const boxName = { article: 'featured', page: 'form' } as const;

/** What stands beside the text, without JavaScript */
export const settingNames = [...textNames, 'topics', 'moreTopics', 'nav', 'featured', 'form'];

/** The fields of a form by name; topics are lines, because a name may have a comma. */
export function readSaveForm(sent: FormData): Record<string, string> {
  const { fields } = readForm(sent);
  const topics = sent.getAll('topics').flatMap((topic) => String(topic).split(/\r?\n/));
  return topics.length > 0 ? { ...fields, topics: topics.join('\n') } : fields;
}

const text = z.string().optional();
const settingsSchema = z.object({
  ...(Object.fromEntries(textNames.map((name) => [name, text])) as Record<
    (typeof textNames)[number],
    typeof text
  >),
  topics: z.string().default(''),
  moreTopics: z.string().default(''),
  nav: z.enum(navPlaces).optional(),
  featured: text,
  form: text,
});

/** @returns what was chosen beside the text; nothing, if the form has no such fields: a box that is not ticked is not sent */
export function readSettings(kind: Draft['kind'], fields: unknown): Partial<Content> {
  const sent = settingsSchema.parse(fields);
  if (sent.slug === undefined) return {};
  const texts = textNames.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]]));
  const topics = [...sent.topics.split('\n'), ...sent.moreTopics.split(',')];
  const box = boxName[kind];
  return {
    ...Object.fromEntries(texts),
    [box]: sent[box] !== undefined,
    ...(kind === 'page'
      ? sent.nav && { nav: sent.nav }
      : { topics: topics.map((topic) => topic.trim()).filter(Boolean) }),
  };
}
