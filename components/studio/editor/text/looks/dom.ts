type Child = Node | string | null | undefined | false;

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

export function makeButton(label: string, press: () => void): HTMLButtonElement {
  const button = make('button', 'studio-button', label);
  button.type = 'button';
  button.addEventListener('click', press);
  return button;
}

/** So that the editor does not take a press on what opens a form for one into the text */
export const isOnControl = ({ target }: Event) =>
  target instanceof Element && target.closest('button, img, .md-no-picture, table') !== null;
