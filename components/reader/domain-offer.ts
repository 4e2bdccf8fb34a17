import { suggestDomain } from '@/lib/leads/rules';
import { make } from './lead-form-errors';
import type { LeadFormWords } from './lead-form-words';

/** Asks about a near-miss of a common domain, with a button that corrects it. Sending is not held up. */
export function offerDomain(email: HTMLInputElement, words: LeadFormWords): void {
  email.form?.querySelector('.domain-offer')?.remove();
  const domain = suggestDomain(email.value.trim());
  if (!domain) return;
  const offer = make('p', { className: 'hint domain-offer', role: 'status' });
  const button = make('button', { type: 'button', textContent: words.correct });
  button.addEventListener('click', () => {
    email.value = email.value.replace(/@.*/, `@${domain}`);
    email.dispatchEvent(new Event('input', { bubbles: true }));
    offer.remove();
    email.focus();
  });
  offer.append(`${words.suggestion.replace('{domain}', domain)} `, button);
  email.closest('.field-row')?.after(offer);
}
