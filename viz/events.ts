type Listener = (...values: unknown[]) => void;

/**
 * Node's EventEmitter, as much of it as graphology and Sigma use, in place of the package of that name, which would be a thirtieth of
 * the page's script.
 */
export class EventEmitter {
  #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const once: Listener = (...values) => {
      this.removeListener(event, once);
      listener.apply(this, values);
    };
    return this.on(event, once);
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  removeListener(event: string, listener: Listener): this {
    const rest = this.#listeners.get(event)?.filter((other) => other !== listener);
    if (rest) this.#listeners.set(event, rest);
    return this;
  }

  off(event: string, listener: Listener): this {
    return this.removeListener(event, listener);
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  listenerCount(event: string): number {
    return this.#listeners.get(event)?.length ?? 0;
  }

  /** Listeners that are added or removed by a listener take effect with the next event. */
  emit(event: string, ...values: unknown[]): boolean {
    const listeners = this.#listeners.get(event);
    for (const listener of listeners ?? []) listener.apply(this, values);
    return listeners !== undefined && listeners.length > 0;
  }

  setMaxListeners(_most: number): this {
    return this;
  }
}
