import { extname } from 'node:path';

export type ExportSystem = 'ghost' | 'wordpress' | 'markdown' | 'substack' | 'medium';

export const supportedSystems = 'Ghost, WordPress, Substack, Medium and Markdown blogs';

/** @returns null if the path is not an export but a Markdown file or a folder */
export function detectExportSystem(path: string): ExportSystem | null {
  const extension = extname(path).toLowerCase();
  if (extension === '.json') return 'ghost';
  return extension === '.xml' ? 'wordpress' : null;
}
