import 'server-only';
import { db } from '@/lib/store/db';
import { normalizeAddress } from './address';
import type { Redirect } from './queries';
import { findCurrentPath } from './target';

export class RedirectError extends Error {}

/** A path of this site, perhaps with a fragment; never another host's */
const ownPath = /^\/(?![/\\])[^\s?\\]*$/;

/** @throws RedirectError if an address is not one of a site, or the target is elsewhere */
export function parseRedirect({ from, to }: Redirect): Redirect {
  const address = normalizeAddress(from);
  if (!address || address === '/') {
    throw new RedirectError(
      `${from}: write a path of the old site, e.g. /2019/05/a-post or /?p=123`,
    );
  }
  if (!ownPath.test(to)) {
    throw new RedirectError(`${to}: write a path of this site, e.g. /articles/mistral`);
  }
  return { from: address, to };
}

/** Whether an address that was read from an export can be kept */
export function isRedirect({ from, to }: Redirect): boolean {
  const address = normalizeAddress(from);
  return address !== null && address !== '/' && ownPath.test(to);
}

/** Adds redirects, or changes those that have the same address. @throws RedirectError */
export async function saveRedirects(redirects: Redirect[], dryRun = false): Promise<number> {
  const wanted = new Map(redirects.map(parseRedirect).map(({ from, to }) => [from, to]));
  const stored = new Map((await db().redirect.findMany()).map(({ from, to }) => [from, to]));
  const changes = [...wanted].filter(([from, to]) => stored.get(from) !== to && from !== to);
  if (dryRun || changes.length === 0) return changes.length;
  await db().$transaction(
    changes.map(([from, to]) =>
      db().redirect.upsert({ where: { from }, create: { from, to }, update: { to } }),
    ),
  );
  return changes.length;
}

/** @returns whether there was one */
export async function removeRedirect(from: string): Promise<boolean> {
  const address = normalizeAddress(from) ?? from;
  return (await db().redirect.deleteMany({ where: { from: address } })).count > 0;
}

/** @throws RedirectError if readers see nothing there, or the address is one of this site's own */
export async function addRedirect(redirect: Redirect): Promise<Redirect> {
  const parsed = parseRedirect(redirect);
  if ((await findCurrentPath(parsed.to)) === null) {
    throw new RedirectError(`${parsed.to}: readers see nothing there. Publish it first.`);
  }
  await saveRedirects([parsed]);
  return parsed;
}
