import 'server-only';
import { findLinkTarget, listBodyFaults } from '@/lib/markdown/check-markdown';
import type { Section } from '@/lib/markdown/content-folder';
import { isAbsoluteAddress } from '@/lib/markdown/picture-files';
import { getImageId } from '@/lib/markdown/pictures';
import { type MarkdownScan, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { db } from '@/lib/store/db';
import { listKnownPictures } from '../known-pictures';
import type { BodyMistake } from './mistake';

/** By line */
export async function listBodyMistakes(body: string): Promise<BodyMistake[]> {
  const scan = scanMarkdown(body);
  const pictures = await listKnownPictures({ body, cover: '' });
  const isMissing = (address: string) =>
    !isAbsoluteAddress(address) ||
    (getImageId(address) && !pictures.has(getImageId(address) ?? ''));
  const faults = listBodyFaults(scan, await readLinkTargets(scan), new Set(pictures.keys()));
  const missing = scan.pictures.flatMap(({ address, line }): BodyMistake[] =>
    isMissing(address) ? [{ line, kind: 'missingPicture', address }] : [],
  );
  const others = faults.filter(
    (fault) => fault.kind !== 'foreignPicture' || !isMissing(fault.address),
  );
  return [...others, ...missing].sort((one, other) => one.line - other.line);
}

/** Of what the links lead to, that which is there: reading all names would take a tenth of a second. */
async function readLinkTargets(scan: MarkdownScan): Promise<Record<Section, Set<string>>> {
  const targets = scan.links.flatMap(({ address }) => findLinkTarget(address) ?? []);
  const slugsOf = (section: Section) => ({
    slug: {
      in: targets
        .filter((target) => target.section === section)
        .map(({ name }) => name.slice(name.indexOf('/') + 1)),
    },
  });
  const select = { locale: true, slug: true };
  const ofArticle = { ...slugsOf('article') };
  const [articles, formerArticles, pages, formerPages] = await Promise.all([
    db().article.findMany({ where: { ...ofArticle, deletedAt: null }, select }),
    db().formerSlug.findMany({ where: { ...ofArticle, article: { deletedAt: null } }, select }),
    db().page.findMany({ where: slugsOf('page'), select }),
    db().formerPageSlug.findMany({ where: slugsOf('page'), select }),
  ]);
  const namesOf = (rows: { locale: string; slug: string }[]) =>
    new Set(rows.map(({ locale, slug }) => `${locale}/${slug}`));
  return {
    article: namesOf([...articles, ...formerArticles]),
    page: namesOf([...pages, ...formerPages]),
  };
}
