/** Marks the section being read: that of the last heading above a third of the screen. */
export function startContents(): void {
  const contents = document.querySelector('.contents');
  if (!contents) return;
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of contents.querySelectorAll('a')) {
    const heading = document.getElementById(link.hash.slice(1));
    if (heading) links.set(heading, link);
  }
  const passed = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      const current = [...links.keys()].findLast((heading) => passed.has(heading));
      for (const [heading, link] of links) {
        if (heading === current) link.ariaCurrent = 'location';
        else link.removeAttribute('aria-current');
      }
      const link = current && links.get(current);
      if (link) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
    },
    { rootMargin: '9999999px 0px -66%' },
  );
  for (const heading of links.keys()) observer.observe(heading);
}
