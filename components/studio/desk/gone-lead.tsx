import Link from 'next/link';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { type DeskFilter, pathToDesk } from '@/lib/leads/desk/filter';
import './lead-view.css';

export function GoneLead({ locale, filter }: { locale: Locale; filter: DeskFilter }) {
  const { gone, backToList } = getStudioWords(locale).desk;
  return (
    <div className="desk-lead">
      <h1>{gone.title}</h1>
      <p>{gone.text}</p>
      <p>
        <Link href={pathToDesk(filter)} prefetch={false}>
          {backToList}
        </Link>
      </p>
    </div>
  );
}
