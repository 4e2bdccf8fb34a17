import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { type ArchiveState, exportPath } from '@/lib/imports/archive/archive';
import { ArchiveSteps } from './archive-steps';
import './import.css';

type ImportScreenProps = { locale: Locale; state: ArchiveState };

export function ImportScreen({ locale, state }: ImportScreenProps) {
  const { importPage: words } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{words.title}</h1>
      <div className="studio-settings">
        <section>
          <h2>{words.import}</h2>
          <p className="studio-soft">{words.importText}</p>
          <noscript>
            <p>{words.needsScript}</p>
          </noscript>
          <ArchiveSteps locale={locale} initial={state} />
        </section>
        <section>
          <h2>{words.export}</h2>
          <p className="studio-soft">{words.exportText}</p>
          <p>
            <a href={exportPath} download>
              {words.exportLink}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
