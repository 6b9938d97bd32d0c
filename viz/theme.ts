import { type Palette, readPalette } from './palette.ts';
import type { Store, Theme } from './state.ts';

const KEY = 'papergraph-theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

/** The reader's own choice of before; a page opened from disk may not be allowed to remember. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

const resolved = (theme: Theme): 'light' | 'dark' => (theme === 'system' ? (system.matches ? 'dark' : 'light') : theme);

/** The other theme than the one that is shown. */
export const otherTheme = (theme: Theme): Theme => (resolved(theme) === 'dark' ? 'light' : 'dark');

/** Puts the theme in force and keeps it so. @returns the colours in force */
export function bindTheme(store: Store): () => Palette {
  const root = document.documentElement;
  let palette = readPalette(root);
  const apply = () => {
    root.dataset.theme = resolved(store.get().theme);
    palette = readPalette(root);
  };
  apply();
  store.subscribe(({ theme }, previous) => {
    if (theme === previous.theme) return;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Not remembered, still shown.
    }
    apply();
  });
  system.addEventListener('change', apply);
  return () => palette;
}
