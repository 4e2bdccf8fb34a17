import { formatCount } from '@/lib/i18n/format-count';
import type { MissingPictures } from '@/lib/imports/pictures/gather-pictures';

const shownHosts = 5;

export function describeMissing(
  { fetchable, otherHosts }: MissingPictures,
  { download, dryRun }: { download?: boolean; dryRun?: boolean },
): string[] {
  const pictures = formatCount(fetchable, 'missing picture');
  const remedy = !download
    ? `${pictures} may be on the old site: fetch with --download.`
    : dryRun
      ? `${pictures} would be fetched.`
      : `${pictures} could not be fetched, see the report; the next import tries again.`;
  const elsewhere = [...otherHosts].sort(([, one], [, other]) => other - one);
  const hosts = elsewhere.slice(0, shownHosts).map(([host, count]) => `--host ${host} (${count})`);
  const more = elsewhere.length > shownHosts ? `, and ${elsewhere.length - shownHosts} more` : '';
  return [
    ...(fetchable > 0 ? [remedy] : []),
    ...(hosts.length > 0
      ? [
          `On other hosts, fetched with --download only if you name them: ${hosts.join(', ')}${more}.`,
        ]
      : []),
  ];
}
