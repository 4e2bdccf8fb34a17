import { fillInTraces } from './traces';

export function startLeadForm(): void {
  addEventListener(
    'submit',
    ({ target }) => {
      if (target instanceof HTMLFormElement && target.matches('[data-lead-form]'))
        fillInTraces(target);
    },
    true,
  );
}
