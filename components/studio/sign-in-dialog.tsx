'use client';

import { useEffect, useRef, useState } from 'react';
import { signInHere } from '@/lib/accounts/actions';
import type { AccountFormState } from '@/lib/accounts/form-state';
import type { Locale } from '@/lib/i18n/locales';
import { doorWords } from '@/lib/i18n/studio/door/words';
import { replyWords } from '@/lib/i18n/studio/reply/words';
import { AccountForm } from './account-form';

type SignInDialogProps = {
  locale: Locale;
  email: string;
  onEnd: (isSignedIn: boolean) => void;
};

/** Over a page on which something was being written when the session ended */
export function SignInDialog({ locale, email, onEnd }: SignInDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isUpdated, setIsUpdated] = useState(false);
  const reply = replyWords[locale];
  useEffect(() => {
    dialog.current?.showModal();
    // The address is known.
    dialog.current?.querySelector<HTMLInputElement>('[type=password]')?.focus();
  }, []);

  async function enter(state: AccountFormState, form: FormData): Promise<AccountFormState> {
    try {
      const next = await signInHere(state, form);
      if (next.isSignedIn) onEnd(true);
      return next;
    } catch {
      // A newer studio may not know this form.
      setIsUpdated(true);
      return state;
    }
  }

  return (
    <dialog
      ref={dialog}
      className="reply-dialog"
      aria-labelledby="reply-sign-in"
      onCancel={() => onEnd(false)}
    >
      <h2 id="reply-sign-in">{reply.signInTitle}</h2>
      <p>{reply.signInText}</p>
      {isUpdated && (
        <p className="studio-error" role="alert">
          {reply.problems.updated}
        </p>
      )}
      <AccountForm
        locale={locale}
        action={enter}
        submit={doorWords[locale].signIn.submit}
        email={email}
      />
      <button className="studio-button" type="button" onClick={() => onEnd(false)}>
        {reply.later}
      </button>
    </dialog>
  );
}
