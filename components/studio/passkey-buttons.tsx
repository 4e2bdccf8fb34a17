'use client';

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { useState, useSyncExternalStore, useTransition } from 'react';
import {
  addOwnPasskey,
  signInWithPasskey,
  startOwnPasskey,
  startPasskeySignIn,
} from '@/lib/accounts/passkeys/actions';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

/** @param next the page to go on to */
export function SignInWithPasskey({ locale, next }: { locale: Locale; next: string }) {
  const { passkeys: words } = getStudioWords(locale);
  const isSupported = useIsSupported();
  const signIn = async () => {
    const optionsJSON = await startPasskeySignIn();
    const response = await startAuthentication({ optionsJSON }).catch(() => null);
    const { challenge } = optionsJSON;
    return response !== null && (await signInWithPasskey({ challenge, response }, next));
  };
  return (
    <div className={isSupported === false ? 'studio-passkey unsupported' : 'studio-passkey'}>
      <PasskeyButton label={words.signIn} refusal={words.refused} run={signIn} />
      <p className="studio-or">{words.or}</p>
    </div>
  );
}

export function AddPasskey({ locale }: { locale: Locale }) {
  const { passkeys: words } = getStudioWords(locale);
  const isSupported = useIsSupported();
  const add = async () => {
    const optionsJSON = await startOwnPasskey();
    const response = await startRegistration({ optionsJSON }).catch(() => null);
    const { challenge } = optionsJSON;
    return response !== null && (await addOwnPasskey({ challenge, response }));
  };
  if (isSupported === false) return <p className="studio-soft">{words.unsupported}</p>;
  return (
    <div className="studio-passkey">
      <PasskeyButton label={words.add} success={words.added} refusal={words.notAdded} run={add} />
    </div>
  );
}

type PasskeyButtonProps = {
  label: string;
  success?: string;
  refusal: string;
  /** @returns false if the person cancelled or the passkey is refused */
  run: () => Promise<boolean>;
};

/** In a transition, so that a redirect of the action reaches the router. */
function PasskeyButton({ label, success, refusal, run }: PasskeyButtonProps) {
  const isSupported = useIsSupported();
  const [outcome, setOutcome] = useState<'done' | 'refused' | null>(null);
  const [isPending, startTransition] = useTransition();
  const start = () => {
    if (isPending) return;
    setOutcome(null);
    startTransition(async () => setOutcome((await run()) ? 'done' : 'refused'));
  };
  return (
    <>
      <button
        className="studio-button"
        type="button"
        disabled={!isSupported}
        aria-disabled={isPending}
        onClick={start}
      >
        {label}
      </button>
      {outcome === 'done' && <p role="status">{success}</p>}
      {outcome === 'refused' && (
        <p className="studio-error" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}

/** Null until the page's scripts run */
function useIsSupported(): boolean | null {
  return useSyncExternalStore(neverChanges, browserSupportsWebAuthn, () => null);
}

const neverChanges = () => () => {};
