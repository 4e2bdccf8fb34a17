import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { ErasedPerson, PersonScreen } from '@/components/studio/person';
import { getStudioLocale, requireOwner } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { erasedSchema } from '@/lib/leads/desk/erasure-form';
import { describeReplacedStores, getPerson } from '@/lib/leads/desk/person';
import { readFrame } from '@/lib/leads/desk/read-desk';

type PersonPageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).personPage.title };
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const account = await requireOwner();
  const { locale } = account;
  const { reference } = await params;
  const person = await getPerson(reference);
  const erased = erasedSchema.safeParse(await searchParams).data;
  if (!person && !erased) notFound();
  return (
    <StudioFrame {...(await readFrame(account))} current="leads">
      {person ? (
        <PersonScreen locale={locale} reference={reference} person={person} />
      ) : (
        <ErasedPerson
          locale={locale}
          leads={erased?.erased ?? 0}
          isPending={erased?.pending !== undefined}
          replaced={describeReplacedStores()}
        />
      )}
    </StudioFrame>
  );
}
