import { type Locale, locales } from '@/lib/i18n/locales';
import type { TypeRow } from './form-state';

/** The rows of the form, e.g. `0.key`, `0.fr`, `0.hidden` */
export function readTypeRows(fields: Record<string, string>): TypeRow[] {
  const rows: TypeRow[] = [];
  for (let index = 0; fields[`${index}.key`] !== undefined; index += 1) {
    const read = (name: string) => (fields[`${index}.${name}`] ?? '').replace(/\s+/g, ' ').trim();
    rows.push({
      key: read('key'),
      labels: Object.fromEntries(locales.map((locale) => [locale, read(locale)])) as Record<
        Locale,
        string
      >,
      isHidden: read('hidden') === 'on',
    });
  }
  return rows;
}

/** @param act `add`, or a row by its index: `up 2`, `down 2`, `remove 2` */
export function moveRow(rows: TypeRow[], act: string): TypeRow[] {
  if (act === 'add') return [...rows, emptyRow()];
  const [direction, place] = act.split(' ');
  const index = Number(place);
  const row = rows[index];
  if (!row) return rows;
  const others = rows.toSpliced(index, 1);
  if (direction === 'remove') return others;
  const target = Math.max(0, index + (direction === 'up' ? -1 : 1));
  return others.toSpliced(target, 0, row);
}

function emptyRow(): TypeRow {
  const labels = Object.fromEntries(locales.map((locale) => [locale, ''])) as TypeRow['labels'];
  return { key: '', labels, isHidden: false };
}
