import { afterEach, expect, test, vi } from 'vitest';
import { siteConfig } from '@/site.config';
import { accentStyle, listOverrides, overrideSite, site } from './site';

afterEach(() => overrideSite({}));

test('what one bundle overrides, the other sees, and it takes nothing back when it is loaded', async () => {
  overrideSite({ name: 'Atelier' });
  vi.resetModules();
  const other = await import('./site');
  expect(other.overrideSite).not.toBe(overrideSite);
  expect(other.site.name).toBe('Atelier');
  other.overrideSite({ 'owner.name': 'Nora' });
  expect(site).toMatchObject({ name: siteConfig.name, owner: { name: 'Nora' } });
  expect(listOverrides().applied).toEqual(['owner.name']);
});

test('an optional value that is taken back is gone', () => {
  overrideSite({ bookingUrl: 'https://cal.example.com/a', 'accent.light': '#8a1f11' });
  expect(site.bookingUrl).toBeDefined();
  expect(accentStyle()).toBe(`:root{--accent:light-dark(#8a1f11,${siteConfig.accent.dark})}`);
  expect(overrideSite({})).toBe(true);
  expect(site.bookingUrl).toBeUndefined();
  expect(overrideSite({})).toBe(false);
});
