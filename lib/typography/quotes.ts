import { placeholder } from './run';

export type Quotation = { mark: '"' | '“' | '«'; open: number; close: number; depth: number };

type Opened = { mark: Quotation['mark']; at: number };

export function listQuotations(run: string): Quotation[] {
  const opened: Opened[] = [];
  const found: Omit<Quotation, 'depth'>[] = [];
  const closes = (mark: Quotation['mark'], at: number) => {
    const index = opened.findLastIndex((one) => one.mark === mark);
    const fence = opened.findLastIndex((one) => one.mark === '«');
    const partner = index < fence ? undefined : opened[index];
    if (!partner) return false;
    opened.length = index;
    found.push({ mark, open: partner.at, close: at });
    return true;
  };
  for (const { 0: sign, index: at } of run.matchAll(/["“”«»]/g)) {
    if (sign === '«' || sign === '“') opened.push({ mark: sign, at });
    else if (sign === '»') closes('«', at);
    else if (sign === '”') closes('“', at);
    else if (!(endsWord(run, at) && closes('"', at)) && canOpen(run, at)) {
      opened.push({ mark: '"', at });
    }
  }
  const around: number[] = [];
  return found
    .sort((one, other) => one.open - other.open)
    .map((one) => {
      while ((around.at(-1) ?? Infinity) < one.open) around.pop();
      return { ...one, depth: around.push(one.close) - 1 };
    });
}

export function canOpen(run: string, at: number): boolean {
  const next = run[at + 1];
  if (next === undefined || next === '"') return false;
  const before = run.slice(Math.max(0, at - 8), at);
  // « un écran de 27 " » is a measure, not a quotation.
  if (/\s/.test(next))
    return /(?:^|[^\d\s])\s+$/.test(before) && /\S/.test(run.slice(at + 1, at + 40));
  return /(?:^|[\s([{«“‘—–\-/’'=…:])$/.test(before);
}

function endsWord(run: string, at: number): boolean {
  const next = run[at + 1] ?? ' ';
  if (/\s/.test(run[at - 1] ?? ' ')) return /\s/.test(next);
  return /[\s)\]}».,;:!?…”’'—–\-/*"]/.test(next) || next === placeholder || !canOpen(run, at);
}
