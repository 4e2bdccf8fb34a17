/** Runs something once the reader sees the page: at once, or when a page that was drawn ahead comes forward. */
export function whenActivated(run: () => void): void {
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (prerendering) document.addEventListener('prerenderingchange', run, { once: true });
  else run();
}
