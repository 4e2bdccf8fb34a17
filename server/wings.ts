import { appPrefix } from '@/lib/i18n/routes';
import { archiveUploadPath, exportPath, partBytes } from '@/lib/imports/archive/archive';
import { maxUploadBytes, uploadPath } from '@/lib/uploads/upload';
import { type BodyLimits, formLimits } from './validate-request';

export type Wing = {
  name: 'reader' | 'app';
  prefix: string;
  limits: BodyLimits;
  /** How long a connection may be silent, where an answer takes longer than elsewhere */
  silenceMs?: number;
};

const readerWing: Wing = { name: 'reader', prefix: '', limits: formLimits };

const appLimits: BodyLimits = {
  maxBodyBytes: 256 * 1024,
  originRequired: true,
  // Server actions send text/plain or multipart; route handlers also take JSON and files.
  contentTypes:
    /^(?:text\/plain|application\/(?:json|octet-stream|x-www-form-urlencoded)|image\/[\w.+-]+)(?:\s*;|$)|^multipart\/form-data\s*;.*\bboundary=/i,
};
/** What a form without JavaScript sends around its file */
const formBytes = 16 * 1024;

/** Which wing answers which paths: the first row whose prefix matches. */
const wings: Wing[] = [
  {
    name: 'app',
    // A million characters of text
    prefix: `${appPrefix}/save`,
    limits: { ...appLimits, maxBodyBytes: 4 * 1024 * 1024 },
  },
  {
    name: 'app',
    prefix: archiveUploadPath,
    limits: { ...appLimits, maxBodyBytes: partBytes },
  },
  {
    name: 'app',
    prefix: uploadPath,
    limits: { ...appLimits, maxBodyBytes: maxUploadBytes + formBytes },
    silenceMs: 180_000,
  },
  {
    name: 'app',
    // All of it is written to the disk before the first byte is sent.
    prefix: exportPath,
    limits: appLimits,
    silenceMs: 600_000,
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
