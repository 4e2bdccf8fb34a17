import { siteConfig } from '@/site.config';
import { parseSiteConfig } from './site-schema';

/** The owner's settings, checked. */
export const site = parseSiteConfig(siteConfig);

/** Keys of the project types, in the owner's order. */
export const projectTypes = Object.keys(site.projectTypes);
