import type { DataSource } from '../load.ts';
import type { MapModel } from '../model.ts';
import type { Palette } from '../palette.ts';
import type { Store } from '../state.ts';
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
  /** Says something to those who cannot see it. */
  announce(text: string): void;
}
