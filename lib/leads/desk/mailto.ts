/** Some mail programs cut a longer one. */
const maxLength = 1900;

/** @param mailto with a subject; its body, if it has one, is replaced @param text comes first; what there is no room for is cut */
export function withBody(mailto: string, text: string, quote: string): string {
  const [start = ''] = mailto.split('&body=');
  const body = [...`${text}\n\n${quote}`.toWellFormed()];
  const encoded = body.map((one) => (one === '\n' ? '%0D%0A' : encodeURIComponent(one)));
  const cut = encodeURIComponent(' […]');
  let length = start.length + '&body='.length + cut.length;
  const end = encoded.findIndex((part) => {
    length += part.length;
    return length > maxLength;
  });
  return `${start}&body=${end === -1 ? encoded.join('') : encoded.slice(0, end).join('') + cut}`;
}
