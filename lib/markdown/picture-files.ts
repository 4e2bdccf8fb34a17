import { realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const megabytesAtMost = 50;

/** Whether a picture's address is none of a file: of another site, or of the store. */
export function isAbsoluteAddress(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address);
}

/**
 * The file of a picture that a text names.
 * @param folder of the text
 * @param root that the picture may not be outside of
 */
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
  if (megabytes <= megabytesAtMost) return { ok: true, path };
  return {
    ok: false,
    message: `${address}: it has ${Math.ceil(megabytes)} MB, ${megabytesAtMost} are the most`,
  };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
