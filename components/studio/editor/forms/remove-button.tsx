import { apply, type InsertFormProps } from './apply';

type RemoveButtonProps = InsertFormProps & { label: string; span: { from: number; to: number } };

export function RemoveButton({ label, span, ...props }: RemoveButtonProps) {
  const { doc } = props.view.state;
  const after = /^\n{0,2}/.exec(doc.sliceString(span.to, span.to + 2))?.[0].length ?? 0;
  return (
    <button
      className="studio-button"
      type="button"
      onClick={() =>
        apply(props, {
          changes: { from: span.from, to: span.to + after },
          userEvent: 'delete.form',
        })
      }
    >
      {label}
    </button>
  );
}
