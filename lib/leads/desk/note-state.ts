export type NoteProblem = 'missing' | 'tooLong' | 'gone' | 'failed' | 'signedOut';
export type NoteState = { note: string; problem?: NoteProblem };
