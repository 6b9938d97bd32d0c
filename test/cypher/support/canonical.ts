/** Typed JSON with sorted keys, as text: equal values give equal text. */
export function canonicalText(typed: unknown): string {
  return JSON.stringify(typed, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
