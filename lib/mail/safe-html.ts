/** HTML whose every inserted text has been escaped. */
export class SafeHtml {
  constructor(private readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Value = string | SafeHtml | SafeHtml[];

/** A template whose values are escaped, unless they are themselves made by it. */
export function html(parts: TemplateStringsArray, ...values: Value[]): SafeHtml {
  return new SafeHtml(String.raw({ raw: parts }, ...values.map(toMarkup)));
}

function toMarkup(value: Value): string {
  if (Array.isArray(value)) return value.join('');
  if (value instanceof SafeHtml) return value.toString();
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
