import { appPrefix } from '@/lib/i18n/routes';

/** @param seed a slug */
export const pathToDrawing = (seed: string) => `${appPrefix}/drawing/${seed}`;
