import { appPrefix } from '@/lib/i18n/routes';
import { type BodyLimits, formLimits } from './validate-request';

export type Wing = { name: 'reader' | 'app'; prefix: string; limits: BodyLimits };

const readerWing: Wing = { name: 'reader', prefix: '', limits: formLimits };

const appLimits: BodyLimits = {
  maxBodyBytes: 256 * 1024,
  originRequired: true,
  // Server actions send text/plain or multipart; route handlers also take JSON and files.
  contentTypes:
    /^(?:text\/plain|application\/(?:json|octet-stream|x-www-form-urlencoded)|image\/[\w.+-]+)(?:\s*;|$)|^multipart\/form-data\s*;.*\bboundary=/i,
};

/** Which wing answers which paths: the first row whose prefix matches. */
const wings: Wing[] = [
  {
    name: 'app',
    // A million characters of text
    prefix: `${appPrefix}/save`,
    limits: { ...appLimits, maxBodyBytes: 4 * 1024 * 1024 },
  },
  { name: 'app', prefix: appPrefix, limits: appLimits },
  readerWing,
];

export function findWing(url: string): Wing {
  const path = `${decodePath(url.replace(/[?#].*$/s, ''))}/`;
  return wings.find(({ prefix }) => path.startsWith(`${prefix}/`)) ?? readerWing;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
