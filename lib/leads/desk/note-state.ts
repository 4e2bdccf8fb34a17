export type NoteProblem =
  | 'missing'
  | 'tooLong'
  | 'gone'
  | 'failed'
  | 'signedOut'
  | 'updated'
  | 'offline';
export type NoteState = { note: string; problem?: NoteProblem };
