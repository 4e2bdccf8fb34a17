import { escapeHtml } from '@/lib/http/escape-html';

export class SafeHtml {
  constructor(private readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

type Value = string | SafeHtml | SafeHtml[];

/** A template that escapes its values, except those it has produced itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: parts }, ...values.map(toMarkup)));
}

function toMarkup(value: Value): string {
  if (Array.isArray(value)) return value.join('');
  if (value instanceof SafeHtml) return value.toString();
  return escapeHtml(value).replaceAll("'", '&#39;');
}
