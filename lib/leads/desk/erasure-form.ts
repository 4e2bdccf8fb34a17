import * as z from 'zod';

export type ErasureFormState = {
  typed: string;
  problem?: 'mismatch' | 'gone' | 'failed';
};

export const erasedSchema = z.object({
  erased: z.coerce.number().int().min(0),
  pending: z.literal('1').optional().catch(undefined),
});
