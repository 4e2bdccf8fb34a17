import { writeOrientation } from './orientation';
import { DamagedFileError, type Strip } from './strip';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/** Keeps the segments that decoders need, the color profile and the orientation; drops what follows the picture. */
export const stripJpeg: Strip = (bytes, orientation) => {
  const kept: Buffer[] = [Buffer.from([0xff, startOfImage])];
  if (orientation > 1) kept.push(segment(0xe1, 'Exif\0\0', writeOrientation(orientation)));
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw new DamagedFileError('no marker');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) throw new DamagedFileError('cut off');
    const next = marker === startOfScan ? findMarker(bytes, end) : end;
    const part = bytes.subarray(at, next);
    if (isNeeded(marker, part)) kept.push(marker === 0xe0 ? withoutThumbnail(part) : part);
    at = next;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, endOfImage])]);
};

function isNeeded(marker: number, part: Buffer): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = part.toString('latin1', 4, 16);
  return /^(?:JFIF\0|ICC_PROFILE\0|Adobe)/.test(name);
}

function withoutThumbnail(jfif: Buffer): Buffer {
  return segment(0xe0, '', Buffer.concat([jfif.subarray(4, 16), Buffer.alloc(2)]));
}

/** The first marker after compressed data, in which 0xff is followed by 0 or by the number of a restart */
function findMarker(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 1) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw new DamagedFileError('cut off');
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
}

function segment(marker: number, name: string, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + name.length + content.length, 2);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), content]);
}
