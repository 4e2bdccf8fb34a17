export const listNotices = ['deleted', 'restored', 'gone', 'failed'] as const;
export type ListNotice = (typeof listNotices)[number];
