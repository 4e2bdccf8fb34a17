import { overridableKeys } from './setting-fields';
import { parseSiteConfig, type Site, type SiteConfig, siteSchema } from './site-schema';

/** By the path of the value, e.g. retention.leadYears; null takes an optional value away. */
export type Overrides = Record<string, unknown>;

export type IgnoredOverride = { key: string; problem: string };

/** An override that does not fit, e.g. since site.config.ts changed, is left out. @throws if site.config.ts itself is wrong */
export function mergeSite(
  config: SiteConfig,
  overrides: Overrides,
): { site: Site; ignored: IgnoredOverride[] } {
  const site = parseSiteConfig(config);
  if (Object.keys(overrides).length === 0) return { site, ignored: [] };
  const ignored = Object.keys(overrides)
    .filter((key) => !overridableKeys.includes(key))
    .map((key) => ({ key, problem: 'there is no such setting' }));
  for (;;) {
    const left = Object.entries(overrides).filter(
      ([key]) => !ignored.some((bad) => bad.key === key),
    );
    const merged = structuredClone(config) as Record<string, unknown>;
    for (const [key, value] of left) setAt(merged, key.split('.'), value ?? undefined);
    const result = siteSchema.safeParse(merged);
    if (result.success) return { site: result.data, ignored };
    for (const { path, message } of result.error.issues) {
      const place = path.join('.');
      const bad = left.find(([key]) => isWithin(place, key) || isWithin(key, place));
      ignored.push({ key: bad?.[0] ?? left[0]?.[0] ?? '', problem: message });
    }
  }
}

const isWithin = (path: string, other: string) => `${path}.`.startsWith(`${other}.`);

/** The value at a path of site.config.ts; undefined if there is none */
export function valueAt(config: SiteConfig, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], config);
}

function setAt(object: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown) {
  if (rest.length > 0) setAt(object[name] as Record<string, unknown>, rest, value);
  else object[name] = value;
}

/** What the schema says against one override */
export function findIssue(config: SiteConfig, key: string, value: unknown) {
  const merged = structuredClone(config) as Record<string, unknown>;
  setAt(merged, key.split('.'), value ?? undefined);
  return siteSchema.safeParse(merged).error?.issues[0] ?? null;
}
