/** Opens a map folder in a thread of its own and answers queries over it. */
import { parentPort, workerData } from 'node:worker_threads';
import { CypherError, caret, createEngine, type Engine, fromTyped, toTyped } from '../../cypher/index.ts';
import { type MapGraph, NotLoaded, openMapGraph } from './map-graph.ts';
import type { Answer, Failure, Question, Reply } from './messages.ts';
import { planText } from './plan-text.ts';

const { dir, stop } = workerData as { dir: string; stop: SharedArrayBuffer };
const stopped = new Int32Array(stop);
// The thread is busy while a query runs, so that no message could abort it: the flag can be read.
const isStopped = (): boolean => Atomics.load(stopped, 0) === 1;

const reply = (message: Reply): void => parentPort!.postMessage(message);

async function answer(engine: Engine, { query, parameters, timeoutMs, maxRows }: Question): Promise<Answer> {
  const values = new Map(Object.entries(parameters).map(([name, value]) => [name, fromTyped(value)]));
  const start = performance.now();
  const result = await runLoaded(() => engine.run(query, values, { timeoutMs, maxRows, stopped: isStopped }));
  return {
    columns: result.columns,
    rows: result.rows.map((row) => row.map(toTyped)),
    truncated: result.truncated,
    ms: performance.now() - start,
    ...(result.plan && { plan: planText(result.plan) }),
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof CypherError) return { code: error.code, message: error.message, caret: caret(error) };
  return { code: 'Internal', message: error instanceof Error ? error.message : String(error), caret: null };
}

/** Runs a query, again after reading each property that it turns out to need. */
async function runLoaded<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await graph!.load(error.keys);
    }
  }
}

let graph: MapGraph | null = null;
try {
  graph = await openMapGraph(dir);
  const engine = createEngine(graph.source);
  parentPort!.on('message', (question: Question) => {
    answer(engine, question).then(
      (result) => reply({ answer: result }),
      (error) => reply({ failure: failureOf(error) }),
    );
  });
  reply({ ready: true });
} catch (error) {
  reply({ failure: failureOf(error) });
}
