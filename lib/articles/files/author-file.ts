import { stringify } from 'yaml';
import * as z from 'zod';
import { parseYaml, type YamlResult } from '@/lib/markdown/yaml-file';
import {
  authorLinksSchema,
  authorNameSchema,
  biographySchema,
  roleSchema,
} from '../author-profile';

const photoError = 'the name of a picture beside the file, e.g. jawad.jpg';

const shape = {
  name: authorNameSchema,
  role: roleSchema.default({}),
  photo: z.string({ error: photoError }).trim().min(1, photoError).max(250, photoError).optional(),
  biography: biographySchema.default({}),
  links: authorLinksSchema.default([]),
};
const schema = z.strictObject(shape, {
  error: ({ code }) =>
    code === 'unrecognized_keys'
      ? `this key is unknown; known keys are ${Object.keys(shape).join(', ')}`
      : 'keys and values, e.g. name: Jawad',
});

export type AuthorFile = z.output<typeof schema>;

export function readAuthorFile(text: string, file: string): YamlResult<AuthorFile> {
  return parseYaml(schema, text, { file });
}

export function formatAuthorFile({ name, role, photo, biography, links }: AuthorFile): string {
  const data = {
    name,
    ...(Object.keys(role).length > 0 && { role }),
    ...(photo !== undefined && { photo }),
    ...(Object.keys(biography).length > 0 && { biography }),
    ...(links.length > 0 && { links }),
  };
  return stringify(data, { schema: 'core', lineWidth: 0 });
}
