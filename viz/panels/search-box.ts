import { bdi, el, fill } from '../dom.ts';
import { kindEntry } from '../kinds.ts';
import { createSearch, type Hit, matches } from '../search.ts';
import { plural } from '../text.ts';
import type { Context } from './context.ts';
import { kindIcon } from './parts.ts';

/** The search field with its suggestions: an ARIA combobox with a grouped list. */
export function createSearchBox(container: HTMLElement, context: Context): { focus(): void } {
  const { model } = context;
  let find: ReturnType<typeof createSearch> | null = null;
  let options: { element: HTMLElement; node: string }[] = [];
  let active = -1;
  const list = el('div', {
    class: 'suggestions',
    attrs: { id: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions', hidden: true },
  });
  const input = el('input', {
    attrs: {
      type: 'search',
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'suggestions',
      'aria-autocomplete': 'list',
      'aria-label': 'Search concepts and papers',
      placeholder: 'Search concepts and papers',
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
    },
  });
  fill(container, input, el('kbd', { attrs: { 'aria-hidden': 'true' } }, '/'), list);

  const open = (yes: boolean) => {
    list.hidden = !yes;
    input.setAttribute('aria-expanded', String(yes));
    if (!yes) activate(-1);
  };
  const activate = (place: number) => {
    options[active]?.element.setAttribute('aria-selected', 'false');
    active = place;
    const option = options[active]?.element;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const choose = (node: string) => {
    open(false);
    input.value = '';
    input.blur();
    context.go(node);
  };

  function suggest(): void {
    const query = input.value;
    find ??= createSearch(model.nodes);
    const groups = find(query);
    options = [];
    const sections = groups.map(({ kind, hits }) => {
      const id = `group-${kind ?? 'exact'}`;
      const rows = hits.map((hit) => {
        const row = suggestion(context, hit, query, `option-${options.length}`);
        const { id: node } = model.nodes[hit.node]!;
        // Before the field loses the focus, which would close the list under the pointer.
        row.addEventListener('mousedown', (event) => event.preventDefault());
        row.addEventListener('click', () => choose(node));
        options.push({ element: row, node });
        return row;
      });
      return el(
        'div',
        { attrs: { role: 'group', 'aria-labelledby': id } },
        el('div', { class: 'group', attrs: { id } }, kind ? kindEntry(kind).many : 'called exactly this'),
        ...rows,
      );
    });
    if (query.trim() === '') {
      open(false);
      return;
    }
    fill(list, ...(sections.length > 0 ? sections : [el('p', { class: 'quiet' }, 'Nothing is called that here.')]));
    list.scrollTop = 0;
    open(true);
    activate(options.length > 0 ? 0 : -1);
    context.announce(plural(options.length, 'suggestion'));
  }

  input.addEventListener('input', suggest);
  input.addEventListener('focus', () => {
    // The index is made before the first letter, not on it.
    setTimeout(() => {
      find ??= createSearch(model.nodes);
    });
    if (input.value !== '') suggest();
  });
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0 && !list.hidden) activate((active + step + options.length) % options.length);
    else if (event.key === 'Enter' && options[active]) choose(options[active]!.node);
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      open(false);
    } else if (event.key === 'Escape') input.blur();
    else return;
    event.preventDefault();
  });
  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}

function suggestion({ model, view }: Context, hit: Hit, query: string, id: string): HTMLElement {
  const node = model.nodes[hit.node]!;
  const hidden = !view().visible[hit.node];
  return el(
    'div',
    {
      class: hidden ? 'option hidden-hit' : 'option',
      attrs: { role: 'option', id, 'aria-selected': 'false', 'data-node': node.id },
    },
    kindIcon(node.kind),
    highlighted(node.label, query),
    hit.alias !== null && el('span', { class: 'quiet' }, ' also ', highlighted(hit.alias, query)),
    hidden
      ? el('span', { class: 'note' }, 'hidden, show')
      : el('span', { class: 'number' }, node.kind === 'paper' ? (node.date?.slice(0, 4) ?? '') : String(node.papers)),
  );
}

function highlighted(text: string, query: string): HTMLElement {
  const name = bdi('', 'name');
  let at = 0;
  for (const [start, end] of matches(text, query)) {
    name.append(text.slice(at, start), el('b', {}, text.slice(start, end)));
    at = end;
  }
  name.append(text.slice(at));
  return name;
}
