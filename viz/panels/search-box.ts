import { type Action, actionsFor, startsAction } from '../actions.ts';
import { bdi, el, fill } from '../dom.ts';
import type { Commands } from '../keyboard.ts';
import { kindEntry } from '../kinds.ts';
import { type Find, type Hit, matches, prepareSearch } from '../search.ts';
import { plural } from '../text.ts';
import type { Context } from './context.ts';
import { kindIcon } from './parts.ts';

/** Actions shown beside names. */
const ACTIONS = 3;

/**
 * The search field with its suggestions, names and actions: an ARIA combobox with a grouped list.
 * @param commands what actions do; asked for when one is chosen
 */
export function createSearchBox(
  container: HTMLElement,
  context: Context,
  commands: () => Commands,
): { focus(): void; ask(words: string): void; prepare(): void } {
  const { model } = context;
  let find: Find | null = null;
  let preparing = false;
  let options: { element: HTMLElement; choose(): void }[] = [];
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
      'aria-label': 'Search names, titles, authors and actions',
      placeholder: 'Search names, titles, authors and actions',
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
  const done = () => {
    open(false);
    input.value = '';
    input.blur();
  };
  /** Names are read in small steps; what was typed meanwhile is answered when they are. */
  function prepare(): void {
    if (preparing) return;
    preparing = true;
    void prepareSearch(model.nodes).then((made) => {
      find = made;
      if (document.activeElement === input && input.value !== '') suggest();
    });
  }
  /** A row that can be chosen. */
  function option(element: HTMLElement, choose: () => void): HTMLElement {
    // Before the field loses the focus, which would close the list under the pointer.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('click', choose);
    options.push({ element, choose });
    return element;
  }
  function act(action: Action): void {
    if (action.fill === undefined) {
      done();
      action.run(commands());
      return;
    }
    input.value = action.fill;
    suggest();
  }

  function suggest(): void {
    const query = input.value;
    prepare();
    if (!find) return;
    options = [];
    const actions = () => {
      const rows = actionsFor(context, query, find!)
        .slice(0, ACTIONS)
        .map((action) => option(actionRow(action, query, `option-${options.length}`), () => act(action)));
      return rows.length > 0 ? [group('actions', 'actions', rows)] : [];
    };
    const leading = startsAction(query) ? actions() : [];
    const names = find(query).map(({ kind, hits }) =>
      group(
        kind ?? 'exact',
        kind ? kindEntry(kind).many : 'called exactly this',
        hits.map((hit) =>
          option(suggestion(context, hit, query, `option-${options.length}`), () => {
            done();
            context.go(model.nodes[hit.node]!.id);
          }),
        ),
      ),
    );
    const sections = [...leading, ...names, ...(leading.length > 0 ? [] : actions())];
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
    prepare();
    if (input.value !== '') suggest();
  });
  input.addEventListener('blur', () => open(false));
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length > 0 && !list.hidden) activate((active + step + options.length) % options.length);
    else if (event.key === 'Enter' && options[active]) options[active]!.choose();
    else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      open(false);
    } else if (event.key === 'Escape') input.blur();
    else return;
    event.preventDefault();
  });
  return {
    prepare,
    ask(words) {
      input.value = words;
      input.focus();
    },
    focus() {
      input.focus();
      input.select();
    },
  };
}

const group = (id: string, title: string, rows: HTMLElement[]): HTMLElement =>
  el(
    'div',
    { attrs: { role: 'group', 'aria-labelledby': `group-${id}` } },
    el('div', { class: 'group', attrs: { id: `group-${id}` } }, title),
    ...rows,
  );

const actionRow = ({ label, note }: Action, query: string, id: string): HTMLElement =>
  el(
    'div',
    { class: 'option action', attrs: { role: 'option', id, 'aria-selected': 'false' } },
    highlighted(label, query),
    el('span', { class: 'note' }, note),
  );

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
    hit.author !== null && el('span', { class: 'quiet' }, ' by ', highlighted(hit.author, query)),
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
