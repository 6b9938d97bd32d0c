import type { MapProvider } from '../serve/index.ts';
import { currentDigest } from '../store/index.ts';

/** How often a served map is looked at. */
const EVERY_MS = 2000;

/** A provider that follows the map. */
interface LiveProvider {
  provider: MapProvider;
  /** Stops looking. */
  stop(): void;
}

/**
 * Serves a map and, when a writer has put a new version in place, that one. Requests are answered from the version that was opened until the new one
 * is; a new version that cannot be opened is told once and leaves the old one served.
 * @param open opens the version that is there now
 */
export function liveProvider(
  dir: string,
  first: MapProvider,
  open: () => Promise<MapProvider>,
  tell: (line: string) => void,
): LiveProvider {
  let current = first;
  let refused: string | null = null;
  let busy = false;
  const look = async (): Promise<void> => {
    const there = currentDigest(dir);
    if (busy || there === null || there === current.version() || there === refused) return;
    busy = true;
    try {
      current = await open();
      tell('the map was written anew: the new version is served');
    } catch (error) {
      refused = there;
      tell(`the new version of the map cannot be opened, the one before is served: ${(error as Error).message}`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  const provider: MapProvider = {
    title: first.title,
    version: () => current.version(),
    get isLarge() {
      return current.isLarge ?? false;
    },
    view: (part) => current.view(part),
    paper: (id) => current.paper(id),
    concept: (id) => current.concept(id),
    related: (id, n) => current.related?.(id, n) ?? null,
    path: (from, to) => current.path?.(from, to) ?? null,
    stats: () => current.stats(),
  };
  return { provider, stop: () => clearInterval(timer) };
}
