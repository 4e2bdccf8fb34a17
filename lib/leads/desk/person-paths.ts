import { appPrefix } from '@/lib/i18n/routes';

export const pathToPerson = (reference: string) => `${appPrefix}/leads/${reference}/person`;
