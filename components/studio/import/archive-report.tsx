import type { ImportWords } from '@/lib/i18n/studio/imports/fr';
import type { ArchiveReport } from '@/lib/imports/archive/archive';
import { groupWarnings } from '@/lib/imports/import-report';

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
      {report.toCheck.length > 0 && (
        <section>
          <h4>{words.toCheck(report.toCheck.length)}</h4>
          {groupWarnings(report.toCheck, 'kind').map(([kind, warnings]) => (
            <details key={kind}>
              <summary>
                {words.warnings[kind]} ({warnings.length})
              </summary>
              <ul>
                {groupWarnings(warnings, 'article').map(([article, own]) => (
                  <li key={article}>
                    {[article, ...new Set(own.map(({ detail }) => detail))]
                      .filter(Boolean)
                      .join(' · ')}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      )}
      {linesOf('redirects')}
    </div>
  );
}
