import fc from 'fast-check';

/** One seed for all property tests, so that two runs of the suite say the same. `PAPERGRAPH_TEST_SEED=7` tries other inputs. */
fc.configureGlobal({ seed: Number(process.env.PAPERGRAPH_TEST_SEED ?? 1) });
