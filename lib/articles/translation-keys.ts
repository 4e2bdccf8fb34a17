import 'server-only';
import { defaultLocale } from '@/lib/i18n/locales';
import type { StoredKeys } from '@/lib/i18n/translation-key';
import { db } from '@/lib/store/db';

export const articleKeys: StoredKeys = {
  async getOriginalKey(slug) {
    const locale = defaultLocale;
    const select = { translationKey: true };
    const original =
      (await db().article.findFirst({ where: { locale, slug }, select })) ??
      (await db().article.findFirst({
        where: { locale, formerSlugs: { some: { locale, slug } } },
        select,
      }));
    return original?.translationKey ?? null;
  },
  async hasKey(locale, translationKey) {
    return (await db().article.count({ where: { locale, translationKey } })) > 0;
  },
};
