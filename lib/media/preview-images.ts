import 'server-only';
import { storeVariants } from './images';
import { computeImageId, identifyImage } from './originals';

/** Under an id that no article shares, so that deleting it takes nothing from one. */
export async function storePreviewImage(original: Buffer) {
  const { width, height } = await identifyImage(original);
  const id = computeImageId(`preview ${computeImageId(original)}`);
  await storeVariants(id, original);
  return { id, width, height };
}
