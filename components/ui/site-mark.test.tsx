import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import { SiteMark } from './site-mark';

afterEach(() => {
  site.logo = undefined;
});

test('the star is a decoration of the site’s name', () => {
  expect(renderToStaticMarkup(<SiteMark />)).toMatch(
    /^<svg class="site-mark" viewBox="8 8 48 48" aria-hidden="true"><path/,
  );
});

test('the owner’s logo replaces the star', () => {
  site.logo = 'logo.png';
  expect(renderToStaticMarkup(<SiteMark />)).toContain(
    '<img class="site-mark" src="/logo.png" alt="" width="26" height="26"/>',
  );
});
