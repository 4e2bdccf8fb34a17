import type { ArchiveProblem } from './archive';

/** An archive that is not imported, and what in it is wrong, e.g. the name of an entry. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
  readonly problem: ArchiveProblem;

  constructor(problem: ArchiveProblem, detail = '') {
    super(detail);
    this.problem = problem;
  }
}
