import {
  findTextError,
  formatFieldError,
  type LeadTextField,
  normalizeField,
} from '@/lib/leads/rules';
import { offerDomain } from './domain-offer';
import { fillHiddenFields } from './hidden-fields';
import { startDraftAutosave } from './lead-draft';
import { showErrorSummary, showFieldError } from './lead-form-errors';
import type { LeadFormWords } from './lead-form-words';
import { markSubmitting } from './submit-button';

const textFields: LeadTextField[] = ['name', 'email', 'details', 'phone'];
const fields: string[] = [...textFields, 'projectType'];
/** Longer than a click: an error that appeared earlier would move the button from under the pointer. */
const clickDurationMs = 200;

/** Validates the lead form in the browser and keeps a draft. The server validates again. */
export function startLeadForm(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-words]');
  startDraftAutosave(form);
  if (!form) return;
  const words: LeadFormWords = JSON.parse(form.dataset.words ?? '');
  const summary = form.querySelector<HTMLElement>('.summary');
  let attempted = summary !== null;
  // A fragment in the URL takes precedence over autofocus.
  summary?.focus();

  addEventListener(
    'submit',
    (event) => {
      if (event.target !== form) return;
      // In development React would send the form by fetch.
      event.stopPropagation();
      try {
        fillHiddenFields(form);
        attempted = true;
        for (const field of fields) showFieldError(form, field, findError(form, field, words));
        if (showErrorSummary(form, words, true) || !markSubmitting(form, words))
          event.preventDefault();
      } catch {
        // The server validates.
      }
    },
    true,
  );

  form.addEventListener('input', ({ target }) => review(target, false));
  form.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      // Who has come back is not done.
      if (target === document.activeElement) return;
      review(target, true);
      if (target instanceof HTMLInputElement && target.name === 'email') offerDomain(target, words);
    }, clickDurationMs);
  });

  /** After a first attempt: clears an error while typing, shows one on blur. */
  function review(target: EventTarget | null, left: boolean): void {
    const { name: field } = target as HTMLInputElement;
    if (!attempted || !form || !fields.includes(field)) return;
    const message = findError(form, field, words);
    if (message && !left) return;
    const changed = showFieldError(form, field, message);
    if (changed && form.querySelector('.summary li')) showErrorSummary(form, words, false);
  }
}

function findError(form: HTMLFormElement, field: string, words: LeadFormWords): string | undefined {
  const name = textFields.find((known) => known === field);
  if (!name) return;
  const text = normalizeField(name, String(new FormData(form).get(name) ?? ''));
  const code = findTextError(name, text);
  return code && formatFieldError(words.errors[code], text, document.documentElement.lang);
}
