import type { Locale } from '@/lib/i18n/locales';
import { typeset } from '@/lib/typography/typeset';

/** Remembers what a costly function made, by key; of many keys those asked for last. */
export function keep<Value>(atMost: number) {
  const kept = new Map<string, Value>();
  return (key: string, make: () => Value): Value => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= atMost) break;
      kept.delete(oldest);
    }
    return value;
  };
}

const lines = keep<string>(5000);

/** A line as printers set it. A list has hundreds, half a millisecond each, of which a publication changes one. */
export function typesetKept(text: string, locale: Locale): string {
  return lines(`${locale} ${text}`, () => typeset(text, locale));
}
