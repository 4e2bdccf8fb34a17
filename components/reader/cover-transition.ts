/** Morphs the cover of the clicked card into the article's; the name stays on the card for the way back. */
export function startCoverTransitions(): void {
  addEventListener('pageswap', ({ viewTransition, activation }) => {
    if (!viewTransition) return;
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.card a')].find(
      ({ href }) => href === activation?.entry.url,
    );
    const chosen = link?.closest('.card')?.querySelector('.card-cover');
    // Two elements with the same name would cancel the transition.
    for (const cover of document.querySelectorAll<HTMLElement>('.card-cover, .article-cover img')) {
      const other = chosen ? 'none' : '';
      cover.style.viewTransitionName = cover === chosen ? 'cover' : other;
    }
  });
}
