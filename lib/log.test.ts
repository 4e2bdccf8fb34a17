import { describe, expect, test } from 'vitest';
import { errorFields } from './log';

describe('errorFields', () => {
  test('has the name, the code and where the error was thrown', () => {
    function failToSave() {
      return Object.assign(new TypeError('Amina Berrada'), { code: 'EACCES' });
    }
    const { error, stack } = errorFields(failToSave());
    expect(error).toBe('TypeError EACCES');
    expect(stack?.[0]).toMatch(/^at failToSave \(.*log\.test\.ts:\d+:\d+\)$/);
  });

  test.each([
    [
      'of a query',
      { meta: { driverAdapterError: { cause: { originalMessage: 'SQLITE_FULL: full' } } } },
    ],
    ['of the driver itself', { cause: { originalMessage: 'SQLITE_FULL: full' } }],
    ['of a connection', { cause: { code: 'SQLITE_FULL' } }],
  ])('has the driver’s code: %s', (_, details) => {
    const error = Object.assign(new Error('amina@example.org'), details);
    expect(errorFields(error)).toMatchObject({ error: 'Error', driverCode: 'SQLITE_FULL' });
  });

  test('has nothing of the message, even where it looks like a stack frame', () => {
    const message = 'amina@example.org\n    at home (+212 600 000 000)\n    at file:///amina:1:1';
    const fields = errorFields(new Error(message));
    expect(JSON.stringify(fields)).not.toMatch(/amina|212/);
    expect(fields.stack?.length).toBeGreaterThan(0);
  });

  test('has nothing of a message that changed after the stack was recorded', () => {
    const error = new Error('amina@example.org\n    at home (+212 600 000 000)');
    error.message = 'Not saved';
    expect(JSON.stringify(errorFields(error))).not.toMatch(/amina|212/);
  });

  test('names only the type of a thrown value that is not an error', () => {
    expect(errorFields('amina@example.org')).toEqual({ error: 'string' });
  });

  test('keeps frames of every kind that Node.js writes', () => {
    const error = new Error('x');
    const frames = [
      'at file:///srv/site/server.mjs:10:5',
      'at async Object.handle (/srv/site/.next/server/chunks/a [app-rsc] (ecmascript):3:9)',
      'at new Promise (<anonymous>)',
      'at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    ];
    error.stack = ['Error: x', ...frames.map((line) => `    ${line}`)].join('\n');
    expect(errorFields(error).stack).toEqual(frames);
  });
});
