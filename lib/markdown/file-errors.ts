export type FileError = { file: string; line: number; message: string };

/** The format of compilers, so that editors and terminals link to the line. */
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

export class InvalidFilesError extends Error {
  override name = 'InvalidFilesError';
  readonly errors: FileError[];

  constructor(errors: FileError[]) {
    super(errors.map(formatFileError).join('\n'));
    this.errors = errors;
  }
}
