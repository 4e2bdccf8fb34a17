'use client';

import { useSearchParams } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, type SubmitEvent, useSyncExternalStore } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { withBody } from '@/lib/leads/desk/mailto';
import { replyPath } from '@/lib/leads/desk/reply-answer';
import { SignInDialog } from '../sign-in-dialog';
import { ReplyStateLine, readReplyState } from './reply-state';
import { useReply } from './use-reply';

export type ReplyBoxProps = {
  locale: Locale;
  account: { id: number; email: string };
  lead: {
    id: number;
    reference: string;
    version: number;
    name: string;
    email: string;
    locale: string;
  };
  draft: string;
  /** What stands below the reply */
  quote: string;
  canSend: boolean;
  /** For the author's mail program, where there is none */
  mailto: string;
  savedReplies: { id: number; title: string; text: string }[];
  sending: { eventId: number; until: string } | null;
};

const maxLength = 20_000;

/** Where a lead is answered. Without JavaScript its forms are sent, and the page comes back with `?reply=`. */
export function ReplyBox(props: ReplyBoxProps) {
  return <Box key={props.lead.id} {...props} />;
}

function Box(props: ReplyBoxProps) {
  const { locale, account, lead, draft, quote, canSend, mailto, savedReplies } = props;
  const { reply: words } = getStudioWords(locale);
  const reply = useReply(props, readReplyState(useSearchParams().get('reply')));
  const isLive = useIsLive();
  const { eventId, isBusy } = reply;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = event.nativeEvent.submitter;
    const intent = button instanceof HTMLButtonElement ? button.value : 'send';
    if (intent === 'takeBack' || intent === 'save' || intent === 'answered')
      void reply.acts[intent]();
    else void reply.acts.send();
  }

  function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSend) {
      event.preventDefault();
      void reply.acts.send();
    }
  }

  const addText = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
    currentTarget.href = withBody(mailto, reply.textarea.current?.value ?? '', quote);
  };

  return (
    <section className="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">
        {words.title} <bdi>{lead.name}</bdi>
      </h2>
      {eventId !== null && (
        <form className="reply-sending" method="post" action={replyPath} onSubmit={submit}>
          <Hidden lead={lead} />
          <input type="hidden" name="event" value={eventId} />
          <p role="status">{words.sending}</p>
          <button
            className="studio-button"
            type="submit"
            name="intent"
            value="takeBack"
            aria-disabled={isBusy}
          >
            {words.takeBack}
          </button>
        </form>
      )}
      <ReplyStateLine locale={locale} state={reply.state} onSignIn={reply.askSignIn} />
      <form method="post" action={replyPath} onSubmit={submit} hidden={eventId !== null}>
        <Hidden lead={lead} />
        {reply.foundCopy !== null && (
          <div className="reply-copy">
            <p>{words.foundCopy}</p>
            <blockquote dir="auto">{reply.foundCopy}</blockquote>
            <button className="studio-button" type="button" onClick={reply.takeCopy}>
              {words.useCopy}
            </button>
            <button className="studio-button" type="button" onClick={reply.dropCopy}>
              {words.dropCopy}
            </button>
          </div>
        )}
        <label htmlFor="reply-text">{words.label}</label>
        <textarea
          ref={reply.textarea}
          id="reply-text"
          name="text"
          rows={9}
          maxLength={maxLength}
          defaultValue={draft}
          lang={lead.locale}
          dir="auto"
          aria-keyshortcuts="r Control+Enter"
          onChange={reply.type}
          onKeyDown={sendByKey}
        />
        <details>
          <summary>{words.quoted}</summary>
          <p className="reply-quote" dir="auto">
            {quote}
          </p>
        </details>
        {savedReplies.length > 0 && (
          <details>
            <summary>{words.savedReplies}</summary>
            <dl className="reply-saved">
              {savedReplies.map(({ id, title, text }) => (
                <div key={id}>
                  <dt>{title}</dt>
                  <dd dir="auto">{text}</dd>
                  {isLive && (
                    <dd>
                      <button
                        className="studio-button"
                        type="button"
                        onClick={() => reply.insert(text)}
                      >
                        {words.insert(title)}
                      </button>
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </details>
        )}
        <div className="reply-acts">
          {canSend ? (
            <button
              className="studio-button first"
              type="submit"
              name="intent"
              value="send"
              aria-disabled={isBusy}
            >
              {words.send(lead.email)}
            </button>
          ) : (
            <>
              <a className="studio-button first" href={mailto} onClick={addText}>
                {words.mailto}
              </a>
              <button className="studio-button" type="submit" name="intent" value="answered">
                {words.answered}
              </button>
            </>
          )}
          <button className="studio-button" type="submit" name="intent" value="save">
            {words.save}
          </button>
        </div>
        {canSend && <p className="studio-hint">{words.next}</p>}
      </form>
      {reply.asksSignIn && (
        <SignInDialog locale={locale} email={account.email} onEnd={reply.endSignIn} />
      )}
    </section>
  );
}

function Hidden({ lead }: Pick<ReplyBoxProps, 'lead'>) {
  return (
    <>
      <input type="hidden" name="lead" value={lead.id} />
      <input type="hidden" name="version" value={lead.version} />
      <input type="hidden" name="reference" value={lead.reference} />
    </>
  );
}

const nothing = () => () => {};

function useIsLive(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
}
