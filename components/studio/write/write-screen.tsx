'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import type { EditorHandle } from '@/components/studio/editor/editor-props';
import { MarkdownEditor } from '@/components/studio/editor/markdown-editor';
import type { Content } from '@/lib/drafts/content';
import { type Counterpart, type Draft, type FieldChoices, savePath } from '@/lib/drafts/draft';
import { findArticles } from '@/lib/drafts/link-actions';
import { pathToPublish, pathToTexts, pathToVersions } from '@/lib/drafts/paths';
import type { Locale } from '@/lib/i18n/locales';
import { pictureWords } from '@/lib/i18n/studio/pictures/words';
import { writeWords } from '@/lib/i18n/studio/write/words';
import { createEditorUpload } from '../pictures/upload-picture';
import { SignInDialog } from '../sign-in-dialog';
import { ArticleFields } from './article-fields';
import { ConflictChoice, ElsewhereChoice, JournalChoice } from './choices';
import { CounterpartPane } from './counterpart-pane';
import { LineField } from './line-field';
import { type Dialog, Notices } from './notices';
import { PageFields } from './page-fields';
import { PreviewPane } from './preview-pane';
import { SaveStateLine } from './save-state-line';
import { type Side, SideButton, useSide } from './side';
import { writeForm } from './text-field';
import { useDraft } from './use-draft';
import './write.css';

export type WriteScreenProps = {
  locale: Locale;
  account: { id: number; email: string };
  draft: Draft;
  changedElsewhere: Content | null;
  counterpart: Counterpart | null;
  choices: FieldChoices;
  isPlain: boolean;
};

export function WriteScreen(props: WriteScreenProps) {
  const { locale, account, draft, changedElsewhere, counterpart, choices, isPlain } = props;
  const words = writeWords[locale];
  const router = useRouter();
  const editor = useRef<EditorHandle>(null);
  const text = useDraft(account.id, draft);
  const [side, setSide] = useSide(counterpart !== null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [counts, setCounts] = useState({ words: 0, minutes: 0 });
  const [uploading, setUploading] = useState(0);
  const [upload] = useState(() => createEditorUpload(pictureWords[locale]));
  const { content, state, found } = text;
  const Fields = draft.kind === 'page' ? PageFields : ArticleFields;
  const place = { locale, language: draft.locale, content, onClose: () => setDialog(null) };

  const line = useRef(Number(useSearchParams().get('line')));
  const holdEditor = (handle: EditorHandle | null) => {
    editor.current = handle;
    if (handle && line.current > 0) handle.goTo(line.current);
    if (handle) line.current = 0;
  };

  /** The author's choice goes into the editor, as one step that can be undone. */
  const replace = (next: Content, choose: (next: Content) => void) => {
    choose(next);
    editor.current?.replaceText(next.body);
    setDialog(null);
  };
  const nameOf = ({ isOriginal, changed }: Counterpart) =>
    words.counterpart.button(isOriginal, changed !== null);
  const overwriteStored = (next: Content) => text.overwrite(text.version, next);
  const showSide = (next: Side) => {
    if (next === 'preview') void text.flush();
    setSide(next);
  };
  const nameSide = () => {
    if (side === 'counterpart' && counterpart) return nameOf(counterpart);
    return side === 'preview' ? words.preview : words.panel;
  };
  const keys = {
    save: () => void text.flush(),
    preview: () => showSide(side === 'preview' ? 'none' : 'preview'),
    async publish() {
      // A picture that is on its way is not in the text yet.
      if (uploading > 0) return;
      if (await text.flush()) router.push(pathToPublish(draft));
    },
  };

  return (
    <div className="write" data-side={side}>
      <header className="write-top">
        <a className="studio-button plain" href={pathToTexts(draft.kind)}>
          ← <span>{words.list[draft.kind]}</span>
        </a>
        <noscript>
          <button className="studio-button first" type="submit" form={writeForm}>
            {words.save}
          </button>
        </noscript>
        <SideButton side="fields" shown={side} text={words.panel} onShow={showSide} />
        <SideButton side="preview" shown={side} text={words.preview} onShow={showSide} />
        {counterpart && (
          <>
            <noscript>
              <a className="studio-button" href={counterpart.paths.see}>
                {nameOf(counterpart)}
              </a>
            </noscript>
            <SideButton
              side="counterpart"
              shown={side}
              text={nameOf(counterpart)}
              onShow={showSide}
            />
          </>
        )}
        <a
          className="studio-button first"
          href={pathToPublish(draft)}
          onClick={(event) => {
            event.preventDefault();
            void keys.publish();
          }}
        >
          {words.publish}
        </a>
      </header>
      <main className="write-text" lang={draft.locale}>
        <form
          id={writeForm}
          className="write-column"
          method="post"
          action={savePath}
          onSubmit={(event) => {
            event.preventDefault();
            void text.flush();
          }}
        >
          <input type="hidden" name="draft" value={draft.id} />
          <input type="hidden" name="kind" value={draft.kind} />
          <input type="hidden" name="base" value={text.opened.version} />
          <h1 className="write-heading">
            <LineField
              className="write-title"
              name="title"
              label={words.fields.title}
              value={content.title}
              onChange={(title) => text.change({ title })}
              onEnter={(form) => form?.querySelector<HTMLElement>('[name=dek]')?.focus()}
            />
          </h1>
          <LineField
            className="write-dek"
            name="dek"
            label={words.fields.dek}
            placeholder={words.noDek}
            value={content.dek}
            onChange={(dek) => text.change({ dek })}
            onEnter={() => editor.current?.focus()}
          />
          <MarkdownEditor
            ref={holdEditor}
            name="body"
            locale={locale}
            language={draft.locale}
            initialText={text.opened.content.body}
            isPlain={isPlain}
            onChange={(body) => text.change({ body })}
            onCounts={setCounts}
            keys={keys}
            upload={upload}
            onUploads={setUploading}
            findArticles={(query) => findArticles(draft.locale, query)}
          />
        </form>
      </main>
      <aside className="write-side" aria-label={nameSide()}>
        {side === 'preview' ? (
          <PreviewPane locale={locale} draft={draft.id} version={text.version} />
        ) : side === 'counterpart' && counterpart ? (
          <CounterpartPane {...{ locale, counterpart, isPlain }} />
        ) : (
          <Fields locale={locale} content={content} onChange={text.change} choices={choices} />
        )}
      </aside>
      <footer className="write-status">
        <SaveStateLine
          locale={locale}
          state={state}
          onSignIn={text.askSignIn}
          onCompare={() => setDialog('conflict')}
        />
        {uploading > 0 && <span role="status">{words.uploading(uploading)}</span>}
        <span className="write-counts">{words.counts(counts.words, counts.minutes)}</span>
        <a href={pathToVersions(draft)}>{words.versions}</a>
      </footer>
      <Notices
        locale={locale}
        found={found?.time ?? null}
        isChangedElsewhere={changedElsewhere !== null}
        onCompare={setDialog}
      />
      {text.asksSignIn && (
        <SignInDialog locale={locale} email={account.email} onEnd={text.endSignIn} />
      )}
      {dialog === 'conflict' && state.kind === 'conflict' && (
        <ConflictChoice
          {...place}
          rival={state.rival}
          onKeep={(merged) => replace(merged, (next) => text.overwrite(state.rival.version, next))}
          onTake={() =>
            replace(state.rival.content, (next) => text.adopt(state.rival.version, next))
          }
        />
      )}
      {dialog === 'journal' && found && (
        <JournalChoice
          {...place}
          found={found.content}
          onTake={() => {
            replace(found.content, overwriteStored);
            text.dropFound();
          }}
          onDrop={() => {
            text.dropFound();
            setDialog(null);
          }}
        />
      )}
      {dialog === 'elsewhere' && changedElsewhere && (
        <ElsewhereChoice
          {...place}
          published={changedElsewhere}
          onTake={() => replace(changedElsewhere, overwriteStored)}
        />
      )}
    </div>
  );
}
