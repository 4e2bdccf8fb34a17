import { decodePath } from '../urls';

const upload =
  /(?:^|\/)(?:content\/images|uploads)\/(.+)$|(?:\/files|\.files\.wordpress\.com)\/(\d{4}\/\d\d\/[^/]+)$/;

/** What stays of a picture's address when its site moves, e.g. `2008/06/y.jpg`; null if it was not uploaded there. */
export function getUploadKey(address: string): string | null {
  const [, name, dated] = upload.exec(decodePath(address.replace(/[?#].*$/s, ''))) ?? [];
  return name?.replace(/^sites\/\d+\//, '') ?? dated ?? null;
}

/** `y-250x162.jpg` → `y.jpg` */
export function withoutSize(name: string): string {
  return name.replace(/-\d+x\d+(?=\.\w+$)/, '');
}

/** WordPress keeps the original of a picture that it reduced or rotated. */
export function withoutReduction(name: string): string {
  return name.replace(/-(?:scaled|rotated)(?=\.\w+$)/, '');
}

/** It also keeps that of one that somebody cropped. */
export function withoutEdits(name: string): string {
  return name.replace(/(?:-(?:scaled|rotated|e\d{9,}))+(?=\.\w+$)/, '');
}
