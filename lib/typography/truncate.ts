/** Cuts a line after a sentence where that leaves at least half, otherwise after a word and with an ellipsis. */
export function truncate(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  const whole = sentences.exec(line.slice(0, maxLength + 2))?.[0].trim() ?? '';
  if (whole.length >= maxLength / 2 && whole.length <= maxLength) return whole;
  const head = line.slice(0, maxLength - 1);
  const endsWord = /^\s/u.test(line.slice(maxLength - 1));
  const words = endsWord ? head : head.replace(/[\s\u00a0\u202f]+\S*$/u, '');
  return `${words.replace(/[\s\u00a0\u202f,;:.(«“"]+$/u, '').replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The full stop of « M. » or « Mme. » ends none. */
const sentences =
  /^.*(?:[!?…]|(?<!(?<!\p{L})\p{Lu}\p{Ll}{0,3})\.)[»”"’)\]\s\u00a0\u202f]*(?=\s\S)/su;
