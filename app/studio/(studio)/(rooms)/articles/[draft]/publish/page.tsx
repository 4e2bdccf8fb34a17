import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { after } from 'next/server';
import { StudioFrame } from '@/components/studio/frame';
import { PublishPanel } from '@/components/studio/publish/publish-panel';
import { requireAccount } from '@/lib/accounts/current-account';
import { pathToPublish } from '@/lib/drafts/paths';
import type { Notice } from '@/lib/drafts/publishing/panel';
import { storeDrawing } from '@/lib/drafts/publishing/publication';
import { readPanel } from '@/lib/drafts/publishing/read-panel';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';

type Props = {
  params: Promise<{ draft: string }>;
  searchParams: Promise<{ notice?: unknown; replaces?: unknown }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireAccount(pathToPublish(await readId(params)));
  return { title: getStudioWords(locale).publish.title };
}

export default async function PublishPage({ params, searchParams }: Props) {
  const id = await readId(params);
  const account = await requireAccount(pathToPublish(id));
  const { locale } = account;
  const { notice, replaces } = await searchParams;
  const panel = await readPanel(id, locale, new Date());
  if (!panel) notFound();
  const { seed } = panel.cover;
  // Drawing takes seconds, which the publication would wait for.
  if (seed && panel.state === 'draft' && panel.mistakes.length === 0) {
    after(() => storeDrawing(seed));
  }
  return (
    <StudioFrame {...(await readFrame(account))} current={null}>
      <PublishPanel
        locale={locale}
        panel={panel}
        notice={toNotice(notice)}
        replaces={typeof replaces === 'string' ? replaces : null}
      />
    </StudioFrame>
  );
}

async function readId(params: Props['params']): Promise<number> {
  const { draft } = await params;
  return /^[1-9]\d{0,14}$/.test(draft) ? Number(draft) : 0;
}

function toNotice(text: unknown): Notice | null {
  const { done, problems } = getStudioWords('en').publish;
  return typeof text === 'string' && (Object.hasOwn(done, text) || Object.hasOwn(problems, text))
    ? (text as Notice)
    : null;
}
