import type { ImportWords } from '@/lib/i18n/studio/imports/fr';
import type { ArchiveReport } from '@/lib/imports/archive/archive';

type ReportProps = { report: ArchiveReport; words: ImportWords };

export function Report({ report, words }: ReportProps) {
  const lists = (['errors', 'leftOut', 'toCheck', 'redirects'] as const).filter(
    (name) => report[name].length > 0,
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
      {lists.map((name) => (
        <details key={name} open={name === 'errors'}>
          <summary className={name === 'errors' ? 'studio-error' : undefined}>
            {words[name](report[name].length)}
          </summary>
          <ul lang="en">
            {report[name].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
