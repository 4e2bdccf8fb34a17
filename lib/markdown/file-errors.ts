/** What is wrong in a file that an author wrote, and how to right it. */
export type FileError = { file: string; line: number; message: string };

/** As compilers write it, so that editors and terminals lead to the line. */
export function formatFileError({ file, line, message }: FileError): string {
  return `${file}:${line}: ${message}`;
}

export function compareFileErrors(one: FileError, other: FileError): number {
  return (
    one.file.localeCompare(other.file) ||
    one.line - other.line ||
    one.message.localeCompare(other.message)
  );
}

/** All mistakes at once, a line each. */
export class InvalidFilesError extends Error {
  override name = 'InvalidFilesError';
  readonly errors: FileError[];

  constructor(errors: FileError[]) {
    super(errors.map(formatFileError).join('\n'));
    this.errors = errors;
  }
}
