import type { Client } from '@libsql/client';
import { processState } from '@/lib/process-state';

export type Execute = (statement: unknown) => ReturnType<Client['execute']>;

export function measureStatements(execute: Execute): Execute {
  const { statements } = processState;
  return async (statement) => {
    const startedAt = performance.now();
    try {
      return await execute(statement);
    } finally {
      statements.count += 1;
      statements.seconds += (performance.now() - startedAt) / 1000;
    }
  };
}
