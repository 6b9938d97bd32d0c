/**
 * `npx tsx test/kills.ts [COUNT] [SEED]`: kills COUNT (200) runs of build, add and export at random moments and tells what they left. Needs `npm run build`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRuns } from './support/kills.ts';

const [count = '200', seed = '1'] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'papergraph-kills-'));
const { kills, ended, old, new: whole, finished } = await killRuns(home, Number(count), Number(seed), console.log);
rmSync(home, { recursive: true, force: true });
console.log(
  `${kills} runs killed, ${ended} ended before: ${old} times the old map or file, ${whole} times the new one, 0 lost or mixed; ${finished} runs over what was left ended as they should`,
);
