import { defineLanguageFacet, Language, LanguageSupport } from '@codemirror/language';
import { parser } from '@lezer/markdown';

/** Stands for @codemirror/lang-html (next.config.ts), which brings parsers of HTML, CSS and JavaScript. */
export function html(): LanguageSupport {
  return new LanguageSupport(new Language(defineLanguageFacet(), parser, [], 'none'));
}

export const htmlCompletionSource = () => null;
