import { siteConfig } from '@/site.config';
import { parseSiteConfig } from './site-schema';

export const site = parseSiteConfig(siteConfig);

export const projectTypes = Object.keys(site.projectTypes);
