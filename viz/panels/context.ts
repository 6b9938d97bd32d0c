import type { DataSource } from '../load.ts';
import type { MapModel } from '../model.ts';
import type { Palette } from '../palette.ts';
import type { State, Store } from '../state.ts';
import type { MapView } from '../view.ts';

/** What every panel works with. */
export interface Context {
  store: Store;
  model: MapModel;
  source: DataSource;
  /** What is visible now. */
  view(): MapView;
  palette(): Palette;
  /** Opens a node and brings it into sight; one that filters hide is shown first. */
  go(node: string): void;
  /** Puts words into the search field, to be gone on with. */
  ask(words: string): void;
  /** Says something to those who cannot see it. */
  announce(text: string): void;
}

/** Runs something after each change of one of these parts of the state. */
export function onChange(store: Store, of: readonly (keyof State)[], run: (state: State) => void): void {
  store.subscribe((state, previous) => {
    if (of.some((key) => state[key] !== previous[key])) run(state);
  });
}

/** Runs something each time another part of the map is visible. */
export function onView({ store, view }: Context, run: () => void): void {
  let shown = view();
  store.subscribe(() => {
    const before = shown;
    shown = view();
    if (shown !== before) run();
  });
}
