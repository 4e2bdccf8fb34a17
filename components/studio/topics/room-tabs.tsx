import Link from 'next/link';
import { authorsPath } from '@/lib/drafts/authors/author';
import { topicsPath } from '@/lib/drafts/topics/topic';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import '../desk/desk.css';
import './topics.css';

type RoomTabsProps = { locale: Locale; current: 'topics' | 'authors' };

export function RoomTabs({ locale, current }: RoomTabsProps) {
  const { topicsPage: words } = getStudioWords(locale);
  const tabs = [
    { tab: 'topics', label: words.topics, href: topicsPath },
    { tab: 'authors', label: words.authors, href: authorsPath },
  ];
  return (
    <nav className="desk-tabs" aria-label={words.room}>
      {tabs.map(({ tab, label, href }) => (
        <Link
          key={tab}
          href={href}
          prefetch={false}
          aria-current={tab === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
