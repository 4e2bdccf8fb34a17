export function toSingleLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .trim();
}

/** Cuts after a sentence where it can, otherwise after a word and with an ellipsis. */
export function truncate(text: string, maxLength: number): string {
  const line = toSingleLine(text);
  if (line.length <= maxLength) return line;
  const head = line.slice(0, maxLength);
  const sentences = /^.*[.!?…][»”"’)\]\s\u00a0\u202f]*(?=\s\S)/su.exec(
    line.slice(0, maxLength + 2),
  );
  const whole = sentences?.[0].trim();
  if (whole && whole.length <= maxLength) return whole;
  const words = head.slice(0, -1).replace(/\s+\S*$/u, '');
  return `${words.toWellFormed().replace(/[\s,;:.]+$/u, '')}…`.slice(0, maxLength);
}

/** @returns null if the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
