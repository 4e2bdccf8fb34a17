import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { foldAccents } from '@/lib/typography/fold-accents';
import type { EditorHost } from './editor-host';
import { type Element, listElements } from './elements';
import { make } from './looks/dom';

/** @param isTyped whether a `/` stands at `from` */
type Menu = { from: number; isTyped: boolean; chosen: number; found: Element[] };

const setMenu = StateEffect.define<Menu | null>();
const listId = 'md-menu';

/** Offers every element of an article, after `/` at the start of a line or by the toolbar. */
export function slashMenu(host: EditorHost) {
  const all = listElements(host.words);

  const field = StateField.define<Menu | null>({
    create: () => null,
    update(menu, transaction) {
      for (const effect of transaction.effects) if (effect.is(setMenu)) return effect.value;
      const { state, docChanged } = transaction;
      if (docChanged && transaction.isUserEvent('input.type') && !menu) return openAt(state);
      if (!menu || !(docChanged || transaction.selection)) return menu;
      return narrow(state, { ...menu, from: transaction.changes.mapPos(menu.from, -1) });
    },
    provide: (own) => [
      showTooltip.from(own, (menu) => menu && toTooltip(menu)),
      EditorView.contentAttributes.from(
        own,
        (menu): Record<string, string> =>
          menu
            ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${menu.chosen}` }
            : {},
      ),
    ],
  });

  function openAt(state: EditorState): Menu | null {
    const { head, empty } = state.selection.main;
    const line = state.doc.lineAt(head);
    const before = state.sliceDoc(line.from, head);
    if (!empty || !/^[ \t]*(?:> ?)*\/$/.test(before)) return null;
    return { from: head - 1, isTyped: true, chosen: 0, found: all };
  }

  function narrow(state: EditorState, menu: Menu): Menu | null {
    const { head, empty } = state.selection.main;
    if (!empty || !menu.isTyped || head <= menu.from) return null;
    const typed = state.sliceDoc(menu.from, head);
    if (!typed.startsWith('/') || /\s$/.test(typed)) return null;
    const query = fold(typed.slice(1));
    const found = all.filter(
      ({ label }) =>
        fold(label)
          .split(/[\s’']/)
          .some((word) => word.startsWith(query)) || fold(label).startsWith(query),
    );
    return found.length > 0 ? { ...menu, found, chosen: 0 } : null;
  }

  function toTooltip(menu: Menu): Tooltip {
    return {
      pos: menu.from,
      create(view) {
        const dom = make('ul', 'md-menu');
        dom.id = listId;
        dom.role = 'listbox';
        dom.ariaLabel = host.words.menu;
        dom.tabIndex = 0;
        // The text keeps the focus.
        dom.addEventListener('mousedown', (event) => event.preventDefault());
        const show = (current: Menu) => {
          dom.replaceChildren(
            ...current.found.map((element, index) => makeOption(view, current, element, index)),
          );
          dom.children[current.chosen]?.scrollIntoView({ block: 'nearest' });
        };
        show(menu);
        return {
          dom,
          mount: () => show(menu),
          update(update) {
            const next = update.state.field(field);
            if (next && next !== update.startState.field(field)) show(next);
          },
        };
      },
    };
  }

  function makeOption(view: EditorView, menu: Menu, element: Element, index: number): HTMLElement {
    const sign = make('span', 'md-menu-sign', element.sign);
    sign.ariaHidden = 'true';
    const option = make('li', '', sign, element.label);
    option.id = `${listId}-${index}`;
    option.role = 'option';
    option.ariaSelected = String(index === menu.chosen);
    option.addEventListener('click', () => choose(view, menu, element));
    return option;
  }

  function choose(view: EditorView, menu: Menu, element: Element): void {
    const { head } = view.state.selection.main;
    const changes = menu.isTyped ? { from: menu.from, to: head, insert: '' } : [];
    view.dispatch({ changes, effects: setMenu.of(null), userEvent: 'delete.menu' });
    view.focus();
    element.run(view, host);
  }

  const move = (by: number) => (view: EditorView) => {
    const menu = view.state.field(field);
    if (!menu) return false;
    const chosen = (menu.chosen + by + menu.found.length) % menu.found.length;
    view.dispatch({ effects: setMenu.of({ ...menu, chosen }) });
    return true;
  };
  const take = (view: EditorView) => {
    const menu = view.state.field(field);
    const element = menu?.found[menu.chosen];
    if (menu && element) choose(view, menu, element);
    return Boolean(menu);
  };
  const close = (view: EditorView) => {
    if (!view.state.field(field)) return false;
    view.dispatch({ effects: setMenu.of(null) });
    return true;
  };

  const extension: Extension = [
    field,
    Prec.highest(
      keymap.of([
        { key: 'ArrowDown', run: move(1) },
        { key: 'ArrowUp', run: move(-1) },
        { key: 'Enter', run: take },
        { key: 'Tab', run: take },
        { key: 'Escape', run: close },
      ]),
    ),
    EditorView.domEventHandlers({
      blur(_, view) {
        close(view);
      },
    }),
  ];
  function open(view: EditorView): void {
    view.focus();
    const from = view.state.selection.main.head;
    view.dispatch({
      effects: setMenu.of({ from, isTyped: false, chosen: 0, found: all }),
      scrollIntoView: true,
    });
  }
  return { extension, open };
}

const fold = (text: string) => foldAccents(text).toLowerCase();
