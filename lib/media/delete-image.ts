import 'server-only';
import { deleteCrops } from './crops';
import { deleteVariants } from './images';
import { deleteOriginal } from './originals';
import type { Focus } from './variants';

export async function deleteImage(id: string, focus: Focus | null): Promise<void> {
  await deleteVariants(id);
  for (const one of focus ? [focus, null] : [null]) await deleteCrops(id, one);
  await deleteOriginal(id);
}
