export type NoteState = { note: string; problem?: 'missing' | 'tooLong' | 'gone' | 'failed' };
