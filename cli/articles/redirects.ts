import { addRedirect, removeRedirect } from '@/lib/redirects/commands';
import { listRedirects } from '@/lib/redirects/queries';
import { type Io, printable, writeErr, writeOut } from '../io';

export type RedirectOptions = { remove?: boolean };

export async function redirects(
  from: string | undefined,
  to: string | undefined,
  { remove }: RedirectOptions,
  io: Io,
): Promise<void> {
  if (from === undefined) return list(io);
  if (remove) {
    if (!(await removeRedirect(from))) throw new Error(`There is no redirect from ${from}.`);
    writeOut(io, printable(`Removed: ${from}`));
    return;
  }
  if (to === undefined)
    throw new Error(
      'Name the path that it leads to, too, e.g. /articles/mistral, or use --remove.',
    );
  const added = await addRedirect({ from, to });
  writeOut(io, printable(`Added: ${added.from} -> ${added.to}`));
}

async function list(io: Io): Promise<void> {
  const all = await listRedirects();
  for (const { from, to } of all) writeOut(io, printable(`${from} -> ${to}`));
  if (all.length === 0) writeErr(io, 'There are no redirects.');
}
