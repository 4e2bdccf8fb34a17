import { createHash } from 'node:crypto';

/** Never change it: every feed reader would show every article anew. */
const namespace = 'c8abef09-ce4b-492e-ae1d-f2decba76b89';

/**
 * An id for feeds, a UUID made from names (RFC 9562, version 5). An article is named by its language and what its
 * translations share, which outlast another slug, another host and a move to another store.
 */
export function createUrn(...names: string[]): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(names.join('\n'))
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
