import { appPrefix } from '@/lib/i18n/routes';

/** Everything about whoever wrote the lead */
export const pathToPerson = (reference: string) => `${appPrefix}/leads/${reference}/person`;
