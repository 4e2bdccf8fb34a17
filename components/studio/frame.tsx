import type { ReactNode } from 'react';
import { SiteMark } from '@/components/ui/site-mark';
import { signOut } from '@/lib/accounts/actions';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix, pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { site } from '@/lib/settings/site';

export type Room = 'home' | 'settings';

type StudioFrameProps = { locale: Locale; current: Room | null; children: ReactNode };

/** The screens of whoever is signed in: where one can go stands beside, on a phone below. */
export function StudioFrame({ locale, current, children }: StudioFrameProps) {
  const words = getStudioWords(locale);
  const rooms: { room: Room; href: string }[] = [
    { room: 'home', href: appPrefix },
    { room: 'settings', href: `${appPrefix}/settings` },
  ];
  return (
    <div className="studio-frame">
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <nav className="studio-rail" aria-label={words.navigation}>
        <p className="studio-brand">
          <SiteMark />
          {site.name}
        </p>
        {rooms.map(({ room, href }) => (
          <a key={room} href={href} aria-current={room === current ? 'page' : undefined}>
            {words[room]}
          </a>
        ))}
        <div className="studio-rail-end">
          <a href={pathTo(locale, 'news')}>{words.toSite}</a>
          <form action={signOut}>
            <button type="submit">{words.signOut}</button>
          </form>
        </div>
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
