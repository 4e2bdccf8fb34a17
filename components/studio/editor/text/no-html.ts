/** Stands for @codemirror/lang-html (next.config.ts), which brings parsers of HTML, CSS and JavaScript. */
export const html = () => null;
export const htmlCompletionSource = () => null;
