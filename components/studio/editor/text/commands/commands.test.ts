import type { EditorState, StateCommand, Transaction, TransactionSpec } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { articleState } from '../article-state';
import { insertBlock, insertRule, wrapInCode, wrapInDetails } from './blocks';
import { toggleInline } from './inline';
import {
  findLink,
  insertFootnote,
  insertLanguage,
  insertQuotation,
  writeLink,
  writePicture,
} from './inserts';
import { toggleHeading, toggleList } from './lines';
import { insertLineBreak, insertParagraph, joinParagraphs } from './newline';

/** @param written the text with the cursor, `|`, or the selection, `[[…]]` */
function read(written: string): EditorState {
  const anchor = written.search(/\||\[\[/);
  const head = written.includes(']]') ? written.indexOf(']]') - 2 : anchor;
  const text = written.replace(/\||\[\[|\]\]/g, '');
  return articleState(text).update({ selection: { anchor, head } }).state;
}

function write(state: EditorState): string {
  const { from, to, empty } = state.selection.main;
  const text = state.doc.toString();
  if (empty) return `${text.slice(0, from)}|${text.slice(from)}`;
  return `${text.slice(0, from)}[[${text.slice(from, to)}]]${text.slice(to)}`;
}

function run(written: string, ...commands: StateCommand[]): string {
  let state = read(written);
  const dispatch = (transaction: Transaction) => {
    state = transaction.state;
  };
  for (const command of commands) command({ state, dispatch });
  return write(state);
}

const change = (written: string, make: (state: EditorState) => TransactionSpec) => {
  const state = read(written);
  return write(state.update(make(state)).state);
};

describe('marks', () => {
  test.each([
    ['un [[mot]] ici', 'un **[[mot]]** ici'],
    ['un **[[mot]]** ici', 'un [[mot]] ici'],
    ['un mo|t ici', 'un **mo|t** ici'],
    ['un **mo|t** ici', 'un mo|t ici'],
    ['un |', 'un **|**'],
    ['[[un ]]mot', '**[[un]]** mot'],
    ['- [[un\n- deux]]', '- **[[un**\n- **deux]]**'],
  ])('bold: %j becomes %j', (before, after) => {
    expect(run(before, toggleInline('strong'))).toBe(after);
  });

  test('italics use the mark that works within a word', () => {
    expect(run('un [[mot]]', toggleInline('emphasis'))).toBe('un _[[mot]]_');
    expect(run('para[[pluie]]', toggleInline('emphasis'))).toBe('para*[[pluie]]*');
  });

  test('a second time takes the mark away', () => {
    const twice = [toggleInline('emphasis'), toggleInline('emphasis')];
    expect(run('« [[Un mot]] »', ...twice)).toBe('« [[Un mot]] »');
  });
});

describe('lines', () => {
  test.each([
    ['Titre|', '## Titre|'],
    ['## Titre|', 'Titre|'],
    ['### Titre|', '## Titre|'],
    ['|', '## |'],
  ])('heading: %j becomes %j', (before, after) => {
    expect(run(before, toggleHeading(2))).toBe(after);
  });

  test('lists change into each other, and back into lines', () => {
    expect(run('[[un\n\ndeux]]', toggleList('numbers'))).toBe('1. [[un\n\n2. deux]]');
    expect(run('[[un\ndeux]]', toggleList('bullets'), toggleList('tasks'))).toContain('- [ ] deux');
    expect(run('[[- un\n- deux]]', toggleList('bullets'))).toBe('[[un\ndeux]]');
  });
});

describe('Enter', () => {
  test.each([
    ['Un.|', 'Un.\n\n|'],
    ['Un.| Deux.', 'Un.\n\n| Deux.'],
    ['Un.\n\n|', 'Un.\n\n\n|'],
    ['- un|', '- un\n- |'],
    ['1. un|', '1. un\n2. |'],
    ['- un\n- |', '- un\n\n|'],
    ['- [ ] un|', '- [ ] un\n- [ ] |'],
    ['- un\n  - deux\n  - |', '- un\n  - deux\n- |'],
    ['> Un.|', '> Un.\n>\n> |'],
    ['> Un.\n>\n> |', '> Un.\n\n|'],
    ['```\nun|\n```', '```\nun\n|\n```'],
    ['```\n  un|', '```\n  un\n  |'],
    ['## Titre|', '## Titre\n\n|'],
  ])('%j becomes %j', (before, after) => {
    expect(run(before, insertParagraph)).toBe(after);
  });

  test('Backspace takes it back', () => {
    expect(run('Un.|Deux', insertParagraph, joinParagraphs)).toBe('Un.|Deux');
    expect(run('Un.\n\n|## Titre', joinParagraphs)).toBe('Un.\n\n|## Titre');
  });

  test('with Shift it breaks the line only', () => {
    expect(run('Un,|', insertLineBreak)).toBe('Un,\\\n|');
    expect(run('> - un|', insertLineBreak)).toBe('> - un\\\n>   |');
  });
});

describe('blocks', () => {
  test('stand between blank lines, below the paragraph of the cursor', () => {
    expect(
      change('Un pa|ragraphe.\nDe deux lignes.\n\nLa suite.', (state) => insertBlock(state, 'X')),
    ).toBe('Un paragraphe.\nDe deux lignes.\n\nX\n\n|\n\nLa suite.');
    expect(change('|', (state) => insertBlock(state, 'X'))).toBe('X\n\n|');
    expect(change('Un\n|\nDeux', (state) => insertBlock(state, 'X', { from: 0, to: 1 }))).toBe(
      'Un\n\n[[X]]\n\nDeux',
    );
  });

  test('code is fenced by more signs than it contains', () => {
    expect(run('[[a\n```\nb]]', wrapInCode)).toBe('````\n[[a\n```\nb]]\n````');
    expect(run('|', wrapInCode)).toBe('```\n|\n```');
  });

  test('details surround the selection, their title selected', () => {
    expect(run('[[Texte]]', wrapInDetails('Titre'))).toBe(
      '<details>\n<summary>[[Titre]]</summary>\n\nTexte\n\n</details>',
    );
  });

  test('a rule', () => {
    expect(run('Un|\n\nDeux', insertRule)).toBe('Un\n\n---\n\n|\n\nDeux');
  });
});

describe('forms', () => {
  test('a footnote has a free name and its text at the end', () => {
    expect(
      change('Un[^1] mot| ici.\n\n[^1]: Note.', (state) => insertFootnote(state, 'Autre\nnote')),
    ).toBe('Un[^1] mot[^2]| ici.\n\n[^1]: Note.\n\n[^2]: Autre note');
    expect(change('Fin|', (state) => insertFootnote(state, 'Note'))).toBe('Fin[^1]|\n\n[^1]: Note');
  });

  test('a quotation names its author last', () => {
    const values = { text: 'Un.\n\nDeux.', author: 'Salma', work: 'Carnets' };
    expect(change('[[Un.]]', (state) => insertQuotation(state, values))).toBe(
      '> Un.\n>\n> Deux.\n>\n> — Salma, _Carnets_|',
    );
  });

  test('words of a language from right to left say so', () => {
    expect(change('|', (state) => insertLanguage(state, { language: 'ar', text: 'كلمة' }))).toBe(
      '<span lang="ar" dir="rtl">كلمة</span>|',
    );
  });

  test('a link is found at the cursor, with its brackets', () => {
    const text = 'un [mot \\[sic\\]](</a (b)>) ici';
    const link = findLink(articleState(text, 5));
    expect(link).toMatchObject({ text: 'mot [sic]', address: '/a (b)', from: 3, to: 26 });
    expect(`un ${writeLink(link)} ici`).toBe('un [mot \\[sic\\]](</a%20(b)>) ici');
  });

  test('a picture has its caption and credit in its title', () => {
    expect(
      writePicture({
        address: '/media/1',
        description: 'Un [quai]',
        caption: 'Le "port"',
        credit: 'A',
      }),
    ).toBe('![Un \\[quai\\]](/media/1 "Le \\"port\\" | A")');
    expect(writePicture({ address: '/media/1', description: '', caption: '', credit: '' })).toBe(
      '![](/media/1)',
    );
  });
});
