import { whenActivated } from './activation';

let shownAt = performance.now();
whenActivated(() => {
  shownAt = performance.now();
});

/** Fills in how long the form was open and the host of the referring site. */
export function fillHiddenFields({ elements }: HTMLFormElement): void {
  const elapsed = elements.namedItem('elapsed') as HTMLInputElement;
  const before = Number(elapsed.defaultValue) || 0;
  elapsed.value = String(Math.round(before + performance.now() - shownAt));
  const referrer = elements.namedItem('referrer') as HTMLInputElement;
  if (referrer.defaultValue || !document.referrer) return;
  const { host } = new URL(document.referrer);
  if (host !== location.host) referrer.value = host;
}
