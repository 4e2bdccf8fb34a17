import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix, pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';

export type HomeProps = {
  locale: Locale;
  title: string;
  /** While adding one needs no further sign-in */
  offersPasskey: boolean;
  /** Undefined for an editor, who sees no leads */
  leads?: { reference: string; name: string; ageMinutes: number }[] | undefined;
  scheduled: { id: number; title: string; date: string }[];
  draftCount: number;
  /** Undefined for an editor */
  state?: SiteState | undefined;
};

type SiteState = {
  mails: { waiting: number; failed: number; isMisconfigured: boolean } | null;
  hasStoreFault: boolean;
  disk: { freeMegabytes: number; isLow: boolean } | null;
};

export function Home({
  locale,
  title,
  offersPasskey,
  leads,
  scheduled,
  draftCount,
  state,
}: HomeProps) {
  const { homePage: words, passkeys, age } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{title}</h1>
      {offersPasskey && (
        <p className="studio-offer">
          <a href={`${appPrefix}/settings#passkeys`}>{passkeys.offer}</a>
        </p>
      )}
      <div className="studio-home">
        {leads && (
          <Section title={words.latestLeads} empty={words.noLeads}>
            {leads.map(({ reference, name, ageMinutes }) => (
              <Row key={reference} label={<bdi>{name}</bdi>} value={age(ageMinutes)} />
            ))}
          </Section>
        )}
        <Section title={words.upcoming} empty={words.nothingUpcoming}>
          {[
            ...scheduled.map(({ id, title, date }) => <Row key={id} label={title} value={date} />),
            ...(draftCount > 0
              ? [<Row key="drafts" label={words.drafts(draftCount)} value="" />]
              : []),
          ]}
        </Section>
        {state && <StateSection locale={locale} {...state} />}
      </div>
    </>
  );
}

function StateSection({ locale, mails, hasStoreFault, disk }: { locale: Locale } & SiteState) {
  const { homePage: words, toSite } = getStudioWords(locale);
  return (
    <Section title={words.state} link={{ href: pathTo(locale, 'news'), label: toSite }}>
      <Row
        label={words.store}
        value={hasStoreFault ? words.storeFault : words.storeOk}
        isBad={hasStoreFault}
      />
      {mails && <MailRow locale={locale} {...mails} />}
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

function MailRow({
  locale,
  waiting,
  failed,
  isMisconfigured,
}: { locale: Locale } & NonNullable<SiteState['mails']>) {
  const { homePage: words } = getStudioWords(locale);
  const parts = [
    isMisconfigured && words.misconfigured,
    failed > 0 && words.failed(failed),
    waiting > 0 && words.waiting(waiting),
  ].filter(Boolean);
  return (
    <Row
      label={words.mails}
      value={parts.join(', ') || words.delivered}
      isBad={isMisconfigured || failed > 0}
    />
  );
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

function Row({ label, value, isBad }: { label: ReactNode; value: string; isBad?: boolean }) {
  return (
    <li>
      <span>{label}</span>
      <span className={isBad ? 'studio-bad' : 'studio-soft'}>{value}</span>
    </li>
  );
}
