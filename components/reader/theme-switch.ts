import { whenActivated } from './activation';
import { applyStoredTheme } from './stored-theme';

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches);

/** A choice equal to the system's theme is not stored: the page follows the system again. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const show = () => {
    button.setAttribute('aria-pressed', String(isDark()));
    document
      .querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')
      .forEach(updateThemeColor);
  };
  const applyAndShow = () => {
    applyStoredTheme();
    show();
  };
  button.hidden = false;
  show();
  systemIsDark.addEventListener('change', show);
  button.addEventListener('click', () => {
    choose(isDark() ? 'light' : 'dark');
    show();
  });
  // The theme may have changed in another tab, or while this page was cached or prerendered.
  addEventListener('pageshow', ({ persisted }) => persisted && applyAndShow());
  addEventListener('storage', applyAndShow);
  whenActivated(applyAndShow);
}

function choose(theme: 'light' | 'dark'): void {
  const asSystem = (theme === 'dark') === systemIsDark.matches;
  if (asSystem) delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (asSystem) localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // The choice lasts for this page only.
  }
}

/** Makes the theme-color meta tags follow the reader's choice instead of the system's. */
function updateThemeColor(meta: HTMLMetaElement): void {
  meta.dataset.media ??= meta.media;
  const { theme } = root.dataset;
  if (!theme) meta.media = meta.dataset.media;
  else meta.media = meta.dataset.media.includes(theme) ? 'all' : 'not all';
}
