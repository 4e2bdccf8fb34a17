import { vi } from 'vitest';

/** As vi.waitFor, whose second is too short beside other programs */
export const waitFor = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: 10_000, interval: 20 });
