import { readFileSync } from 'node:fs';
import { indentMore, redo, undo } from '@codemirror/commands';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import type { EditorState, StateCommand, Transaction, TransactionSpec } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleState } from './article-state';
import { insertRule, wrapInCode, wrapInDetails } from './commands/blocks';
import { toggleInline } from './commands/inline';
import { insertFootnote, insertLanguage, insertQuotation, insertVideo } from './commands/inserts';
import { toggleHeading, toggleList } from './commands/lines';
import { insertLineBreak, insertParagraph, joinParagraphs } from './commands/newline';

const sample = readFileSync('lib/markdown/fixtures/every-element.md', 'utf8');

const fromSpec =
  (make: (state: EditorState) => TransactionSpec): StateCommand =>
  ({ state, dispatch }) => {
    dispatch(state.update(make(state)));
    return true;
  };

const commands: Record<string, StateCommand> = {
  strong: toggleInline('strong'),
  emphasis: toggleInline('emphasis'),
  strikethrough: toggleInline('strikethrough'),
  code: toggleInline('code'),
  heading2: toggleHeading(2),
  heading3: toggleHeading(3),
  bullets: toggleList('bullets'),
  numbers: toggleList('numbers'),
  tasks: toggleList('tasks'),
  codeBlock: wrapInCode,
  details: wrapInDetails('Titre'),
  rule: insertRule,
  footnote: fromSpec((state) => insertFootnote(state, 'Une note.')),
  quotation: fromSpec((state) => insertQuotation(state, { text: 'a\nb', author: 'A', work: 'W' })),
  language: fromSpec((state) => insertLanguage(state, { language: 'ar', text: 'كلمة' })),
  video: fromSpec((state) => insertVideo(state, { text: '', address: 'https://youtu.be/a' })),
  paragraph: insertParagraph,
  lineBreak: insertLineBreak,
  join: joinParagraphs,
  backspaceMark: deleteMarkupBackward,
  indent: indentMore,
  undo,
  redo,
};

const edit = fc.record({
  anchor: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 200 }),
  act: fc.oneof(
    fc.constantFrom(...Object.keys(commands)),
    fc
      .string({
        unit: fc.constantFrom(
          'é',
          '\u00a0',
          '’',
          '« ',
          '😀',
          '\n',
          '\t',
          '  ',
          '|',
          '# ',
          '',
          '\r',
        ),
      })
      .map((text) => ({ text })),
  ),
});

function applyTo(text: string, { changes }: Transaction): string {
  let result = '';
  let at = 0;
  changes.iterChanges((from, to, _, __, inserted) => {
    result += text.slice(at, from) + inserted.toString();
    at = to;
  }, true);
  return result + text.slice(at);
}

test('edits equal the same edits on a string, and all of them are undone to the first byte', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { maxLength: 25 }),
      fc.constantFrom(sample, 'a  \n\tb', ''),
      (edits, first) => {
        let state = articleState(first);
        let text = first;
        const dispatch = (transaction: Transaction) => {
          text = applyTo(text, transaction);
          state = transaction.state;
        };
        for (const { anchor, length, act } of edits) {
          const from = Math.round(anchor * state.doc.length);
          const head = Math.min(state.doc.length, from + length);
          state = state.update({ selection: { anchor: from, head } }).state;
          if (typeof act === 'string') commands[act]?.({ state, dispatch });
          else dispatch(state.update(state.replaceSelection(act.text)));
          expect(state.doc.toString()).toBe(text);
        }
        while (undo({ state, dispatch }));
        expect(state.doc.toString()).toBe(first);
        expect(text).toBe(first);
      },
    ),
    { numRuns: 60 },
  );
});
