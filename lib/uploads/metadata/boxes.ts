import { DamagedFileError } from './strip';

/** Of the container of AVIF, ISO/IEC 14496-12. The buffers are views of the file. */
export type Box = { type: string; head: Buffer; content: Buffer };

export function listBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const short = bytes.readUInt32BE(at);
    const headSize = short === 1 ? 16 : 8;
    const rest = bytes.length - at;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short || rest;
    if (size < headSize || size > rest) throw new DamagedFileError('cut off');
    const head = bytes.subarray(at, at + headSize);
    const content = bytes.subarray(at + headSize, at + size);
    boxes.push({ type: head.toString('latin1', 4, 8), head, content });
    at += size;
  }
  return boxes;
}

export function openFullBox(content: Buffer): { version: number; content: Buffer } {
  return { version: content.readUInt8(0), content: content.subarray(4) };
}

/** @param size 0, 2, 4 or 8 bytes; 0 reads 0 */
export function readNumber(bytes: Buffer, at: number, size: number): number {
  if (size === 0) return 0;
  if (size === 8) return Number(bytes.readBigUInt64BE(at));
  return bytes.readUIntBE(at, size);
}
