/** One object for both bundles of the process (docs/decisions/0023): other module state exists once per bundle. */
export function shareInProcess<Shared extends object>(name: string, create: () => Shared): Shared {
  const key = Symbol.for(`consultant-site.${name}`);
  const all = globalThis as typeof globalThis & { [key: symbol]: Shared | undefined };
  const shared = all[key] ?? create();
  all[key] = shared;
  return shared;
}
