import { useState } from 'react';
import { insertBlock } from '../text/commands/blocks';
import { type Alignment, readTable, type TableText, writeTable } from '../text/looks/table-text';
import { apply, type InsertFormProps } from './apply';
import { FormDialog } from './form-dialog';
import { RemoveButton } from './remove-button';

type TableFormProps = InsertFormProps & {
  table?: { from: number; to: number; text: string } | undefined;
};

const empty: TableText = {
  alignments: ['none', 'none', 'none'],
  rows: [
    ['', '', ''],
    ['', '', ''],
    ['', '', ''],
  ],
};
const maxColumns = 8;

/** A grid of fields; rows that are not changed keep their Markdown. */
export function TableForm(props: TableFormProps) {
  const { table, view, onEnd } = props;
  const words = props.words.forms;
  const [before] = useState(table?.text ?? '');
  const [{ alignments, rows }, setTable] = useState(() => (before ? readTable(before) : empty));

  function save() {
    const text = writeTable({ alignments, rows }, before);
    if (text === before) return onEnd();
    if (!table) return apply(props, insertBlock(view.state, text));
    const { from, to } = table;
    apply(props, { changes: { from, to, insert: text }, userEvent: 'input.form' });
  }

  const setCell = (row: number, column: number, value: string) =>
    setTable(({ rows: old, ...rest }) => ({
      ...rest,
      rows: old.map((cells, at) =>
        at === row ? cells.map((cell, index) => (index === column ? value : cell)) : cells,
      ),
    }));
  const setAlignment = (column: number, value: Alignment) =>
    setTable(({ alignments: old, ...rest }) => ({
      ...rest,
      alignments: old.map((alignment, index) => (index === column ? value : alignment)),
    }));
  const change = (next: (old: TableText) => TableText) => () => setTable(next);
  const addRow = change((old) => ({ ...old, rows: [...old.rows, old.alignments.map(() => '')] }));
  const removeRow = change((old) => ({ ...old, rows: old.rows.slice(0, -1) }));
  const addColumn = change((old) => ({
    alignments: [...old.alignments, 'none'],
    rows: old.rows.map((cells) => [...cells, '']),
  }));
  const removeColumn = change((old) => ({
    alignments: old.alignments.slice(0, -1),
    rows: old.rows.map((cells) => cells.slice(0, -1)),
  }));

  return (
    <FormDialog
      words={words}
      title={words.table}
      submit={before ? words.apply : words.insert}
      isWide
      onSubmit={save}
      onEnd={onEnd}
    >
      <div className="md-grid">
        <table>
          <tbody>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
              <tr key={row}>
                {cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                  <td key={column}>
                    <input
                      value={cell}
                      dir="auto"
                      aria-label={
                        row === 0 ? words.header(column + 1) : words.cell(row, column + 1)
                      }
                      onChange={({ currentTarget }) => setCell(row, column, currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              {alignments.map((alignment, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={column}>
                  <select
                    value={alignment}
                    aria-label={words.alignment(column + 1)}
                    onChange={({ currentTarget }) =>
                      setAlignment(column, currentTarget.value as Alignment)
                    }
                  >
                    {Object.entries(words.alignments).map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <div className="md-dialog-acts">
        <TableButton label={words.addRow} press={addRow} />
        <TableButton label={words.removeRow} press={removeRow} isOff={rows.length <= 2} />
        <TableButton
          label={words.addColumn}
          press={addColumn}
          isOff={alignments.length >= maxColumns}
        />
        <TableButton
          label={words.removeColumn}
          press={removeColumn}
          isOff={alignments.length < 2}
        />
        {table && <RemoveButton label={words.removeTable} {...props} span={table} />}
      </div>
    </FormDialog>
  );
}

type TableButtonProps = { label: string; press: () => void; isOff?: boolean };

function TableButton({ label, press, isOff }: TableButtonProps) {
  return (
    <button className="studio-button" type="button" disabled={isOff} onClick={press}>
      {label}
    </button>
  );
}
