import type { LeadFormWords } from './lead-form-words';

/** After this, whoever stopped the page, or whose line broke, may send again: the server takes the same lead once. */
const resubmitAfterMs = 10_000;

let stop: (() => void) | undefined;

/** Shows that the form is on its way. False if it is already. */
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

// « Back » to a page that the browser kept as it was
addEventListener('pageshow', ({ persisted }) => persisted && stop?.());
