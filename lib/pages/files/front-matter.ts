import * as z from 'zod';
import { formatFrontMatter } from '@/lib/markdown/format-front-matter';
import {
  createFrontMatterSchema,
  type FrontMatter,
  readFrontMatter,
  textShape,
} from '@/lib/markdown/front-matter';
import { type NavPlace, navPlaces } from '../page';

const nav = z.enum(navPlaces, { error: navPlaces.join(', ') });
const flag = z.boolean({ error: 'true or false' }).default(false);

const { title, dek, translationOf, formerSlugs, key } = textShape;
export const pageSchema = createFrontMatterSchema({
  title,
  dek,
  /** Where a link to the page stands */
  nav: nav.default('none'),
  /** Among the links: the smallest first */
  order: z.int({ error: 'a whole number' }).default(0),
  /** Whether the lead form stands at the foot */
  form: flag,
  draft: flag,
  translationOf,
  formerSlugs,
  key,
});

export type PageFile = z.output<typeof pageSchema> & { body: string };

export function readPageFile(text: string, file: string): FrontMatter<PageFile> {
  return readFrontMatter(pageSchema, text, file);
}

export function formatPageFile({ body, ...page }: PageFile): string {
  const keys = {
    title: page.title,
    dek: page.dek || undefined,
    nav: page.nav,
    order: page.order === 0 ? undefined : page.order,
    form: page.form || undefined,
    draft: page.draft || undefined,
    translationOf: page.translationOf,
    formerSlugs: page.formerSlugs.length > 0 ? page.formerSlugs : undefined,
    key: page.key,
  };
  return formatFrontMatter(keys, body);
}

export function parseNav(stored: string): NavPlace {
  return nav.parse(stored);
}
