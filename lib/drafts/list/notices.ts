export const listNotices = ['deleted', 'restored', 'gone', 'failed'] as const;
/** What became of an act on a text */
export type ListNotice = (typeof listNotices)[number];
