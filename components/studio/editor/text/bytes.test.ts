import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRandom, writeBody } from '@/bench/generate/text';
import { en } from '@/lib/i18n/studio/editor/en';
import { articleState } from './article-state';
import { blockLooks } from './looks/block-looks';

const awkward = {
  'trailing spaces': 'Une ligne  \navec des espaces   \n\n  \n',
  tabs: '\tcode\n\n- un\n\t- deux\t\n',
  'no final newline': '# Titre\n\nFin',
  'several final newlines': 'Fin\n\n\n\n',
  emoji: 'Un 👩‍💻 et un 🇲🇦, puis e\u0301.\n',
  'no-break spaces': '«\u00a0Oui\u202f!\u00a0» \u2028 \u2029 \ufeff\u200b\n',
  'carriage returns': 'Un\r\ndeux\rtrois\n',
  'control characters': 'a\u0000b\u000bc\u000cd\u0085e\n',
  empty: '',
};

function listSamples(): [string, string][] {
  const folders = ['prisma/content/fr', 'prisma/content/en', 'lib/markdown/fixtures'];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .map((file): [string, string] => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
  );
  const random = createRandom(50);
  const generated = Array.from({ length: 50 }, (_, index): [string, string] => [
    `generated ${index + 1}`,
    writeBody(index % 5 === 0 ? 'en' : 'fr', random, []),
  ]);
  return [...Object.entries(awkward), ...files, ...generated];
}

test.each(listSamples())(
  '%s: opened, one letter typed and deleted, it has the same bytes',
  (_, text) => {
    let state = articleState(text, 0, blockLooks({ words: en, openForm: () => {} }));
    for (const at of [0, Math.floor(text.length / 2), text.length]) {
      state = state.update({ changes: { from: at, insert: 'é' }, userEvent: 'input.type' }).state;
      expect(state.doc.toString()).toBe(`${text.slice(0, at)}é${text.slice(at)}`);
      state = state.update({
        changes: { from: at, to: at + 1 },
        userEvent: 'delete.backward',
      }).state;
      expect(state.doc.toString()).toBe(text);
    }
  },
);
