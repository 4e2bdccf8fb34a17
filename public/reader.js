// @ts-check
// What only a browser can do. Every page does its job without it, and nothing of this leaves the reader's device but
// what the form says.

/* The lead form: how long it was open (robots are fast), and the site that led here. */

const started = performance.now();

addEventListener(
  'submit',
  ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    const { elapsed, referrer } = /** @type {Record<string, unknown>} */ (
      /** @type {unknown} */ (target.elements)
    );
    if (elapsed instanceof HTMLInputElement) {
      const before = Number(elapsed.defaultValue) || 0;
      elapsed.value = String(Math.round(before + performance.now() - started));
    }
    if (referrer instanceof HTMLInputElement && !referrer.defaultValue && document.referrer) {
      const { host } = new URL(document.referrer);
      if (host !== location.host) referrer.value = host;
    }
  },
  true,
);

/* The colours: a choice that is the system's own is forgotten, so that the page follows the system again. */

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const themeSwitch = document.querySelector('[data-theme-switch]');

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches);

function showTheme() {
  themeSwitch?.setAttribute('aria-pressed', String(isDark()));
  // What browsers paint around the page
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    if (!(meta instanceof HTMLMetaElement)) continue;
    meta.dataset.media ??= meta.media;
    const scheme = /dark/.test(meta.dataset.media) ? 'dark' : 'light';
    meta.media = root.dataset.theme
      ? scheme === root.dataset.theme
        ? 'all'
        : 'not all'
      : meta.dataset.media;
  }
}

if (themeSwitch instanceof HTMLButtonElement) {
  themeSwitch.hidden = false;
  showTheme();
  systemIsDark.addEventListener('change', showTheme);
  themeSwitch.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    const asSystem = (theme === 'dark') === systemIsDark.matches;
    if (asSystem) delete root.dataset.theme;
    else root.dataset.theme = theme;
    showTheme();
    try {
      if (asSystem) localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // It lasts for this page, then.
    }
  });
}

/* Passing an article on */

const share = document.querySelector('[data-share-url]');

if (share instanceof HTMLElement) {
  const { shareUrl: url = '', shareTitle: title = '' } = share.dataset;
  const status = share.querySelector('[role=status]');
  /** @type {Record<string, { works: boolean, run: () => Promise<unknown> }>} */
  const ways = {
    copy: { works: 'clipboard' in navigator, run: () => navigator.clipboard.writeText(url) },
    system: { works: 'share' in navigator, run: () => navigator.share({ title, url }) },
  };
  for (const button of share.querySelectorAll('button')) {
    const way = ways[button.dataset.share ?? ''];
    if (!way?.works || !button.parentElement) continue;
    button.parentElement.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await way.run();
        if (status) status.textContent = button.dataset.done ?? '';
      } catch {
        // The reader thought better of it.
      }
    });
  }
}
