import type { LeadFormWords } from './lead-form-words';

/** Shows or removes a field's error with the server's markup. Returns whether anything changed. */
export function showFieldError(
  form: HTMLFormElement,
  field: string,
  message: string | undefined,
): boolean {
  const control = form.querySelector(`#${field}`);
  const id = `${field}-error`;
  const said = form.querySelector(`#${id}`);
  if (!control || said?.textContent === message) return false;

  const described = (control.getAttribute('aria-describedby') ?? '').split(' ');
  const others = described.filter((other) => other && other !== id);
  setAttribute(control, 'aria-describedby', [...others, ...(message ? [id] : [])].join(' '));
  const box = control.closest('.field');
  if (box) setAttribute(control, 'aria-invalid', message ? 'true' : '');
  box?.classList.toggle('field-invalid', Boolean(message));

  if (!message) said?.remove();
  else if (said) said.textContent = message;
  else control.before(make('p', { className: 'field-error', id, textContent: message }));
  return true;
}

/** Returns whether there are errors. @param attempt on submit: focuses and announces the summary */
export function showErrorSummary(
  form: HTMLFormElement,
  words: LeadFormWords,
  attempt: boolean,
): boolean {
  const errors = [...form.querySelectorAll('.field-error')];
  const { title } = document;
  const bare = title.startsWith(words.errorPrefix) ? title.slice(words.errorPrefix.length) : title;
  document.title = errors.length ? words.errorPrefix + bare : bare;
  form.querySelector('.summary')?.remove();
  if (!errors.length) return false;

  const summary = make('div', { className: 'summary', tabIndex: -1 });
  if (attempt) summary.setAttribute('role', 'alert');
  const list = make('ul', {});
  for (const { id, textContent } of errors) {
    const item = make('li', {});
    item.append(make('a', { href: `#${id.replace('-error', '')}`, textContent }));
    list.append(item);
  }
  summary.append(make('p', { textContent: words.summaries[errors.length - 1] ?? '' }), list);
  form.querySelector('.field-row')?.before(summary);
  if (attempt) summary.focus({ focusVisible: true });
  return true;
}

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}

function setAttribute(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
