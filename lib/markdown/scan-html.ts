import { isAllowedAddress, removedElements } from './parse-markdown';

type Found = { what: string; line: number };

const removed = [...removedElements].join('|');
const vanishing = new RegExp(
  `<!--[\\s\\S]*?-->|<(?<tag>${removed})(?=[\\s/>])|<a\\s[^>]*?\\bhref\\s*=\\s*["']?(?<address>[^\\s"'>]+)`,
  'gi',
);

/** Lists what readers will not see of a piece of HTML: elements that are removed, and links to addresses that are not allowed. */
export function listVanishing(html: string, firstLine: number): Found[] {
  return Array.from(html.matchAll(vanishing)).flatMap(({ index, groups = {} }) => {
    const { tag, address } = groups;
    const line = firstLine + html.slice(0, index).split('\n').length - 1;
    if (tag) return [{ what: `<${tag.toLowerCase()}>`, line }];
    return address && !isAllowedAddress(address) ? [{ what: address, line }] : [];
  });
}
