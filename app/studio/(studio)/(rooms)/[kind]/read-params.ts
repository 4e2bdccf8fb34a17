import { notFound } from 'next/navigation';
import type { Kind } from '@/lib/drafts/draft';
import { readSegment } from '@/lib/drafts/paths';

/** `/studio/pages/7` → a page, 7. An id that makes no sense is 0, which no text has. */
export async function readParams(
  params: Promise<{ kind: string; id: string }>,
): Promise<{ kind: Kind; id: number }> {
  const { kind: segment, id } = await params;
  const kind = readSegment(segment) ?? notFound();
  return { kind, id: /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0 };
}
