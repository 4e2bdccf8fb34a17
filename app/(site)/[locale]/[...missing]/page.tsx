import type { Metadata } from 'next';
import { NotFound } from '@/components/site/not-found';
import { getLocale } from '../locale';
import { notFoundMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  return notFoundMetadata(await getLocale());
}

export default async function MissingPage() {
  return <NotFound locale={await getLocale()} />;
}
