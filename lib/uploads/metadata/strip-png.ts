import { crc32 } from 'node:zlib';
import { writeOrientation } from './orientation';
import { DamagedFileError, type Strip } from './strip';

/** What decoders need, and what says how colors and edges look */
const needed = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs)$/;

/** A PNG is a list of chunks: length, name, content, checksum. What follows the last one is dropped. */
export const stripPng: Strip = (bytes, orientation) => {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8, name = ''; name !== 'IEND'; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new DamagedFileError('cut off');
    name = bytes.toString('latin1', at + 4, at + 8);
    if (needed.test(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IHDR' && orientation > 1) kept.push(chunk('eXIf', writeOrientation(orientation)));
    at = end;
  }
  return Buffer.concat(kept);
};

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
