import Link from 'next/link';
import type { ReactNode } from 'react';
import { SiteMark } from '@/components/ui/site-mark';
import { signOut } from '@/lib/accounts/actions';
import { articlesPath } from '@/lib/drafts/list/filter';
import { pathToTexts } from '@/lib/drafts/paths';
import { topicsPath } from '@/lib/drafts/topics/topic';
import { appPrefix, pathTo } from '@/lib/i18n/routes';
import type { StudioWords } from '@/lib/i18n/studio/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { Frame } from '@/lib/leads/desk/desk';
import { pathToDesk } from '@/lib/leads/desk/filter';
import { site } from '@/lib/settings/site';
import { picturesPath } from '@/lib/uploads/upload';
import { Keys } from './desk/keys';
import { LiveDesk } from './desk/live-desk';

export type Room = 'home' | 'leads' | 'articles' | 'pages' | 'topics' | 'pictures' | 'settings';

type StudioFrameProps = Frame & { current: Room | null; children: ReactNode };

/** The screens of whoever is signed in: where one can go stands beside, on a phone below. */
export function StudioFrame({ locale, state, current, children }: StudioFrameProps) {
  const words = getStudioWords(locale);
  const rooms: { room: Room; label: string; href: string }[] = [
    { room: 'home', label: words.home, href: appPrefix },
    ...(state ? [{ room: 'leads' as const, label: words.desk.title, href: pathToDesk({}) }] : []),
    { room: 'articles', label: words.articles.title, href: articlesPath },
    { room: 'pages', label: words.pages.title, href: pathToTexts('page') },
    { room: 'topics', label: words.topicsPage.room, href: topicsPath },
    { room: 'pictures', label: words.pictures.title, href: picturesPath },
    { room: 'settings', label: words.settings, href: `${appPrefix}/settings` },
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
        {rooms.map(({ room, label, href }) => (
          <Link
            key={room}
            href={href}
            prefetch={false}
            aria-current={room === current ? 'page' : undefined}
            // On a phone the list of articles leads to it.
            className={room === 'topics' ? 'studio-rail-wide' : undefined}
          >
            {label}
            {room === 'leads' && state && <WaitingCount count={state.counts.toAnswer} />}
          </Link>
        ))}
        <div className="studio-rail-end">
          <Keys words={words.desk.keys} list={listKeys(words, current)} />
          <a href={pathTo(locale, 'news')}>{words.toSite}</a>
          <form action={signOut}>
            <button type="submit">{words.signOut}</button>
          </form>
        </div>
      </nav>
      <main id="content" tabIndex={-1}>
        {state && <LiveDesk locale={locale} state={state} />}
        {children}
      </main>
    </div>
  );
}

/** What the keys do in a room */
function listKeys({ articles, pages, desk }: StudioWords, room: Room | null) {
  if (room === 'articles') return articles.keys;
  return room === 'pages' ? pages.keys : desk.keys.list;
}

function WaitingCount({ count }: { count: number }) {
  return count > 0 && <b>{count}</b>;
}
