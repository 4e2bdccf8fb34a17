import type { Command } from '@codemirror/view';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import type { ToolbarState } from './text/create-editor';
import { type ElementName, inlineCommands } from './text/elements';

type ToolbarProps = {
  words: EditorWords;
  state: ToolbarState | null;
  hasUpload: boolean;
  run(name: ElementName): void;
  mark(command: Command): void;
  undo(): void;
  redo(): void;
  openMenu(): void;
};

type Tool = {
  label: string;
  sign: string;
  className?: string;
  keys?: string;
  isPressed?: boolean;
  isOff?: boolean;
  press(): void;
};

/** One stop of the Tab key; arrows move within it. */
export function Toolbar(props: ToolbarProps) {
  const { words } = props;
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const tools = listTools(props);

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      Home: 0,
      End: tools.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (step + tools.length) % tools.length;
    box.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div
      ref={box}
      className="md-toolbar"
      role="toolbar"
      aria-label={words.toolbar}
      onKeyDown={move}
    >
      {tools.map(({ label, sign, className, keys, isPressed, isOff, press }, index) => (
        <button
          key={label}
          type="button"
          className={className}
          title={keys ? `${label} (${modifier} ${keys})` : label}
          aria-label={label}
          aria-pressed={isPressed}
          aria-disabled={isOff}
          tabIndex={index === current ? 0 : -1}
          // The text keeps its focus, and phones their keyboard.
          onMouseDown={keepFocus}
          onFocus={() => setCurrent(index)}
          onClick={press}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

const modifier = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

const keepFocus = (event: MouseEvent) => event.preventDefault();

function listTools({
  words,
  state,
  hasUpload,
  run,
  mark,
  undo,
  redo,
  openMenu,
}: ToolbarProps): Tool[] {
  const element = (
    name: ElementName & keyof EditorWords['tools'],
    more: Partial<Tool> = {},
  ): Tool => ({
    label: words.elements[name],
    sign: words.tools[name],
    press: () => run(name),
    ...more,
  });
  return [
    {
      label: words.strong,
      sign: words.strong.slice(0, 1),
      className: 'md-bold',
      keys: 'B',
      isPressed: state?.strong ?? false,
      press: () => mark(inlineCommands.strong),
    },
    {
      label: words.emphasis,
      sign: 'I',
      className: 'md-italic',
      keys: 'I',
      isPressed: state?.emphasis ?? false,
      press: () => mark(inlineCommands.emphasis),
    },
    element('heading2', { keys: 'Alt 2', isPressed: state?.heading === 2 }),
    element('heading3', { keys: 'Alt 3', isPressed: state?.heading === 3 }),
    element('link', { keys: 'K' }),
    element('bullets'),
    element('numbers'),
    element('quotation'),
    ...(hasUpload ? [element('picture')] : []),
    element('table'),
    element('footnote'),
    { label: words.more, sign: '+', press: openMenu },
    { label: words.undo, sign: '↶', keys: 'Z', isOff: !state?.canUndo, press: undo },
    { label: words.redo, sign: '↷', isOff: !state?.canRedo, press: redo },
  ];
}
