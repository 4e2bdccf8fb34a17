export type Tables = Map<string, Buffer>;

const headerBytes = 12;
const entryBytes = 16;
const padding = (length: number) => (4 - (length % 4)) % 4;

/** @see https://learn.microsoft.com/typography/opentype/spec/otff */
export function readTables(font: Buffer): Tables {
  const tables: Tables = new Map();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = headerBytes + index * entryBytes;
    const offset = font.readUInt32BE(entry + 8);
    const tag = font.toString('latin1', entry, entry + 4);
    tables.set(tag, font.subarray(offset, offset + font.readUInt32BE(entry + 12)));
  }
  return tables;
}

/** Checksums are left empty: browsers ignore them. */
export function writeTables(tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(headerBytes + sorted.length * entryBytes);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, [tag, table]] of sorted.entries()) {
    const entry = headerBytes + index * entryBytes;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    parts.push(table, Buffer.alloc(padding(table.length)));
    offset += table.length + padding(table.length);
  }
  return Buffer.concat(parts);
}
