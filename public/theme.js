// @ts-check
// Before anything is drawn: the colours that this reader chose, where they are not the system's. In a file of its own
// and not deferred, so that a page never shows the others first.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the system's colours it is.
}
