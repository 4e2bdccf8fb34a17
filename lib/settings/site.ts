import { shareInProcess } from '@/lib/share-in-process';
import { siteConfig } from '@/site.config';
import { type IgnoredOverride, mergeSite, type Overrides } from './merge-site';
import type { Site } from './site-schema';

type SiteState = { site: Partial<Site>; overrides: Overrides; ignored: IgnoredOverride[] };

const state = shareInProcess<SiteState>('site', () => ({ site: {}, overrides: {}, ignored: [] }));

/** site.config.ts with what the studio overrides of it. Read it when it is used: its properties change. */
export const site = state.site as Site;

merge();

/** @returns whether anything changed */
export function overrideSite(overrides: Overrides): boolean {
  if (JSON.stringify(overrides) === JSON.stringify(state.overrides)) return false;
  state.overrides = overrides;
  merge();
  return true;
}

function merge(): void {
  const merged = mergeSite(siteConfig, state.overrides);
  state.ignored = merged.ignored;
  for (const key of Object.keys(site)) Reflect.deleteProperty(site, key);
  Object.assign(site, merged.site);
}

export function listOverrides(): { applied: string[]; ignored: IgnoredOverride[] } {
  const { overrides, ignored } = state;
  const isIgnored = (key: string) => ignored.some((bad) => bad.key === key);
  return { applied: Object.keys(overrides).filter((key) => !isIgnored(key)), ignored };
}

/** In each page, because the accent is not known to the style sheets. */
export function accentStyle(): string {
  return `:root{--accent:${accentColor()}}`;
}

export function accentColor(): string {
  return `light-dark(${site.accent.light},${site.accent.dark})`;
}
