/** A binary heap; `before(a, b)` says that `a` leaves it first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  /** The item that leaves first, or undefined. */
  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(item, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length > 0 && last !== undefined) this.#sink(last);
    return first;
  }

  /** Puts `item` in the place of the first one. */
  replaceFirst(item: T): void {
    this.#sink(item);
  }

  #sink(item: T): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#before(items[child + 1]!, items[child]!)) child++;
      if (!this.#before(items[child]!, item)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = item;
  }
}

/** Keeps the best `limit` of the items pushed into it; memory does not grow with what is pushed. */
export class Best<T> {
  readonly #heap: Heap<T>;
  readonly #limit: number;
  readonly #compare: (a: T, b: T) => number;

  /** @param compare sorts the best first and never answers 0 for two different items */
  constructor(limit: number, compare: (a: T, b: T) => number) {
    this.#limit = limit;
    this.#compare = compare;
    this.#heap = new Heap<T>((a, b) => compare(a, b) > 0);
  }

  push(item: T): void {
    if (this.#limit <= 0) return;
    if (this.#heap.size < this.#limit) this.#heap.push(item);
    else if (this.#compare(item, this.#heap.peek()!) < 0) this.#heap.replaceFirst(item);
  }

  /** The item that the next better one drives out; undefined while there is room. */
  get last(): T | undefined {
    return this.#heap.size < this.#limit ? undefined : this.#heap.peek();
  }

  /** Best first; empties the collection. */
  drain(): T[] {
    const items: T[] = [];
    for (let item = this.#heap.pop(); item !== undefined; item = this.#heap.pop()) items.push(item);
    return items.reverse();
  }
}
