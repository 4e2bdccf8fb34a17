import type { Metadata } from 'next';
import { NotFound } from '@/components/site/not-found';
import { readLocale } from '../locale';
import { notFoundMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  return notFoundMetadata(await readLocale());
}

export default async function MissingPage() {
  return <NotFound locale={await readLocale()} />;
}
