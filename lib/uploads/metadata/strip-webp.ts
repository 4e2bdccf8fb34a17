import { writeOrientation } from './orientation';
import { DamagedFileError, type Strip } from './strip';

const needed = /^(?:VP8 |VP8L|VP8X|ALPH|ICCP|ANIM|ANMF)$/;
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** A WebP is a RIFF file: chunks of name, length and content, padded to an even length. */
export const stripWebp: Strip = (bytes, orientation) => {
  const fileEnd = 8 + bytes.readUInt32LE(4);
  if (fileEnd > bytes.length) throw new DamagedFileError('cut off');
  const kept: Buffer[] = [];
  for (let at = 12; at < fileEnd; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length < length) throw new DamagedFileError('cut off');
    if (name === 'VP8X') kept.push(chunk(name, withFlags(content, orientation)));
    else if (needed.test(name)) kept.push(chunk(name, content));
    at += 8 + length + (length % 2);
  }
  // Only a file with a VP8X chunk can have been turned.
  if (orientation > 1) kept.push(chunk('EXIF', writeOrientation(orientation)));
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  return chunk('RIFF', body);
};

function withFlags(content: Buffer, orientation: number): Buffer {
  const flags = content.readUInt8(0) & ~(exifFlag | xmpFlag);
  const copy = Buffer.from(content);
  copy.writeUInt8(orientation > 1 ? flags | exifFlag : flags, 0);
  return copy;
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
