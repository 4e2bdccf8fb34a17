import { whenActivated } from './activation';

const key = 'lead-draft';
const fields = ['name', 'email', 'projectType', 'details', 'phone'] as const;

/** Keeps the form's values in the tab's session storage until the lead is sent. */
export function startDraftAutosave(form: HTMLFormElement | null): void {
  whenActivated(() => {
    if (document.querySelector('[data-lead-sent]')) access((store) => store.removeItem(key));
    else if (form) restore(form);
  });
  form?.addEventListener('input', () => {
    const texts = readFields(form);
    access((store) => {
      if (texts.some(Boolean)) store.setItem(key, JSON.stringify(texts));
      else store.removeItem(key);
    });
  });
}

/** Only into an empty form: values from the server or the browser take precedence. */
function restore(form: HTMLFormElement): void {
  if (form.querySelector('.summary') || readFields(form).some(Boolean)) return;
  access((store) => {
    const texts: unknown = JSON.parse(store.getItem(key) ?? '[]');
    if (!Array.isArray(texts)) return;
    for (const [index, field] of fields.entries()) {
      const control = form.elements.namedItem(field);
      if (texts[index] && control) Object.assign(control, { value: String(texts[index]) });
    }
  });
}

function readFields(form: HTMLFormElement): string[] {
  const data = new FormData(form);
  return fields.map((field) => String(data.get(field) ?? ''));
}

function access(use: (store: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {
    // No draft if storage is unavailable, full or malformed.
  }
}
