/**
 * `npx tsx test/fuzz.ts [COUNT] [SEED]`: COUNT (1,000,000) damaged and made-up inputs for every reader: no crash, no input that takes seconds, no memory that grows.
 */
import { fuzzReaders } from './support/fuzz.ts';

const [count = '1000000', seed = '1'] = process.argv.slice(2);
const { inputs, papers, slowest, growth } = await fuzzReaders(Number(count), Number(seed), console.log);
console.log(
  `${inputs} inputs, ${papers} papers read from them; the slowest took ${Math.round(slowest)} ms; ${Math.round(growth)} MB of objects more at the end than after the first tenth`,
);
