/** Takes the colours that this reader chose, where they are not the system's. */
export function applyStoredTheme(): void {
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  } catch {
    // Storage is closed to this page: the system's colours it is.
  }
}
