import { createCommands } from './commands.ts';
import { byId } from './dom.ts';
import { revealing } from './filters.ts';
import { bindKeyboard } from './keyboard.ts';
import { bindLasso } from './lasso.ts';
import { openSource } from './load.ts';
import { createModel } from './model.ts';
import type { Context } from './panels/context.ts';
import { createDetail } from './panels/detail.ts';
import { createFilters } from './panels/filters.ts';
import { bindFrame } from './panels/frame.ts';
import { createHelp } from './panels/help.ts';
import { createList } from './panels/list.ts';
import { showNotice } from './panels/notice.ts';
import { createPicked } from './panels/picked.ts';
import { createSaving } from './panels/saving.ts';
import { createSearchBox } from './panels/search-box.ts';
import { createTools } from './panels/tools.ts';
import { createTrail } from './panels/trail.ts';
import { createStage } from './stage.ts';
import { createStore, INITIAL } from './state.ts';
import { plural } from './text.ts';
import { bindTheme, rememberedTheme } from './theme.ts';
import { bindAddress, readHash } from './url.ts';
import { createViewer } from './view.ts';

const notice = byId('notice');

/** Why there is a table in place of a map. */
const UNDRAWN = {
  'no-webgl': {
    title: 'The map cannot be drawn here',
    text: 'This browser offers no WebGL. Search, filters, table and panels work all the same.',
  },
  lost: {
    title: 'The drawing was lost',
    text: 'The browser took the graphics away, twice. Search, filters, table and panels work all the same.',
    action: { name: 'Load the page again', run: () => location.reload() },
  },
};

async function start(): Promise<void> {
  const store = createStore({ ...INITIAL, ...readHash(location.hash), theme: rememberedTheme() });
  let scene: ReturnType<typeof createStage> = () => null;
  const palette = bindTheme(store);
  showNotice(notice, { title: 'Loading the map …', text: '', whole: true, busy: true });
  const source = openSource(document);
  const { title, view: data } = await source.map(store.get().whole);
  const model = createModel(data, title);
  byId('title').textContent = title || 'papergraph';
  if (model.nodes.length === 0) {
    showNotice(notice, {
      title: 'This map is empty',
      text: 'No paper was read into it. Build it from pages that hold titles and abstracts.',
      whole: true,
    });
    return;
  }
  showNotice(notice, null);

  const viewer = createViewer(model);
  const view = () => viewer(store.get());
  const live = byId('live');
  const announce = (text: string) => {
    live.textContent = text;
  };
  const go = (node: string) => {
    const at = model.index.get(node);
    if (at === undefined || view().visible[at]) store.dispatch({ type: 'select', node });
    else store.dispatch({ type: 'reveal', node, fields: revealing(store.get(), view().model, at) });
    if (at !== undefined) scene()?.fly(at);
  };
  const context: Context = { store, model, source, view, palette, go, announce, ask: (words) => search.ask(words) };

  const search = createSearchBox(byId('search'), context, () => commands);
  const commands = createCommands(context, () => scene(), search.focus);

  const pane = () => {
    const list = store.get().pane === 'list';
    byId('list').hidden = !list;
    document.body.classList.toggle('as-list', list);
  };
  bindFrame(byId('space'), store);
  createFilters(byId('filters'), context);
  createList(byId('list'), context);
  createDetail(byId('panel'), context);
  createTrail(byId('trail'), context);
  createPicked(byId('picked'), context);
  createHelp(byId('help') as HTMLDialogElement, store);
  createSaving(byId('saving') as HTMLDialogElement, context, () => scene());
  createTools(byId('tools'), byId('zoom'), store, commands);
  bindKeyboard(document, byId('stage'), commands);
  bindAddress(store, window);
  pane();
  const nothing = () => {
    if (view().nodes.shown === 0) {
      const clear = { name: 'Clear filters', run: () => store.dispatch({ type: 'clear-filters' }) };
      showNotice(notice, {
        title: 'Nothing matches these filters',
        text: `All ${plural(model.nodes.length, 'name')} are hidden.`,
        action: clear,
        whole: true,
      });
    } else if (notice.classList.contains('whole')) showNotice(notice, null);
  };
  nothing();
  store.subscribe((state, previous) => {
    if (state.pane !== previous.pane) pane();
    nothing();
  });
  scene = createStage(context, (why) => {
    showNotice(notice, UNDRAWN[why]);
    document.body.classList.add('no-map');
    store.dispatch({ type: 'put', fields: { pane: 'list' } });
  });

  // The index is at hand before the first letter; names are read while nothing else happens.
  setTimeout(search.prepare, 1500);
  bindLasso(byId('space'), byId('stage'), context, () => scene());

  // Only a step through the browser's history moves the camera to where the state says; otherwise the state follows the camera.
  window.addEventListener('popstate', () => scene()?.look(store.get().camera));
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-node], a[data-why]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const pair = readHash(link.hash).link;
    if (pair) store.dispatch({ type: 'read-link', a: pair[0], b: pair[1] });
    else go(link.dataset.node!);
  });
}

start().catch((error: unknown) => {
  showNotice(notice, {
    title: 'The map could not be opened',
    text: error instanceof Error ? error.message : String(error),
    action: { name: 'Try again', run: () => location.reload() },
    whole: true,
  });
});
