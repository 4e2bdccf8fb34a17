import { countEach } from '../group';
import type { ImportedPicture } from '../imported-site';
import { isWebUrl } from '../urls';
import { createHostCheck, listSources } from './allowed-hosts';
import { type DownloadOptions, downloadPictures } from './download-pictures';
import { findPictureFile } from './find-pictures';

export type MissingPictures = {
  /** On the web, so that the author can fetch them */
  addresses: string[];
  /** How many of them a download would try */
  fetchable: number;
  /** How often other hosts have the rest */
  otherHosts: Map<string, number>;
};

type GatherOptions = {
  folders: string[];
  siteUrl: string | null;
  hosts?: string[] | undefined;
  /** Nothing is downloaded without it */
  download?: DownloadOptions | undefined;
};

/** Downloads what no folder has, if asked to. @returns what is still missing, and why a download failed, by address */
export async function gatherPictures(
  pictures: ImportedPicture[],
  { folders, siteUrl, hosts = [], download }: GatherOptions,
): Promise<{ missing: MissingPictures; failures: Map<string, string> }> {
  const isAllowed = createHostCheck(siteUrl, hosts);
  const isFetchable = (picture: ImportedPicture) => listSources(picture, isAllowed).length > 0;
  const isMissing = (picture: ImportedPicture) => !findPictureFile(picture, folders);
  const byAddress = new Map(pictures.map((picture) => [picture.address, picture]));
  let missing = [...byAddress.values()].filter(isMissing);
  const failures = download
    ? await downloadPictures(missing.filter(isFetchable), isAllowed, download)
    : new Map<string, string>();
  if (download) missing = missing.filter(isMissing);
  const onWeb = missing.filter(({ address }) => isWebUrl(address));
  const elsewhere = onWeb.filter((picture) => !isFetchable(picture));
  return {
    missing: {
      addresses: onWeb.map(({ address }) => address),
      fetchable: onWeb.length - elsewhere.length,
      otherHosts: countEach(elsewhere.map(({ address }) => new URL(address).hostname)),
    },
    failures,
  };
}
