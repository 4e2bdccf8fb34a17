import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { pathToSiteGroup, type SiteGroup, siteGroups } from '@/lib/overrides/site-groups';
import './site-settings.css';

type SiteSettingsProps = { locale: Locale; group: SiteGroup; children: ReactNode };

export function SiteSettings({ locale, group, children }: SiteSettingsProps) {
  const { siteSettings: words } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{words.title}</h1>
      <nav className="site-groups" aria-label={words.title}>
        {siteGroups.map((name) => (
          <Link
            key={name}
            href={pathToSiteGroup(name)}
            prefetch={false}
            aria-current={name === group ? 'page' : undefined}
          >
            {words.groups[name].title}
          </Link>
        ))}
      </nav>
      <div className="studio-settings site-settings">
        <section>
          <h2 className="studio-hidden">{words.groups[group].title}</h2>
          <p className="studio-soft">{words.groups[group].text}</p>
          {children}
        </section>
      </div>
    </>
  );
}
