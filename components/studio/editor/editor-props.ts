import type { Ref } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { ScreenKeys } from './text/keys';
import type { Upload } from './text/uploads';

export type EditorHandle = {
  focus(): void;
  getText(): string;
  /** @param line from 1 */
  goTo(line: number): void;
  /** At the cursor, as one step that can be undone */
  insert(text: string): void;
  /** Everything, as one step that can be undone */
  replaceText(text: string): void;
};

export type Counts = { words: number; minutes: number };
export type FoundArticle = { title: string; path: string };

export type MarkdownEditorProps = {
  locale: Locale;
  language: string;
  /** Read once: afterwards the text is what the editor holds */
  initialText: string;
  isPlain?: boolean;
  name?: string;
  onChange(text: string): void;
  /** At the start, and soon after changes */
  onCounts?(counts: Counts): void;
  /** Pictures that are not in the text yet: publishing waits for them */
  onUploads?(count: number): void;
  keys: ScreenKeys;
  upload?: Upload;
  findArticles?(query: string): Promise<FoundArticle[]>;
  ref?: Ref<EditorHandle>;
};
