// Loaded before the site: starts its clock at CLOCK instead of now.
const realNow = Date.now;
const aheadMs = Date.parse(process.env.CLOCK ?? '') - realNow();
const now = () => realNow() + aheadMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, parts, newTarget) =>
    Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
