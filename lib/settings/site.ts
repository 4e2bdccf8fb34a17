import { siteConfig } from '@/site.config';
import { parseSite } from './site-schema';

/** The owner's settings, checked. */
export const site = parseSite(siteConfig);

/** Keys of the project types, in the owner's order. */
export const projectTypes = Object.keys(site.projectTypes);
