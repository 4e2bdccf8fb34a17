import { expect, test } from 'vitest';
import { findWing } from './wings';

test.each(['/studio', '/studio/', '/studio?a=b', '/studio#a', '/studio/lab', '/%73tudio/lab'])(
  '%s belongs to the app wing',
  (url) => {
    expect(findWing(url).name).toBe('app');
  },
);

test.each(['/', '/studios', '/Studio', '/en/studio', '/?/studio', '/%zz', '*', ''])(
  '%s belongs to the reader wing',
  (url) => {
    expect(findWing(url).name).toBe('reader');
  },
);
