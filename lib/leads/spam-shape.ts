const reader = /\b(?:vous|votre|vos|your|you|tu|te|ton|tes|ta|toi)\b|\bt'/g;
const writer = /\b(?:je|j'|mon|ma|mes|nous|notre|nos|on|we|our|us|i|my|me)\b/g;

/** Of the whole message: whether it speaks of the reader or the writer, asks, and closes with a signature. */
export function describeShape(text: string): string[] {
  const words = text.split(/\s+/).length;
  const toReader = text.match(reader)?.length ?? 0;
  const ofWriter = text.match(writer)?.length ?? 0;
  const questions = text.split('?').length - 1;
  const lines = text.trim().split('\n');
  const hasSignature = lines.length > 1 && (lines.at(-1)?.split(/\s+/).length ?? 0) <= 8;
  return [
    ...steps('~reader', (50 * toReader) / words, 4),
    ...steps('~writer', (50 * ofWriter) / words, 4),
    ...steps('~reader/writer', toReader === 0 ? 0 : toReader / (ofWriter + 0.5), 2),
    ...steps('~question', questions, 3),
    ...(text.trimEnd().endsWith('?') ? ['~question last'] : []),
    ...(hasSignature ? ['~signature'] : []),
  ];
}

function steps(name: string, value: number, most: number): string[] {
  return Array.from({ length: Math.min(Math.floor(value), most) }, (_, n) => `${name}${n + 1}`);
}
