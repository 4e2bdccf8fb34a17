import { type Pasted, type PasteOptions, pasteToMarkdown } from './paste-to-markdown';

/** For `import()` at the first paste of formatted text. @param html `text/html` of the clipboard */
export function clipboardToMarkdown(html: string, options: PasteOptions): Pasted {
  // Runs no scripts and loads nothing.
  return pasteToMarkdown(new DOMParser().parseFromString(html, 'text/html'), options);
}
