import 'server-only';
import { defaultLocale, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { listSamplePages } from '@/lib/pages/queries';
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
  const ofSite = pages
    .filter(([, texts]) => isExampleAddress(privacy.contact) || texts.some(isPlaceholder))
    .map(([route]) => pathTo(defaultLocale, route));
  const samples = await listSamplePages();
  return [
    ...ofSite,
    ...samples.map(({ locale, slug }) => pathTo(toLocale(locale), 'page', { slug })),
  ];
}

function isPlaceholder(text: string): boolean {
  return placeholder.test(text);
}
