import { whenActivated } from './activation';
import { applyStoredTheme } from './stored-theme';

const root = document.documentElement;
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark.matches);

/** The switch of the page's colours. A choice that is the system's own is forgotten: the page follows it again. */
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
  // Chosen on another page, while this one was kept for « Back », drawn ahead, or open beside it
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
    // It lasts for this page, then.
  }
}

/** What browsers paint around the page: one of two tags, which the system's colours choose, unless the reader did. */
function updateThemeColor(meta: HTMLMetaElement): void {
  meta.dataset.media ??= meta.media;
  const { theme } = root.dataset;
  if (!theme) meta.media = meta.dataset.media;
  else meta.media = meta.dataset.media.includes(theme) ? 'all' : 'not all';
}
