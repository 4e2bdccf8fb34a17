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
export type Notice = (typeof notices)[number];
