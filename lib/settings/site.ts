import { siteConfig } from '@/site.config';
import { parseSiteConfig } from './site-schema';

export const site = parseSiteConfig(siteConfig);

/** In the order of the form. */
export const projectTypes = Object.keys(site.projectTypes);
