import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { SettingsForm } from '@/components/studio/site-settings/settings-form';
import { SiteSettings } from '@/components/studio/site-settings/site-settings';
import { TypesForm } from '@/components/studio/site-settings/types-form';
import { getStudioLocale, requireOwner } from '@/lib/accounts/current-account';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { listTypes } from '@/lib/overrides/project-types';
import { listShown } from '@/lib/overrides/queries';
import { pathToSiteGroup, type SiteGroup, siteGroups } from '@/lib/overrides/site-groups';

type Props = { params: Promise<{ group: string }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).siteSettings.title };
}

export default async function SiteSettingsPage({ params }: Props) {
  const { group: asked } = await params;
  const group = siteGroups.find((name) => name === asked);
  const account = await requireOwner(pathToSiteGroup(group ?? 'identity'));
  if (!group) notFound();
  const { locale } = account;
  return (
    <StudioFrame {...(await readFrame(account))} current="settings">
      <SiteSettings locale={locale} group={group}>
        {await renderForm(group, locale)}
      </SiteSettings>
    </StudioFrame>
  );
}

type Changed = { by: string; at: Date } | null;

const dated = (changed: Changed, locale: Locale) =>
  changed && { by: changed.by, on: formatDate(changed.at, locale) };

async function renderForm(group: SiteGroup, locale: Locale) {
  if (group === 'types') {
    const { changed, ...types } = await listTypes();
    return <TypesForm locale={locale} {...types} changed={dated(changed, locale)} />;
  }
  const settings = (await listShown(group)).map(({ stored: _, changed, ...setting }) => ({
    ...setting,
    changed: dated(changed, locale),
  }));
  return <SettingsForm locale={locale} group={group} settings={settings} />;
}
