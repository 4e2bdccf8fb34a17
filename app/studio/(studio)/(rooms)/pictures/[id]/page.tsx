import { notFound } from 'next/navigation';
import { StudioFrame } from '@/components/studio/frame';
import { PictureScreen } from '@/components/studio/pictures/picture-screen';
import { getStudioLocale, requireAccount } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readFrame } from '@/lib/leads/desk/read-desk';
import { getUpload, wasPublished } from '@/lib/uploads/queries';
import { listUses } from '@/lib/uploads/uses';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: getStudioWords(await getStudioLocale()).pictures.title };
}

export default async function PicturePage({ params }: Props) {
  const account = await requireAccount();
  const upload = (await getUpload((await params).id)) ?? notFound();
  const uses = await listUses(upload.id);
  return (
    <StudioFrame {...(await readFrame(account))} current="pictures">
      <PictureScreen
        locale={account.locale}
        upload={upload}
        uses={uses}
        wasPublished={await wasPublished(upload.id)}
      />
    </StudioFrame>
  );
}
