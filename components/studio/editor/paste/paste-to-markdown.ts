import type { Root } from 'hast';
import { cleanTree } from '@/lib/imports/html/clean-tree';
import { convertFootnotes } from '@/lib/imports/html/footnotes';
import { hoistBlocks } from '@/lib/imports/html/hoist-blocks';
import { writeMarkdown } from '@/lib/imports/html/html-to-markdown';
import type { ImportContext } from '@/lib/imports/import-context';
import { attribute } from '@/lib/markdown/hast';
import { tidyBlocks } from './blocks';
import { mapTexts } from './elements';
import { resolvePastedLink } from './links';
import { gatherWordLists, tidyLists } from './lists';
import { prepareNotes } from './notes';
import { replacePictures } from './pictures';
import { type DomNode, readDom } from './read-dom';
import { removeJunk } from './remove-junk';
import { convertStyles } from './styles';
import { markTasks } from './tasks';

export type PasteOptions = {
  /** The site's own, e.g. `https://example.com` */
  origin: string;
  /** The line at the place of a picture that could not come along; its description may be empty */
  missingPicture: (description: string) => string;
  /** The text that is pasted into: its notes keep their names */
  text: string;
};

export type Pasted = { markdown: string; missingPictures: number };

const context: ImportContext = {
  warn: () => {},
  resolveLink: resolvePastedLink,
  resolvePicture: (picture) => ({
    address: attribute(picture, 'src'),
    alt: attribute(picture, 'alt'),
  }),
};

/** What another program put on the clipboard as the Markdown of an article. Nothing is fetched. */
export function pasteToMarkdown(body: DomNode, options: PasteOptions): Pasted {
  const tree = readDom(body);
  removeJunk(tree);
  gatherWordLists(tree);
  markTasks(tree);
  const missingPictures = replacePictures(tree, options);
  convertStyles(tree);
  prepareNotes(tree);
  convertFootnotes(tree, listNoteNames(options.text));
  tidyLists(tree);
  tidyBlocks(tree);
  typeSpaces(tree);
  cleanTree(tree, { pictures: [], add: ({ address }) => address }, context);
  hoistBlocks(tree);
  return { markdown: writeMarkdown(tree), missingPictures };
}

function listNoteNames(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/\[\^([^\]\s]+)\]/g), ([, name]) => name ?? ''));
}

/** The site sets no-break spaces itself. */
function typeSpaces(tree: Root): void {
  mapTexts(tree, (value) => value.replace(/[\u00a0\u202f]/g, ' '));
}
