import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { PublishPanel } from '@/components/studio/publish/publish-panel';
import { requireAccount } from '@/lib/accounts/current-account';
import { pathToPublish } from '@/lib/drafts/paths';
import type { Notice } from '@/lib/drafts/publishing/panel';
import { readPanel } from '@/lib/drafts/publishing/read-panel';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { readParams } from '../../read-params';

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<{ notice?: unknown; replaces?: unknown }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireAccount(pathToPublish(await readParams(params)));
  return { title: getStudioWords(locale).publish.title };
}

export default async function PublishPage({ params, searchParams }: Props) {
  const text = await readParams(params);
  const account = await requireAccount(pathToPublish(text));
  const { locale } = account;
  const { notice, replaces } = await searchParams;
  const panel = await readPanel(text.id, locale, new Date());
  if (panel?.kind !== text.kind) notFound();
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

function toNotice(text: unknown): Notice | null {
  const { done, problems } = getStudioWords('en').publish;
  return typeof text === 'string' && (Object.hasOwn(done, text) || Object.hasOwn(problems, text))
    ? (text as Notice)
    : null;
}
