import { MissingMessage } from '@/components/site/missing-message';
import { MovedMessage } from '@/components/site/moved-message';
import { PageFrame, type PageFrameProps } from '@/components/site/page-frame';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { PageLink } from '@/lib/pages/page';
import { listMenuPages } from '@/lib/pages/queries';

type SiteFrameProps = Omit<PageFrameProps, 'pages'> & {
  /** The slug of the author's page being shown */
  page?: string;
};

export async function SiteFrame({ page, ...frame }: SiteFrameProps) {
  const { header, footer } = await listMenuPages(frame.locale);
  const toLink = ({ slug, title }: PageLink) => ({
    label: title,
    href: pathTo(frame.locale, 'page', { slug }),
    current: slug === page,
  });
  return (
    <PageFrame {...frame} pages={{ header: header.map(toLink), footer: footer.map(toLink) }} />
  );
}

/** Needs `notFoundMetadata`, from which the page cache takes the status. */
export function NotFoundPage({ locale }: { locale: Locale }) {
  return (
    <SiteFrame locale={locale}>
      <MissingMessage locale={locale} status={404} />
    </SiteFrame>
  );
}

/** Needs `goneMetadata`, from which the page cache takes the status. */
export function GonePage({ locale }: { locale: Locale }) {
  return (
    <SiteFrame locale={locale}>
      <MissingMessage locale={locale} status={410} />
    </SiteFrame>
  );
}

/** Needs `redirectMetadata`, from which the page cache makes a redirect. */
export function MovedPage({ locale, path }: { locale: Locale; path: string }) {
  return (
    <SiteFrame locale={locale}>
      <MovedMessage locale={locale} path={path} />
    </SiteFrame>
  );
}
