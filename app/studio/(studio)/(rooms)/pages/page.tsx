import type { Metadata } from 'next';
import { StudioFrame } from '@/components/studio/frame';
import { PagesScreen } from '@/components/studio/pages/pages-screen';
import { requireAccount } from '@/lib/accounts/current-account';
import { listPages } from '@/lib/drafts/pages/list-pages';
import { directions, pageNotices } from '@/lib/drafts/pages/page-rows';
import { pathToTexts } from '@/lib/drafts/paths';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = {
  searchParams: Promise<{ notice?: unknown; draft?: unknown; page?: unknown; to?: unknown }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireAccount();
  return { title: getStudioWords(locale).pages.title };
}

export default async function PagesPage({ searchParams }: Props) {
  const account = await requireAccount(pathToTexts('page'));
  const { notice, draft, page, to } = await searchParams;
  const direction = directions.find((each) => each === to);
  const [pages, frame] = await Promise.all([listPages(), readFrame(account)]);
  return (
    <StudioFrame {...frame} current="pages">
      <PagesScreen
        locale={account.locale}
        {...pages}
        notice={pageNotices.find((each) => each === notice) ?? null}
        deleted={Number(draft) || 0}
        moved={direction ? { pageId: Number(page), to: direction } : null}
      />
    </StudioFrame>
  );
}
