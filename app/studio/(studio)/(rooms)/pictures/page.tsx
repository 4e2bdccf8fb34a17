import { StudioFrame } from '@/components/studio/frame';
import { Library } from '@/components/studio/pictures/library';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { listUploads } from '@/lib/uploads/queries';
import { parseLibraryFilter } from '@/lib/uploads/schema';

type Props = { searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).pictures.title };
}

export default async function PicturesPage({ searchParams }: Props) {
  const account = await requireAccount();
  const params = await searchParams;
  const filter = parseLibraryFilter(params);
  return (
    <StudioFrame {...(await readFrame(account))} current="pictures">
      <Library
        locale={account.locale}
        filter={filter}
        library={await listUploads(filter)}
        problem={typeof params.problem === 'string' ? params.problem : undefined}
        isDeleted={params.done === 'deleted'}
      />
    </StudioFrame>
  );
}
