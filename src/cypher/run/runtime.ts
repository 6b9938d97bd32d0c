import type { EvalContext } from '../contract.ts';
import { CypherError } from '../errors.ts';
import type { FulltextIndex } from '../fulltext/index.ts';
import type { Graph } from '../graph/types.ts';
import type { Value } from '../values/value.ts';

/** The values of all variables of a query, each at its own place. Operators write into one row; who keeps values copies them. */
export type Row = Value[];

export interface Limits {
  /** Milliseconds from now on, on the clock that was injected. */
  readonly timeoutMs?: number | undefined;
  readonly maxRows?: number | undefined;
  /** Values that may be held at once by sorting, grouping, collecting and joining; default 20 million. */
  readonly maxItems?: number | undefined;
  /** Aborts the run. The query pauses now and then so that the signal can come, which makes it slower. */
  readonly signal?: AbortSignal | undefined;
  /** Asked now and then whether to stop, without a pause: for a thread that shares a flag with another one. */
  readonly stopped?: (() => boolean) | undefined;
}

export interface Surroundings {
  readonly now: () => number;
  readonly random: () => number;
  readonly timeZone: string;
  /** Finds a full-text index. @throws CypherError where there is none of this name */
  readonly fulltext: (name: string) => FulltextIndex;
}

const TICKS = 2048;
const MAX_ITEMS = 20_000_000;

/** What closures of a prepared query share: parameters and budget change from run to run. */
export class Runtime implements EvalContext {
  readonly graph: Graph;
  readonly #surroundings: Surroundings;
  parameters: ReadonlyMap<string, Value> = new Map();
  now = 0;
  #ticks = 0;
  #deadline = Number.POSITIVE_INFINITY;
  #items = 0;
  #limits: Limits = {};

  constructor(graph: Graph, surroundings: Surroundings) {
    this.graph = graph;
    this.#surroundings = surroundings;
  }

  get timeZone(): string {
    return this.#surroundings.timeZone;
  }

  fulltext(name: string): FulltextIndex {
    return this.#surroundings.fulltext(name);
  }

  /** The time, for budgets. */
  clock(): number {
    return this.#surroundings.now();
  }

  random(): number {
    return this.#surroundings.random();
  }

  /** Starts the budget of one run. */
  begin(parameters: ReadonlyMap<string, Value>, limits: Limits): void {
    this.parameters = parameters;
    this.#limits = limits;
    this.now = this.#surroundings.now();
    this.#deadline = this.now + (limits.timeoutMs ?? Number.POSITIVE_INFINITY);
    this.#ticks = 0;
    this.#items = 0;
    this.check();
  }

  /** One step of work: now and then looks at clock and signal. */
  tick(): void {
    if (++this.#ticks >= TICKS) {
      this.#ticks = 0;
      this.check();
    }
  }

  check(): void {
    if (this.#limits.signal?.aborted || this.#limits.stopped?.())
      throw new CypherError('Aborted', 'The query was stopped');
    if (this.#surroundings.now() > this.#deadline)
      throw new CypherError(
        'Timeout',
        `The query was stopped after ${this.#limits.timeoutMs} ms: give it more time, or ask for less (LIMIT, a shorter path, a start by id)`,
      );
  }

  reserve(items: number): void {
    this.#items += items;
    const most = this.#limits.maxItems ?? MAX_ITEMS;
    if (this.#items > most)
      throw new CypherError(
        'TooLarge',
        `The query holds more than ${most} values at once: aggregate earlier, or ask for less (LIMIT, fewer patterns)`,
      );
  }
}
