/**
 * From page to page, where motion is welcome: the cover of the card that leads there becomes the next page's own. Its
 * name stays on the card, so that « Back » leads the cover back there.
 */
export function startCoverTransitions(): void {
  addEventListener('pageswap', ({ viewTransition, activation }) => {
    if (!viewTransition) return;
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.card a')].find(
      ({ href }) => href === activation?.entry.url,
    );
    const chosen = link?.closest('.card')?.querySelector('.card-cover');
    // A page with two covers of the same name would not be shown in transition at all.
    for (const cover of document.querySelectorAll<HTMLElement>('.card-cover, .article-cover img')) {
      const other = chosen ? 'none' : '';
      cover.style.viewTransitionName = cover === chosen ? 'cover' : other;
    }
  });
}
