import type { ReactNode } from 'react';

type BylineProps = {
  author: string;
  children: ReactNode;
  /** Omit it inside a card, which is a link already. */
  authorPath?: string;
  /** Before the author, e.g. "featured" */
  mark?: string;
};

export function Byline({ author, authorPath, mark, children }: BylineProps) {
  return (
    <p className="byline">
      {mark && <span className="mark">{mark}</span>}
      <span className="initial" aria-hidden="true">
        {[...author][0]}
      </span>
      {authorPath ? (
        <a href={authorPath} rel="author">
          {author}
        </a>
      ) : (
        <span>{author}</span>
      )}
      {children}
    </p>
  );
}
