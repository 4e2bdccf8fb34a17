/** What is wrong in a file that an author wrote, and how to right it. */
export type Mistake = { file: string; line: number; what: string };

/** As compilers write it, so that editors and terminals lead to the line. */
export function describeMistake({ file, line, what }: Mistake): string {
  return `${file}:${line}: ${what}`;
}

export function compareMistakes(one: Mistake, other: Mistake): number {
  return (
    one.file.localeCompare(other.file) ||
    one.line - other.line ||
    one.what.localeCompare(other.what)
  );
}

/** All mistakes at once, a line each. */
export class MistakesError extends Error {
  override name = 'MistakesError';
  readonly mistakes: Mistake[];

  constructor(mistakes: Mistake[]) {
    super(mistakes.map(describeMistake).join('\n'));
    this.mistakes = mistakes;
  }
}
