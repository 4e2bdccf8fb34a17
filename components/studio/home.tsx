import type { ReactNode } from 'react';
import { writeArticle } from '@/lib/drafts/list/actions';
import { pathToArticles } from '@/lib/drafts/list/filter';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix, pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { Desk } from '@/lib/leads/desk/desk';
import { pathToDesk } from '@/lib/leads/desk/filter';
import { AgeText } from './desk/age-text';
import './home.css';

export type HomeProps = {
  locale: Locale;
  title: string;
  /** While adding one needs no further sign-in */
  offersPasskey: boolean;
  /** Undefined for an editor, who sees no leads */
  toAnswer?: { count: number; first: Desk['page']['rows'] } | undefined;
  scheduled: HomeText[];
  /** The last ones that were written */
  drafts: HomeText[];
  draftCount: number;
  /** Undefined for an editor */
  state?: SiteState | undefined;
};

type HomeText = { href: string; title: string; date: string };

type SiteState = {
  mails: { waiting: number; isLate: boolean; failed: number; isMisconfigured: boolean } | null;
  hasStoreFault: boolean;
  /** Null: never; undefined: not known */
  hoursSinceLastBackup: number | null | undefined;
  disk: { freeMegabytes: number; isLow: boolean } | null;
};

export function Home({
  locale,
  title,
  offersPasskey,
  toAnswer,
  scheduled,
  drafts,
  draftCount,
  state,
}: HomeProps) {
  const { homePage: words, passkeys, desk, articles } = getStudioWords(locale);
  return (
    <>
      <div className="studio-head">
        <h1 className="studio-title">{title}</h1>
        <form action={writeArticle}>
          <button className="studio-button first" type="submit" aria-keyshortcuts="n">
            {articles.newArticle}
          </button>
        </form>
      </div>
      {offersPasskey && (
        <p className="studio-offer">
          <a href={`${appPrefix}/settings#passkeys`}>{passkeys.offer}</a>
        </p>
      )}
      <div className="studio-home">
        {toAnswer && (
          <Section
            title={desk.lists.toAnswer}
            empty={desk.empty.toAnswer}
            link={{ href: pathToDesk({}), label: words.allLeads }}
          >
            {toAnswer.first.map(({ reference, name, age }) => (
              <Row
                key={reference}
                label={
                  <a href={pathToDesk({}, reference)}>
                    <bdi>{name}</bdi>
                  </a>
                }
                value={<AgeText locale={locale} {...age} />}
              />
            ))}
          </Section>
        )}
        <Section title={words.upcoming} empty={words.nothingUpcoming}>
          {scheduled.map((text) => (
            <TextRow key={text.href} {...text} />
          ))}
        </Section>
        <Section
          title={articles.lists.drafts}
          empty={articles.empty.drafts}
          link={{
            href: pathToArticles(),
            label: draftCount > drafts.length ? words.drafts(draftCount) : articles.allArticles,
          }}
        >
          {drafts.map((text) => (
            <TextRow key={text.href} {...text} />
          ))}
        </Section>
        {state && <StateSection locale={locale} {...state} />}
      </div>
    </>
  );
}

function StateSection({ locale, ...state }: { locale: Locale } & SiteState) {
  const { mails, hasStoreFault, hoursSinceLastBackup, disk } = state;
  const { homePage: words, toSite } = getStudioWords(locale);
  return (
    <Section title={words.state} link={{ href: pathTo(locale, 'news'), label: toSite }}>
      <Row
        label={words.store}
        value={hasStoreFault ? words.storeFault : words.storeOk}
        isBad={hasStoreFault}
      />
      {mails && <MailRow locale={locale} {...mails} />}
      {hoursSinceLastBackup !== undefined && (
        <BackupRow locale={locale} hours={hoursSinceLastBackup} />
      )}
      {disk && (
        <Row
          label={words.disk}
          value={[words.megabytes(disk.freeMegabytes), disk.isLow && words.diskLow]
            .filter(Boolean)
            .join(', ')}
          isBad={disk.isLow}
        />
      )}
    </Section>
  );
}

/** A daily backup that came an hour late is no fault. */
const backupLateHours = 48;

function BackupRow({ locale, hours }: { locale: Locale; hours: number | null }) {
  const { homePage: words, age } = getStudioWords(locale);
  return (
    <Row
      label={words.backup}
      value={hours === null ? words.noBackup : words.backupAgo(age(Math.floor(hours * 60)))}
      isBad={hours === null || hours > backupLateHours}
    />
  );
}

function MailRow({
  locale,
  waiting,
  isLate,
  failed,
  isMisconfigured,
}: { locale: Locale } & NonNullable<SiteState['mails']>) {
  const { homePage: words } = getStudioWords(locale);
  const parts = [
    isMisconfigured && words.misconfigured,
    failed > 0 && words.failed(failed),
    isLate && words.late,
    waiting > 0 && words.waiting(waiting),
  ].filter(Boolean);
  return (
    <Row
      label={words.mails}
      value={parts.join(', ') || words.delivered}
      isBad={isMisconfigured || isLate || failed > 0}
    />
  );
}

function TextRow({ href, title, date }: HomeText) {
  return <Row label={<a href={href}>{title}</a>} value={date} />;
}

type SectionProps = {
  title: string;
  empty?: string;
  link?: { href: string; label: string };
  children: ReactNode;
};

function Section({ title, empty, link, children }: SectionProps) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? <p className="studio-soft">{empty}</p> : <ul>{children}</ul>}
      {link && (
        <p>
          <a href={link.href}>{link.label}</a>
        </p>
      )}
    </section>
  );
}

function Row({ label, value, isBad }: { label: ReactNode; value: ReactNode; isBad?: boolean }) {
  return (
    <li>
      <span>{label}</span>
      <span className={isBad ? 'studio-bad' : 'studio-soft'}>{value}</span>
    </li>
  );
}
