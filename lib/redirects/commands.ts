import 'server-only';
import { db } from '@/lib/store/db';
import { normalizeAddress } from './address';
import type { Redirect } from './queries';
import { findCurrentPath, findShownPath } from './target';

export class RedirectError extends Error {}

/** With a fragment or without, and never on another host */
const ownPath = /^\/(?![/\\])[^\s?\\]*$/;

function findProblem({ from, to }: Redirect): string | null {
  const address = normalizeAddress(from);
  if (!address || address === '/')
    return `${from}: write a path of the old site, e.g. /2019/05/a-post or /?p=123`;
  return ownPath.test(to) ? null : `${to}: write a path of this site, e.g. /articles/mistral`;
}

export function isRedirect(redirect: Redirect): boolean {
  return findProblem(redirect) === null;
}

/** @throws RedirectError */
export function parseRedirect({ from, to }: Redirect): Redirect {
  const problem = findProblem({ from, to });
  if (problem) throw new RedirectError(problem);
  return { from: normalizeAddress(from) ?? from, to };
}

/** Adds redirects, or changes those that have the same address. @throws RedirectError */
export async function saveRedirects(redirects: Redirect[], dryRun = false): Promise<number> {
  const wanted = new Map(redirects.map(parseRedirect).map(({ from, to }) => [from, to]));
  const stored = new Map((await db().redirect.findMany()).map(({ from, to }) => [from, to]));
  const changes = [...wanted].filter(([from, to]) => stored.get(from) !== to && from !== to);
  if (dryRun || changes.length === 0) return changes.length;
  const data = changes.map(([from, to]) => ({ from, to }));
  const changed = data.map(({ from }) => from).filter((from) => stored.has(from));
  await db().$transaction([
    db().redirect.deleteMany({ where: { from: { in: changed } } }),
    db().redirect.createMany({ data }),
  ]);
  return changes.length;
}

export async function removeRedirect(from: string): Promise<boolean> {
  const address = normalizeAddress(from) ?? from;
  return (await db().redirect.deleteMany({ where: { from: address } })).count > 0;
}

/** @throws RedirectError if readers see nothing there, or the redirect would hide a page or need a second one */
export async function addRedirect(redirect: Redirect): Promise<Redirect> {
  const { from, to } = parseRedirect(redirect);
  if (await findShownPath(from)) {
    throw new RedirectError(`${from}: readers see a page of this site there, or its new address.`);
  }
  if ((await findCurrentPath(to)) === null) {
    throw new RedirectError(`${to}: readers see nothing there. Publish it first.`);
  }
  const next = await db().redirect.findUnique({ where: { from: to } });
  if (next) throw new RedirectError(`${to}: this address redirects, too. Write ${next.to}.`);
  await saveRedirects([{ from, to }]);
  return { from, to };
}
