import 'server-only';
import { rm } from 'node:fs/promises';
import { mediaPath, storeVariants } from './images';
import { computeImageId, identifyImage } from './originals';
import { imageFormats, imageName, imageWidths } from './variants';

/** Under an id that no article shares, so that deleting it takes nothing from one. */
export async function storePreviewImage(original: Buffer) {
  const { width, height } = await identifyImage(original);
  const id = computeImageId(`preview ${computeImageId(original)}`);
  await storeVariants(id, original);
  return { id, width, height };
}

export async function deletePreviewImage(id: string): Promise<void> {
  for (const width of imageWidths) {
    for (const format of imageFormats) {
      await rm(mediaPath(imageName(id, width, format)), { force: true });
    }
  }
}
