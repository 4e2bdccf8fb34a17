import { listBoxes, openFullBox, readNumber } from './boxes';
import type { Strip } from './strip';

const fileBoxes = ['ftyp', 'meta', 'mdat'];
const metaBoxes = ['hdlr', 'pitm', 'iinf', 'iloc', 'iref', 'iprp', 'idat', 'grpl'];
/** Of items that describe the picture instead of being one */
const descriptions = ['Exif', 'mime', 'uri '];

/**
 * Overwrites metadata with zeros where it stands, because all that follows is found by its distance from the beginning.
 * The orientation is a property of the picture (`irot`, `imir`), which stays; that of EXIF is not used.
 */
export const stripAvif: Strip = (bytes) => {
  const copy = Buffer.from(bytes);
  for (const box of listBoxes(copy)) {
    if (!fileBoxes.includes(box.type)) blank(box);
    if (box.type === 'meta') stripItems(copy, openFullBox(box.content).content);
  }
  return copy;
};

function blank({ head, content }: { head: Buffer; content: Buffer }): void {
  head.write('free', 4, 'latin1');
  content.fill(0);
}

function stripItems(file: Buffer, meta: Buffer): void {
  const boxes = listBoxes(meta);
  for (const box of boxes) if (!metaBoxes.includes(box.type)) blank(box);
  const find = (type: string) => boxes.find((box) => box.type === type)?.content;
  const [items, places] = [find('iinf'), find('iloc')];
  if (!items || !places) return;
  const described = hideDescriptions(items);
  for (const { item, isInMeta, offset, length } of listPlaces(places)) {
    if (!described.has(item)) continue;
    const source = isInMeta ? find('idat') : file;
    source?.subarray(offset, offset + length).fill(0);
  }
}

/** Decoders ignore items of a type that they do not know. */
function hideDescriptions(items: Buffer): Set<number> {
  const { version, content } = openFullBox(items);
  const found = new Set<number>();
  for (const { content: entry } of listBoxes(content.subarray(version === 0 ? 2 : 4))) {
    const { version, content: fields } = openFullBox(entry);
    const idSize = version < 3 ? 2 : 4;
    const type = fields.subarray(idSize + 2, idSize + 6);
    if (!descriptions.includes(type.toString('latin1'))) continue;
    found.add(readNumber(fields, 0, idSize));
    type.write('free', 'latin1');
  }
  return found;
}

type Place = { item: number; isInMeta: boolean; offset: number; length: number };

function listPlaces(places: Buffer): Place[] {
  const { version, content } = openFullBox(places);
  const sizes = readNumber(content, 0, 2);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version > 0 ? sizes & 15 : 0;
  let at = 2;
  const read = (size: number) => {
    at += size;
    return readNumber(content, at - size, size);
  };
  const idSize = version < 2 ? 2 : 4;
  const found: Place[] = [];
  for (let left = read(idSize); left > 0; left -= 1) {
    const item = read(idSize);
    const isInMeta = version > 0 && (read(2) & 15) === 1;
    read(2);
    const base = read(baseSize);
    for (let extents = read(2); extents > 0; extents -= 1) {
      read(indexSize);
      found.push({ item, isInMeta, offset: base + read(offsetSize), length: read(lengthSize) });
    }
  }
  return found;
}
