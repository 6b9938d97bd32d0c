import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killRuns } from '../support/kills.ts';

test('20 runs killed at random moments lose nothing (test/kills.ts does more)', async () => {
  const home = mkdtempSync(join(tmpdir(), 'papergraph-kills-'));
  try {
    const counts = await killRuns(home, 20, 20);
    expect(counts.kills + counts.ended).toBe(20);
    expect(counts.kills).toBeGreaterThan(10);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 600_000);
