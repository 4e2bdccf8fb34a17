import * as z from 'zod';
import { defaultLocale, locales } from '@/lib/i18n/locales';

const webAddress = z.url({ protocol: /^https?$/, error: 'an address, e.g. https://example.com' });

const byLanguage = (text: z.ZodString, example: string) => {
  const error = `text by language (${locales.join(', ')}), e.g. ${defaultLocale}: ${example}`;
  return z.partialRecord(z.enum(locales), text, { error });
};
const nameError = 'a name of 100 characters at most';
const roleError = 'some words, 100 characters at most';
const labelError = 'a name of 60 characters at most';

export const authorNameSchema = z
  .string({ error: nameError })
  .trim()
  .min(1, nameError)
  .max(100, nameError);
export const roleSchema = byLanguage(
  z.string({ error: roleError }).trim().min(1, roleError).max(100, roleError),
  'Consultante',
);
export const biographySchema = byLanguage(z.string({ error: 'Markdown' }), 'Elle conseille …');
export const authorLinksSchema = z.array(
  z.strictObject(
    {
      label: z.string({ error: labelError }).trim().min(1, labelError).max(60, labelError),
      url: webAddress,
    },
    { error: 'a label and a url' },
  ),
  { error: 'a list of links, each with a label and a url' },
);

export const profileSchema = z.object({
  name: authorNameSchema,
  role: roleSchema,
  biography: biographySchema,
  links: authorLinksSchema,
});

export type Profile = z.infer<typeof profileSchema>;
export type Role = z.infer<typeof roleSchema>;
/** Markdown by language */
export type Biography = z.infer<typeof biographySchema>;
export type AuthorLink = z.infer<typeof authorLinksSchema>[number];

export function parseRole(json: string): Role {
  return roleSchema.parse(JSON.parse(json));
}

export function parseBiography(json: string): Biography {
  return biographySchema.parse(JSON.parse(json));
}

export function parseAuthorLinks(json: string): AuthorLink[] {
  return authorLinksSchema.parse(JSON.parse(json));
}

export function formatProfile({ name, role, biography, links }: Profile) {
  return {
    name,
    role: JSON.stringify(role),
    biography: JSON.stringify(biography),
    links: JSON.stringify(links),
  };
}
