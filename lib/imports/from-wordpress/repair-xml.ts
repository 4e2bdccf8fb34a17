import { htmlToText } from '../html/parse-html';

/** WordPress exports control characters, HTML entities and bare ampersands, which XML forbids. */
export function repairXml(xml: string): string {
  const clean = xml
    .toWellFormed()
    .replace(/^\s+/, '')
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
  const pieces: string[] = [];
  for (let at = 0; at < clean.length; ) {
    const start = clean.indexOf('<![CDATA[', at);
    const end = start < 0 ? -1 : clean.indexOf(']]>', start);
    pieces.push(repairEntities(clean.slice(at, start < 0 ? undefined : start)));
    if (start < 0) break;
    pieces.push(clean.slice(start, end < 0 ? undefined : end + 3));
    at = end < 0 ? clean.length : end + 3;
  }
  return pieces.join('');
}

const entities = new Map(['amp', 'lt', 'gt', 'quot', 'apos'].map((name) => [name, `&${name};`]));

function repairEntities(xml: string): string {
  return xml.replace(
    /&(?:(#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)?/gi,
    (whole, name?: string) => {
      if (!name) return '&amp;';
      const known = entities.get(name);
      if (known) return known;
      const words = htmlToText(whole).replace(/[^\P{Cc}\t\n\r]/gu, '');
      const repaired = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      entities.set(name, repaired);
      return repaired;
    },
  );
}
