import type { ReactNode } from 'react';

type BylineProps = {
  author: string;
  /** What follows the name, piece by piece */
  children: ReactNode;
  /** The author's page; on a card the whole card is a link already */
  authorPath?: string;
};

/** Author's initial and name, then dates and the like. */
export function Byline({ author, authorPath, children }: BylineProps) {
  return (
    <p className="byline">
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
