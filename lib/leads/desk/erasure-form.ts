import * as z from 'zod';

export type ErasureFormState = {
  /** The address as it was typed */
  typed: string;
  problem?: 'mismatch' | 'gone' | 'failed';
};

/** What the address of the screen says after an erasure */
export const erasedSchema = z.object({
  erased: z.coerce.number().int().min(0),
  pending: z.literal('1').optional().catch(undefined),
});
