import type { ImportWords } from '@/lib/i18n/studio/imports/fr';
import type { ArchiveReport } from '@/lib/imports/archive/archive';
import { groupWarnings, type ImportWarning } from '@/lib/imports/import-report';

type ReportProps = { report: ArchiveReport; words: ImportWords };

export function Report({ report, words }: ReportProps) {
  const linesOf = (name: 'errors' | 'leftOut' | 'redirects') =>
    report[name].length > 0 && (
      <details open={name === 'errors'}>
        <summary className={name === 'errors' ? 'studio-error' : undefined}>
          {words[name](report[name].length)}
        </summary>
        <ul lang="en">
          {report[name].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    );
  const nouns = (['articles', 'pages', 'drafts'] as const).filter((noun) =>
    Object.values(report[noun]).some((count) => count > 0),
  );
  return (
    <div className="import-report">
      <ul>
        {nouns.map((noun) => {
          const { created, changed, unchanged } = report[noun];
          return <li key={noun}>{words.counts(noun, created, changed, unchanged)}</li>;
        })}
        {report.authors > 0 && <li>{words.authors(report.authors)}</li>}
      </ul>
      {linesOf('errors')}
      {linesOf('leftOut')}
      <Warnings heading={words.left} warnings={report.left} words={words} isOpen />
      <Warnings heading={words.toCheck} warnings={report.toCheck} words={words} />
      {linesOf('redirects')}
    </div>
  );
}

type WarningsProps = {
  heading: (count: number) => string;
  warnings: ImportWarning[];
  words: ImportWords;
  isOpen?: boolean;
};

function Warnings({ heading, warnings, words, isOpen = false }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <div>
      <h4>{heading(warnings.length)}</h4>
      {groupWarnings(warnings, 'kind').map(([kind, ofKind]) => (
        <details key={kind} open={isOpen}>
          <summary>
            {words.warnings[kind]} ({ofKind.length})
          </summary>
          <ul>
            {groupWarnings(ofKind, 'article').map(([article, own]) => (
              <li key={article}>
                {[article, ...new Set(own.map(({ detail }) => detail))].filter(Boolean).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
