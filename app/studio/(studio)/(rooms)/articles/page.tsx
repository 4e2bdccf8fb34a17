import type { Metadata } from 'next';
import { ArticlesScreen } from '@/components/studio/articles/articles-screen';
import { StudioFrame } from '@/components/studio/frame';
import { requireAccount } from '@/lib/accounts/current-account';
import { parseListFilter, type SearchParams } from '@/lib/drafts/list/filter';
import { listNotices } from '@/lib/drafts/list/notices';
import { listTexts, listTopicChoices } from '@/lib/drafts/list/queries';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireAccount();
  return { title: getStudioWords(locale).articles.title };
}

export default async function ArticlesPage({ searchParams }: Props) {
  const account = await requireAccount();
  const asked = await searchParams;
  const filter = parseListFilter(asked);
  const [page, topics, frame] = await Promise.all([
    listTexts(filter, account),
    listTopicChoices(),
    readFrame(account),
  ]);
  return (
    <StudioFrame {...frame} current="articles">
      <ArticlesScreen
        locale={account.locale}
        page={page}
        filter={filter}
        topics={topics}
        notice={listNotices.find((notice) => notice === asked.notice) ?? null}
        undo={{ articleId: toId(asked.article), draftId: toId(asked.draft) }}
      />
    </StudioFrame>
  );
}

const toId = (value: SearchParams[string]) => Number(value) || null;
