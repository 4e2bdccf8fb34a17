import 'server-only';
import { defaultLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { isExampleAddress } from '@/lib/settings/public-site';
import { site } from '@/lib/settings/site';

/** As in the texts that come with the site, e.g. `12, rue de l’Exemple` */
const placeholder = /\bexemples?\b|\bexamples?\b/i;

/** The paths of pages that still have texts or addresses which came with the site. */
export async function listPlaceholders(): Promise<string[]> {
  const { legal, privacy } = site;
  const legalTexts = [
    legal.director,
    ...Object.values(legal.publisher),
    ...Object.values(legal.host),
  ];
  const pages = [
    ['legal', legalTexts],
    ['privacy', Object.values(privacy.controller)],
  ] as const;
  return pages
    .filter(([, texts]) => isExampleAddress(privacy.contact) || texts.some(isPlaceholder))
    .map(([route]) => pathTo(defaultLocale, route));
}

function isPlaceholder(text: string): boolean {
  return placeholder.test(text);
}
