import { applyStoredTheme } from './stored-theme';

// Stands in each page's head, so that it never shows other colours first.
applyStoredTheme();
