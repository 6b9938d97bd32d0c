import { compareStrings } from '../lib/text.ts';
import type { Issue } from '../types.ts';

/** What a report says beside file and line. `example` is told for the first of equal issues. */
export interface Report {
  level: Issue['level'];
  what: string;
  mend: string;
  example?: string;
}

/** Collects issues; equal ones of a file are one issue with a count, standing at the first line. */
export class IssueLog {
  readonly #byKey = new Map<string, Issue>();

  add(file: string, line: number | null, report: Report): void {
    const key = JSON.stringify([file, report.level, report.what, report.mend]);
    const known = this.#byKey.get(key);
    if (known) {
      known.count += 1;
      return;
    }
    const example = report.example === undefined ? '' : `: ${shorten(report.example)}`;
    this.#byKey.set(key, {
      level: report.level,
      file,
      line,
      what: report.what + example,
      mend: report.mend,
      count: 1,
    });
  }

  /** All issues by file, line and text. */
  list(): Issue[] {
    return [...this.#byKey.values()].sort(
      (a, b) =>
        compareStrings(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compareStrings(a.what + a.mend, b.what + b.mend),
    );
  }
}

/** A value for a message: printable, on one line, short. */
function shorten(text: string): string {
  const quoted = JSON.stringify(text.toWellFormed().slice(0, 60));
  return text.length > 60 ? `${quoted.slice(0, -1)}…"` : quoted;
}
