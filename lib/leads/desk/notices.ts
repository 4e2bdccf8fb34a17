export const notices = [
  'done',
  'undone',
  'noteDeleted',
  'retried',
  'changed',
  'gone',
  'dayPast',
  'failed',
] as const;
/** What became of an act */
export type Notice = (typeof notices)[number];
