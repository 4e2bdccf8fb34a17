import { StudioDoor } from '@/components/studio/door';
import { getStudioLocale } from '@/lib/accounts/current-account';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';

export default async function NotFound() {
  const { notFound } = getStudioWords(await getStudioLocale());
  return (
    <StudioDoor title={notFound.title}>
      <p>{notFound.text}</p>
      <p>
        <a href={appPrefix}>{notFound.link}</a>
      </p>
    </StudioDoor>
  );
}
