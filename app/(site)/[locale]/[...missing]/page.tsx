import type { Metadata } from 'next';
import { getLocale } from '../locale';
import { notFoundMetadata } from '../metadata';
import { NotFoundPage } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  return notFoundMetadata(await getLocale());
}

export default async function MissingPage() {
  return <NotFoundPage locale={await getLocale()} />;
}
