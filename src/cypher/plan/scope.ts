/** Which variables are visible, and where in the row their values are. */
export type Scope = ReadonlyMap<string, number>;

/** Deals out places in the row; a place is never used for two variables. */
export class Slots {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  next(): number {
    return this.#count++;
  }
}

export const withVariable = (scope: Scope, name: string, slot: number): Scope => new Map(scope).set(name, slot);
