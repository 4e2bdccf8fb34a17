import { applyStoredTheme } from './stored-theme';

// Inlined in the head of each page, to run before the first paint.
applyStoredTheme();
