import type { ReactNode } from 'react';
import { toAsciiAddress } from '@/lib/settings/mailbox';

type TextPageProps = { title: string; description: string; children: ReactNode };

export function TextPage({ title, description, children }: TextPageProps) {
  return (
    <article className="article">
      <header className="article-header">
        <h1>{title}</h1>
        <p className="dek">{description}</p>
      </header>
      <div className="prose">{children}</div>
    </article>
  );
}

export function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <>
      <h2>{heading}</h2>
      {children}
    </>
  );
}

/** Turns the address in a sentence into a mailto link. */
export function withEmailLink(sentence: (address: string) => string, address: string): ReactNode {
  const mark = '\u0000';
  const [before, after] = sentence(mark).split(mark);
  return (
    <>
      {before}
      <a href={`mailto:${toAsciiAddress(address)}`}>{address}</a>
      {after}
    </>
  );
}

export function MultilineText({ text }: { text: string }) {
  return (
    <p>
      {text.split('\n').map((line, index) => (
        <span key={line}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </p>
  );
}
