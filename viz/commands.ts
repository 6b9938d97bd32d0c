import { SCHEMES } from './coloring.ts';
import { nextNode } from './focus.ts';
import type { Commands } from './keyboard.ts';
import { kindEntry } from './kinds.ts';
import type { Context } from './panels/context.ts';
import type { Scene } from './scene.ts';
import type { Ego, State } from './state.ts';
import { plainLabel, plural } from './text.ts';
import { otherTheme } from './theme.ts';

/** What keys, buttons and searched actions do. */
export function createCommands(context: Context, scene: () => Scene | null, search: () => void): Commands {
  const { store, model, view, announce } = context;
  const put = (fields: Partial<State>) => store.dispatch({ type: 'put', fields });
  return {
    search,
    back: () => store.dispatch({ type: 'step-back' }),
    fit: () => scene()?.look(null),
    zoom: (factor) => scene()?.zoom(factor),
    layer: (layer) => put({ layer }),
    list: () => {
      if (scene()) put({ pane: store.get().pane === 'list' ? 'map' : 'list' });
    },
    save: () => put({ saving: !store.get().saving }),
    theme: () => put({ theme: otherTheme(store.get().theme) }),
    help: () => put({ help: !store.get().help }),
    clear: () => store.dispatch({ type: 'clear-filters' }),
    open: () => store.dispatch({ type: 'select', node: store.get().hovered ?? store.get().selected }),
    step: (direction) => {
      const { hovered, selected } = store.get();
      const from = model.index.get(hovered ?? selected ?? '') ?? view().visible.indexOf(1);
      const to = hovered || selected ? nextNode(view(), from, direction) : from;
      const node = to === null ? undefined : model.nodes[to];
      if (!node) return announce('Nothing further that way');
      put({ hovered: node.id });
      announce(`${plainLabel(node.label)}, ${kindEntry(node.kind).one}, ${plural(node.degree, 'link')}`);
    },
    pick: () => {
      const node = store.get().hovered ?? store.get().selected;
      if (node) store.dispatch({ type: 'toggle-pick', node });
    },
    path: () => {
      const { selected, hovered, path } = store.get();
      const from = path?.[0] ?? selected;
      if (from && hovered && from !== hovered) store.dispatch({ type: 'find-path', from, to: hovered });
      else announce('Open a name, go to another one with the arrows, then press P');
    },
    around: () => {
      const { ego, selected } = store.get();
      const depth = ego && ego.node === selected ? ego.depth : 0;
      if (depth === 3 || !selected) put({ ego: null });
      else store.dispatch({ type: 'around', depth: (depth + 1) as Ego['depth'] });
    },
    lasso: () => put({ tool: store.get().tool === 'lasso' ? 'hand' : 'lasso' }),
    coloring: () => {
      const at = SCHEMES.findIndex(({ coloring }) => coloring === store.get().coloring);
      const next = SCHEMES[(at + 1) % SCHEMES.length]!;
      put({ coloring: next.coloring });
      announce(`Coloured by ${next.name}`);
    },
    variants: () => {
      put({ rolled: !store.get().rolled });
      announce(store.get().rolled ? 'Variants are counted in their parents' : 'Variants stand by themselves');
    },
  };
}
