import localFont from 'next/font/local';

// The size-adjusted fallback that Next.js derives keeps the page still when the font arrives.
export const serif = localFont({
  src: './fonts/source-serif-4-normal.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-serif',
  adjustFontFallback: 'Times New Roman',
});

// Not preloaded: many pages have no emphasis.
export const serifItalic = localFont({
  src: './fonts/source-serif-4-italic.woff2',
  weight: '400 700',
  style: 'italic',
  display: 'swap',
  variable: '--font-serif-italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});
