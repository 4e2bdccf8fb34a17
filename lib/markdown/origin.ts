/** Where a text was imported from. A new import finds the text by it, whatever its slug is by then. */
export type Origin = {
  /** `markdown` for files as this site exports them */
  kind: 'markdown' | 'wordpress' | 'ghost' | 'blog' | 'substack' | 'medium';
  /** Which of the source's texts it is, e.g. `blog.example 123`; never a path on this machine */
  key: string;
};
