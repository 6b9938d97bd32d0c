/** The text of one element of a JSON array. */
export interface ArrayElement {
  text: string;
  /** Line where it begins, from 1. */
  line: number;
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;

/**
 * Cuts a JSON array into its elements without parsing it whole, so that it can be larger than a string may be, and so that
 * the records before a break are kept. Elements still have to be parsed: a misplaced comma shows there.
 */
export class ArrayElements {
  #line = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = '';
  #elementLine = 1;
  #started = false;
  /** True once the bracket that ends the array was seen. */
  closed = false;
  /** Line of the first text after that bracket, or null. */
  lineAfterEnd: number | null = null;

  /** Line that was reached. */
  get line(): number {
    return this.#line;
  }

  /** Characters of the element that is still open. */
  get pending(): number {
    return this.#element.length;
  }

  /** Takes the next piece of the document; returns the elements that it completes. */
  push(chunk: string): ArrayElement[] {
    const done: ArrayElement[] = [];
    let from = 0;
    const endElement = (to: number): void => {
      this.#element += chunk.slice(from, to);
      if (this.#element.trim() !== '') done.push({ text: this.#element, line: this.#elementLine });
      this.#element = '';
      this.#started = false;
    };
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#inString = false;
        continue;
      }
      if (code <= 32) continue;
      if (this.closed) {
        this.lineAfterEnd ??= this.#line;
        continue;
      }
      if (this.#depth === 1 && !this.#started) {
        this.#started = true;
        this.#elementLine = this.#line;
      }
      if (code === QUOTE) this.#inString = true;
      else if (code === 123 || code === 91) {
        this.#depth += 1;
        if (this.#depth === 1) from = at + 1;
      } else if (code === 125 || code === 93) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          endElement(at);
          this.closed = true;
        }
      } else if (code === COMMA && this.#depth === 1) {
        endElement(at);
        from = at + 1;
      }
    }
    if (!this.closed && this.#depth > 0) this.#element += chunk.slice(from);
    return done;
  }
}
