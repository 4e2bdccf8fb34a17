import localFont from 'next/font/local';

// The size-adjusted fallback prevents a layout shift when the font loads.
export const serif = localFont({
  src: './fonts/source-serif-4-normal.woff2',
  weight: '400 640',
  display: 'swap',
  variable: '--font-serif',
  adjustFontFallback: 'Times New Roman',
});

// Not preloaded: many pages have no italics.
export const serifItalic = localFont({
  src: './fonts/source-serif-4-italic.woff2',
  weight: '400',
  style: 'italic',
  display: 'swap',
  variable: '--font-serif-italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});

/** Rare characters, loaded only by pages that have one. */
export const serifRest = localFont({
  src: './fonts/source-serif-4-rest.woff2',
  weight: '400 640',
  display: 'swap',
  variable: '--font-serif-rest',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+23, U+2a, U+3c-3e, U+40, U+5b-60, U+7b-7e, U+a1-aa, U+ac-af, U+b1-b6, U+b8-ba, U+bc-bf, U+c1, U+c3-c6, U+cc-cd, U+d0-d3, U+d5-d6, U+d8, U+da, U+dd-df, U+e1, U+e3-e6, U+ec-ed, U+f0-f3, U+f5-f8, U+fa, U+fd-fe, U+178, U+2009-200a, U+2011-2012, U+201a, U+201e, U+2020, U+2022, U+2039-203a, U+2122, U+2212',
    },
  ],
});
