import { el, fill, icon } from '../dom.ts';
import type { Commands } from '../keyboard.ts';
import type { Store } from '../state.ts';

const BOX = '0 0 24 24';
const ICONS = {
  filters: 'M3 5h18M6 12h12M10 19h4',
  list: 'M4 6h16M4 12h16M4 18h16',
  map: 'M5 6l14 3-8 10zM5 6m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M19 9m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M11 19m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  theme: 'M12 3a9 9 0 1 0 9 9a7 7 0 0 1-9-9z',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.6v.4',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 19h16',
  lasso:
    'M12 4c5 0 8.5 2.4 8.5 5.6S17 15 12 15s-8.5-2.2-8.5-5.4S7 4 12 4M7.5 14.2c-1 .6-1.6 1.5-1.2 2.5c.4 1 2 1 2.400 2c.3.8-.4 1.6-1.400 2',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
};

function button(name: keyof typeof ICONS, label: string, run: () => void): HTMLButtonElement {
  return el(
    'button',
    { class: `tool ${name}`, attrs: { type: 'button', 'aria-label': label, title: label }, on: { click: run } },
    icon(ICONS[name], 'icon line', BOX),
  );
}

/** Buttons of the bar and of the camera. */
export function createTools(bar: HTMLElement, camera: HTMLElement, store: Store, commands: Commands): void {
  const list = button('list', 'List in place of the map (L)', commands.list);
  fill(
    bar,
    button('filters', 'Filters', () => store.dispatch({ type: 'put', fields: { drawer: !store.get().drawer } })),
    list,
    button('save', 'Save a picture, a file, references or a link (S)', commands.save),
    button('theme', 'Dark or light (D)', commands.theme),
    button('help', 'Help (?)', commands.help),
  );
  const lasso = button('lasso', 'Pick with a lasso (O, or drag with Shift)', commands.lasso);
  fill(
    camera,
    button('plus', 'Zoom in (+)', () => commands.zoom(1 / 1.5)),
    button('minus', 'Zoom out (−)', () => commands.zoom(1.5)),
    button('fit', 'Fit everything (F)', commands.fit),
    lasso,
  );
  const update = () => {
    lasso.setAttribute('aria-pressed', String(store.get().tool === 'lasso'));
    list.setAttribute('aria-pressed', String(store.get().pane === 'list'));
  };
  update();
  store.subscribe(update);
}
