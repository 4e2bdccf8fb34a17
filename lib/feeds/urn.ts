import { createHash } from 'node:crypto';

/** Must never change: feed readers would show every article as new. */
const namespace = 'c8abef09-ce4b-492e-ae1d-f2decba76b89';

/** A name-based UUID (RFC 9562, version 5). */
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
