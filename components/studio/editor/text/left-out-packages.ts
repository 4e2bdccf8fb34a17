/** Stands for packages of CodeMirror (next.config.ts) that bring parsers of HTML, CSS and JavaScript, and completion. */
export const html = () => null;
export const htmlCompletionSource = () => null;
export class CompletionContext {}
