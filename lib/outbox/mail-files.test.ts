import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { mailDir, mailFileName, writeMailFile } from './mail-files';
import { expectUnchanged, mail, message, parse } from './testing';

describe('writeMailFile', () => {
  afterEach(() => rmSync(mailDir(), { recursive: true, force: true }));

  test('writes each mail as a complete file that a mail program can open', async () => {
    await writeMailFile(message, mail);
    expect(readdirSync(mailDir())).toEqual(['2026-01-01T08-30-00.000Z-7.eml']);
    expectUnchanged(await parse(readFileSync(join(mailDir(), mailFileName(message)))));
  });

  test('makes folder and file readable by their owner only', async () => {
    const umask = process.umask(0);
    try {
      await writeMailFile(message, mail);
    } finally {
      process.umask(umask);
    }
    expect(statSync(mailDir()).mode & 0o777).toBe(0o700);
    expect(statSync(join(mailDir(), mailFileName(message))).mode & 0o777).toBe(0o600);
  });

  test('writes the same mail to the same file, and another mail to another file', async () => {
    await writeMailFile(message, mail);
    const secondAttempt = { ...message, attempts: 2 };
    await writeMailFile(secondAttempt, mail);
    expect(readdirSync(mailDir())).toHaveLength(1);
    await writeMailFile({ ...message, id: 8 }, mail);
    expect(readdirSync(mailDir())).toHaveLength(2);
  });
});
