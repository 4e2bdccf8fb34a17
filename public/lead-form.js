// @ts-check
// Fills in what only a browser knows: how long the form was open (robots are fast) and the site that led here. Nothing
// is kept on the visitor's device, and the form does its job without this.

const started = performance.now();

addEventListener(
  'submit',
  ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    const { elapsed, referrer } = /** @type {Record<string, unknown>} */ (
      /** @type {unknown} */ (target.elements)
    );
    if (elapsed instanceof HTMLInputElement) {
      const before = Number(elapsed.defaultValue) || 0;
      elapsed.value = String(Math.round(before + performance.now() - started));
    }
    if (referrer instanceof HTMLInputElement && !referrer.defaultValue && document.referrer) {
      const { host } = new URL(document.referrer);
      if (host !== location.host) referrer.value = host;
    }
  },
  true,
);
