import type { LeadFormWords } from './lead-form-words';

/** A reader who stopped the page may send again after this; the server deduplicates. */
const resubmitAfterMs = 10_000;

let stop: (() => void) | undefined;

/** Returns false if the form is being submitted already. */
export function markSubmitting(form: HTMLFormElement, words: LeadFormWords): boolean {
  if (stop) return false;
  const button = form.querySelector('[type=submit]');
  const label = button?.textContent ?? '';
  const show = (text: string, disabled: boolean) => {
    if (button) button.textContent = text;
    button?.setAttribute('aria-disabled', String(disabled));
  };
  const timer = setTimeout(() => stop?.(), resubmitAfterMs);
  stop = () => {
    clearTimeout(timer);
    show(label, false);
    stop = undefined;
  };
  show(words.submitting, true);
  return true;
}

// Back from the back-forward cache
addEventListener('pageshow', ({ persisted }) => persisted && stop?.());
