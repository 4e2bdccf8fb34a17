import { notFound } from 'next/navigation';
import { requireAccount } from '@/lib/accounts/current-account';

/** Without it, app/(site)/[locale] would take `studio` for a language. */
export default async function MissingPage() {
  await requireAccount();
  notFound();
}
