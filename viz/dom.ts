type Child = Node | string | null | false;

interface Properties {
  class?: string;
  /** Attributes; null and false leave one out, true writes it empty. Never `style`: the page's policy forbids it. */
  attrs?: Record<string, string | number | boolean | null>;
  on?: { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
}

/** An element with attributes, listeners and children. Strings become text nodes, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (properties.class) element.className = properties.class;
  for (const [name, value] of Object.entries(properties.attrs ?? {}))
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  for (const [name, listener] of Object.entries(properties.on ?? {}))
    element.addEventListener(name, listener as EventListener);
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/** Text from data: its direction is its own and cannot leak into the words around it. */
export const bdi = (text: string, className = ''): HTMLElement => el('bdi', { class: className }, text);

/** An svg drawing of one path in a box from -1.25 to 1.25, in the current text colour; hidden from readers. */
export function icon(path: string, className = 'icon', box = '-1.25 -1.25 2.5 2.5'): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Replaces what is inside an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== false));
}

/** An element of index.html. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html lacks #${id}`);
  return element;
}
