import { appPrefix } from '@/lib/i18n/routes';

/** The screens of the site's settings */
export const siteGroups = ['identity', 'answers', 'types', 'retention', 'legal'] as const;
export type SiteGroup = (typeof siteGroups)[number];

export const pathToSiteGroup = (group: SiteGroup) => `${appPrefix}/settings/site/${group}`;
