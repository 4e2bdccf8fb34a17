import { stringify } from 'yaml';
import { z } from 'zod';
import { parseYaml, type YamlResult } from '@/lib/markdown/yaml-file';
import {
  type AuthorLink,
  authorLinksSchema,
  type Biography,
  biographySchema,
} from '../author-profile';

const nameError = 'a name of 100 characters at most';

const schema = z.strictObject({
  name: z.string({ error: nameError }).trim().min(1, nameError).max(100, nameError),
  biography: biographySchema.default({}),
  links: authorLinksSchema.default([]),
});

export type AuthorProfile = { name: string; biography: Biography; links: AuthorLink[] };

export function readAuthorFile(text: string, file: string): YamlResult<AuthorProfile> {
  return parseYaml(schema, text, { file });
}

export function formatAuthorFile({ name, biography, links }: AuthorProfile): string {
  const data = {
    name,
    ...(Object.keys(biography).length > 0 && { biography }),
    ...(links.length > 0 && { links }),
  };
  return stringify(data, { schema: 'core', lineWidth: 0 });
}
