/** Where a text was imported from. A new import finds the text by it, whatever its slug is by then. */
export type Origin = {
  /** `markdown` for files as this site exports them */
  kind: 'markdown' | 'wordpress' | 'ghost' | 'blog' | 'substack' | 'medium';
  /** Which of the source's texts it is, e.g. `blog.example 123`; never a path on this machine */
  key: string;
};

/** The columns of a stored text; null where it was not imported, or by a release that did not note it */
export type OriginColumns = {
  originKind: string | null;
  originKey: string | null;
  originHash: string | null;
};

type Named = { locale: string; slug: string; origin?: Origin };

/** A file of the site's own format is known by its language and slug. */
export function getOrigin({ locale, slug, origin }: Named): Origin {
  return origin ?? { kind: 'markdown', key: `${locale}/${slug}` };
}
