import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const maxMegabytes = 50;

/** A URL or a path on the site, not the name of a file. */
export function isAbsoluteAddress(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address);
}

/** @param root the picture must be inside it, also after symbolic links are followed */
export function findPictureFile(
  address: string,
  folder: string,
  root: string,
): { ok: true; path: string } | { ok: false; message: string } {
  const path = [address, decode(address)]
    .map((name) => join(/* turbopackIgnore: true */ folder, name))
    .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  if (!path) return { ok: false, message: `${address}: there is no such picture beside the text` };
  const inside = relative(realpathSync(root), realpathSync(path));
  if (inside.startsWith('..') || inside.startsWith(sep)) {
    return {
      ok: false,
      message: `${address}: a picture must be in the text’s folder, or in one within it`,
    };
  }
  const megabytes = statSync(path).size / 1_000_000;
  if (megabytes <= maxMegabytes) return { ok: true, path };
  return {
    ok: false,
    message: `${address}: it has ${Math.ceil(megabytes)} MB, the limit is ${maxMegabytes} MB`,
  };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
