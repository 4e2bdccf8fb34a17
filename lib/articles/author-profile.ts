import { z } from 'zod';
import { locales } from '@/lib/i18n/locales';

const webAddress = z.url({ protocol: /^https?$/, error: 'an address, e.g. https://example.com' });

export const biographySchema = z.partialRecord(z.enum(locales), z.string());
export const authorLinksSchema = z.array(
  z.strictObject({ label: z.string().trim().min(1).max(60), url: webAddress }),
);

/** Markdown by language */
export type Biography = z.infer<typeof biographySchema>;
export type AuthorLink = z.infer<typeof authorLinksSchema>[number];

export function parseBiography(json: string): Biography {
  return biographySchema.parse(JSON.parse(json));
}

export function parseAuthorLinks(json: string): AuthorLink[] {
  return authorLinksSchema.parse(JSON.parse(json));
}
