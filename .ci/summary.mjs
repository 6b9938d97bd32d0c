// Prints the slowest test files and the closing line of a run from vitest's JSON report. Fails on a failed, skipped or missing test.
import { readFileSync } from 'node:fs';

let report;
try {
  report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  console.log('no test was run: see above why');
  process.exit(1);
}
const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
const skipped = numPendingTests + numTodoTests;
// A file that cannot be loaded holds no test that could fail.
const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const failed = numFailedTests + broken;

const files = testResults.map(({ name, startTime, endTime }) => ({
  name: name.replace(`${process.cwd()}/`, ''),
  seconds: (endTime - startTime) / 1000,
}));
console.log('== slowest test files');
for (const { name, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, 10)) {
  console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}
for (const { name, assertionResults } of testResults) {
  for (const test of assertionResults) {
    if (test.status !== 'passed') console.log(`${test.status}: ${name} > ${test.fullName}`);
  }
}
if (skipped) console.log('skipped tests count as failed here: nothing may be missing');
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(passed > 0 && failed === 0 && skipped === 0 ? 0 : 1);
