'use client';

import { type ChangeEvent, useId, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { ImportWords } from '@/lib/i18n/studio/imports/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { type ArchiveReport, type ArchiveState, countParts } from '@/lib/imports/archive/archive';
import { countReplaceable } from '@/lib/imports/left-texts';
import { Report } from './archive-report';
import { useArchive } from './use-archive';

type ArchiveStepsProps = { locale: Locale; initial: ArchiveState };

/** From the file to the articles: upload, report, confirmation, import. */
export function ArchiveSteps({ locale, initial }: ArchiveStepsProps) {
  const { importPage: words } = getStudioWords(locale);
  const { state, problem, isSending, send, check, confirm, discard } = useArchive(initial);
  const { stage } = state;
  const canChoose = stage === 'none' || (stage === 'uploading' && !isSending);
  const isFinal = stage === 'done' || stage === 'failed';
  const isBusy = stage === 'reading' || stage === 'importing';
  return (
    <div className="import-steps">
      {problem && (
        <p className="studio-error" role="alert">
          {words.problems[problem]}
        </p>
      )}
      <Stage state={state} words={words} isSending={isSending} />
      {canChoose && (
        <FileField
          words={words}
          send={send}
          givenSite={stage === 'uploading' ? state.file.site : undefined}
        />
      )}
      <div className="import-buttons">
        {stage === 'ready' && state.report.errors.length === 0 && (
          <Confirmation left={state.report.left} words={words} confirm={confirm} />
        )}
        {stage === 'stopped' && (
          <Button
            onClick={state.during === 'reading' ? check : () => confirm(state.overwrite)}
            label={words.retry}
            isFirst
          />
        )}
        {isFinal && (
          <Button
            onClick={discard}
            label={stage === 'done' ? words.finish : words.another}
            isFirst
          />
        )}
        {stage !== 'none' && !isFinal && !isBusy && (
          <Button onClick={discard} label={words.discard} />
        )}
      </div>
    </div>
  );
}

type ConfirmationProps = {
  left: ArchiveReport['left'];
  words: ImportWords;
  confirm: (overwrite: boolean) => Promise<void>;
};

function Confirmation({ left, words, confirm }: ConfirmationProps) {
  const [overwrite, setOverwrite] = useState(false);
  const count = countReplaceable(left);
  return (
    <>
      {count > 0 && (
        <label className="import-overwrite">
          <input
            type="checkbox"
            checked={overwrite}
            onChange={({ target }) => setOverwrite(target.checked)}
          />
          {words.overwrite(count)}
        </label>
      )}
      <Button onClick={() => confirm(overwrite)} label={words.confirm} isFirst />
    </>
  );
}

type StageProps = { state: ArchiveState; words: ImportWords; isSending: boolean };

function Stage({ state, words, isSending }: StageProps) {
  if (state.stage === 'none') return null;
  if (state.stage === 'uploading') {
    const { file, received } = state;
    const percent = Math.floor((100 * received.length) / countParts(file.bytes));
    return isSending ? (
      <Progress label={words.uploading(file.name, percent)} done={percent} all={100} />
    ) : (
      <p role="status">{words.resume(file.name, percent)}</p>
    );
  }
  if (state.stage === 'reading' || state.stage === 'importing') {
    const { done, all } = state;
    const label = state.stage === 'reading' ? words.reading : words.importing(done, all);
    return (
      <>
        <Progress label={label} done={done} all={all} />
        <p className="studio-soft">{words.mayLeave}</p>
      </>
    );
  }
  if (state.stage === 'stopped') return <p role="status">{words.stopped[state.during]}</p>;
  if (state.stage === 'failed') {
    return (
      <div role="alert">
        <p className="studio-error">{words.problems[state.problem]}</p>
        {state.detail && (
          <p className="import-detail" lang="en">
            {state.detail}
          </p>
        )}
      </div>
    );
  }
  const isBlocked = state.report.errors.length > 0;
  return (
    <div role="status">
      <h3>{isBlocked ? words.blocked : words[state.stage]}</h3>
      <Report report={state.report} words={words} />
    </div>
  );
}

function Progress({ label, done, all }: { label: string; done: number; all: number }) {
  const id = useId();
  return (
    <div className="import-progress">
      <span id={id}>{label}</span>
      <progress aria-labelledby={id} {...(all > 0 && { value: done, max: all })} />
    </div>
  );
}

type FileFieldProps = {
  words: ImportWords;
  send: (file: File, site: string) => Promise<void>;
  /** With the upload that is resumed */
  givenSite: string | undefined;
};

function FileField({ words, send, givenSite = '' }: FileFieldProps) {
  const id = useId();
  const [site, setSite] = useState(givenSite);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // So that the same file can be chosen again.
    target.value = '';
    if (file) void send(file, site);
  };
  return (
    <>
      <div className="studio-field import-site">
        <label htmlFor={`${id}-site`}>{words.oldSite}</label>
        <input
          id={`${id}-site`}
          type="url"
          value={site}
          onChange={({ target }) => setSite(target.value)}
          placeholder="https://blog.example"
          aria-describedby={`${id}-help`}
        />
        <p id={`${id}-help`} className="studio-soft">
          {words.oldSiteHelp}
        </p>
      </div>
      <div className="studio-field import-file">
        <label htmlFor={id}>{words.choose}</label>
        <input id={id} type="file" accept=".zip,.json,.xml" onChange={choose} />
      </div>
    </>
  );
}

type ButtonProps = { onClick: () => Promise<void>; label: string; isFirst?: boolean };

function Button({ onClick, label, isFirst = false }: ButtonProps) {
  return (
    <button
      type="button"
      className={isFirst ? 'studio-button first' : 'studio-button'}
      onClick={() => void onClick()}
    >
      {label}
    </button>
  );
}
