import type { ReactNode } from 'react';

type BylineProps = {
  author: string;
  children: ReactNode;
  /** Omit it inside a card, which is a link already. */
  authorPath?: string;
};

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
