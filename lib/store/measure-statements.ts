import type { Client } from '@libsql/client';
import { processState } from '@/lib/process-state';
import { endReadsAt, noteStatement } from './page-reads';

export type Execute = (statement: unknown) => ReturnType<Client['execute']>;

export function measureStatements(execute: Execute): Execute {
  const { statements } = processState;
  return async (statement) => {
    const startedAt = performance.now();
    try {
      const result = await execute(statement);
      noteStatement(statement, result);
      return result;
    } catch (error) {
      // A page that does without the answer is no page of these rows.
      endReadsAt(new Date(0));
      throw error;
    } finally {
      statements.count += 1;
      statements.seconds += (performance.now() - startedAt) / 1000;
    }
  };
}
