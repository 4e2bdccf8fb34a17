import { siteConfig } from '@/site.config';
import { parseSiteConfig } from './site-schema';

export const site = parseSiteConfig(siteConfig);

export const projectTypes = Object.keys(site.projectTypes);

/** In each page, because site.config.ts is not known to the style sheets. */
export const accentStyle = `:root{--accent:light-dark(${site.accent.light},${site.accent.dark})}`;
