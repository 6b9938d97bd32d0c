import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { relatedIndex } from '../link/index.ts';
import {
  conceptDetail,
  findPath,
  type MapIndex,
  mapStats,
  paperDetail,
  relatedPapers,
  selectGraph,
} from '../query/index.ts';
import { createServer, listen, type MapProvider } from '../serve/index.ts';
import { type Manifest, overridesState } from '../store/index.ts';
import { unappliedNote } from './corrections.ts';
import { contextOf, defineCommand, number } from './define.ts';
import { builtViewer } from './html.ts';
import { liveProvider } from './live-provider.ts';
import { openIndex } from './open.ts';
import { withoutControls } from './table.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/i;

/** `papergraph serve`: the interactive map in a browser of this machine. */
export function serveCommand(): Command {
  return defineCommand('serve', 'serve the interactive map on this machine', [
    'papergraph serve map',
    'papergraph serve map --port 8080 --open',
  ])
    .argument('<dir>', 'the map folder')
    .option('--port <port>', 'port (default 4321, or the next free one; 0: any free one)', number)
    .option('--host <host>', 'address to listen on; the default is reachable from this machine only', '127.0.0.1')
    .option('--open', 'open the map in the default browser')
    .action(async (dir: string, given: { port?: number; host: string; open?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { index, manifest } = await openIndex(dir);
      const note = unappliedNote(dir, manifest);
      if (note) context.stderr.write(`${withoutControls(note)}\n`);
      const title = basename(resolve(dir));
      const reopen = async (): Promise<MapProvider> => {
        const opened = await openIndex(dir);
        return mapProvider(opened.index, title, dir, opened.manifest);
      };
      const tell = (line: string): void => void context.stderr.write(`${withoutControls(line)}\n`);
      const live = liveProvider(dir, mapProvider(index, title, dir, manifest), reopen, tell);
      const app = createServer(live.provider, {
        vizHtml: builtViewer(),
        host: given.host,
        onError: (error) => void context.stderr.write(`papergraph: ${error.stack ?? error.message}\n`),
      });
      const { host, port } = given;
      const { url, close } = await listen(app, port === undefined ? { host } : { host, port });
      context.stdout.write(`${url}\n`);
      if (!LOOPBACK.test(host))
        context.stderr.write(
          `warning: ${withoutControls(host)} lets other machines read this map; leave --host out to keep it private\n`,
        );
      if (!given.quiet) context.stderr.write(`serving ${dir}; stop with Ctrl-C\n`);
      if (given.open) openBrowser(url);
      await new Promise<void>((done) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
      });
      live.stop();
      await close();
    });
}

/** Nodes of a map from which on a browser gets the backbone first, and how many links that has. */
const LARGE = 40_000;
const BACKBONE_LINKS = 40_000;

/** What the server tells, from an opened map. */
function mapProvider(index: MapIndex, title: string, dir: string, manifest: Manifest): MapProvider {
  const whole = selectGraph(index, { layer: 'both', authors: true });
  const { papers, resolution } = index.map;
  let nearest: ReturnType<typeof relatedIndex> | null = null;
  const known = (node: string): boolean => index.positions.has(node);
  // An address that was kept may hold an id from before a correction.
  const currentId = (id: string): string =>
    index.concepts.has(id) ? id : (index.byId.get(id)?.find(({ kind }) => kind === 'concept')?.id ?? id);
  return {
    title,
    version: () => manifest.digest.all,
    isLarge: whole.nodes.length > LARGE,
    view: (part) =>
      part === 'whole' ? whole : selectGraph(index, { layer: 'both', authors: true, top: BACKBONE_LINKS }),
    paper: (id) => paperDetail(index, id),
    concept: (id) => conceptDetail(index, currentId(id)),
    related: (id, n) => {
      if (!index.papers.has(id)) return null;
      // The map stores the nearest of each paper; only for more is the index made that found them.
      if (n <= Number(manifest.options.related)) return relatedPapers(index, id, { n });
      nearest ??= relatedIndex(papers, resolution);
      return nearest.related(id, n);
    },
    path: (from, to) => (known(from) && known(to) ? findPath(index, from, to) : null),
    // Looked at anew each time: it may be edited while the map is served.
    stats: () => ({ ...mapStats(index.map), overrides: { state: overridesState(dir, manifest) } }),
  };
}

/** Opens the system's browser; a machine without one is no error. */
function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(program!, args, { stdio: 'ignore', detached: true })
    .on('error', () => process.stderr.write(`no browser could be opened: go to ${url}\n`))
    .unref();
}
