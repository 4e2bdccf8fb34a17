import { existsSync } from 'node:fs';

const prefix = 'drafts/';

/** `drafts/12`, or that of an article: `drafts/mistral`, `drafts/en/mistral`. What an export wrote are files. */
export function isDraftName(text: string): boolean {
  return text.startsWith(prefix) && !text.endsWith('.md') && !existsSync(text);
}

export const formatDraftName = ({ id }: { id: number }): string => prefix + id;

/** `drafts/12` → `12` */
export const withoutPrefix = (name: string): string => name.slice(prefix.length);
