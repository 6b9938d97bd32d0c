/**
 * Fourth step of training: the tagger, once on all labelled papers and once without each fifth of them (rates and chooser learn
 * from papers that their tagger has not seen). `npx tsx train/tagger.ts [SETTINGS [NAMES]]`, NAMES being "all,0,1,2,3,4" or a part of it; writes features.i32 (hash by feature number), crf-K.f32
 * (weights) and crf-K-transitions.f32 for K = 0–4 and "all" to PAPERGRAPH_WORK. Two minutes a model on a quiet core.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { heldOutLoss, trainCrf } from './lib/crf.ts';
import { DatasetBuilder, loadResources, viewPaper } from './lib/dataset.ts';
import { FOLDS, foldOf } from './lib/folds.ts';
import { gold, workRoot } from './lib/papers.ts';
import { labelsOf, projectGold } from './lib/project.ts';

const settings = {
  epochs: 7,
  step: 0.03,
  halving: 300,
  l2: 3,
  dropout: 0.5,
  seed: 1,
  ...(JSON.parse(process.argv[2] ?? '{}') as object),
};
const CUTOFF = 2;
/** What a sentence labelled by the system counts against one labelled by a person. */
const SILVER_WEIGHT = 0.35;
const { vocabulary, lexicon } = loadResources();
const builder = new DatasetBuilder();
for (const paper of gold('train')) {
  const view = viewPaper(paper.title, paper.abstract, vocabulary, lexicon);
  builder.add(view, lexicon, projectGold(paper, view.tokens), 1);
}
const labelled = gold('train').length;
const silver = silverPapers();
for (const { title, abstract } of silver)
  builder.add(viewPaper(title, abstract, vocabulary, lexicon), lexicon, [], SILVER_WEIGHT);
const { data, size, remap } = builder.finish(CUTOFF);
const hashes = builder.numbers.hashes();
const kept = new Int32Array(size);
for (let id = 0; id < remap.length; id++) if (remap[id]! >= 0) kept[remap[id]!] = hashes[id]!;
save(`features.i32`, kept);
console.log(`${size} features of ${hashes.length}, ${data.offsets.length - 1} tokens`);
const names = ['all', ...Array.from({ length: FOLDS }, (_, k) => `${k}`)];
for (const name of process.argv[3]?.split(',') ?? names) {
  if (silver.length > 0) labelSilver(name);
  const model = trainCrf(
    data,
    size,
    (paper) => paper >= labelled || `${foldOf(paper)}` !== name,
    settings,
    (line, m, scale) => {
      const held =
        name === 'all'
          ? ''
          : heldOutLoss(data, m, scale, (p) => p < labelled && p % 4 === 0 && `${foldOf(p)}` === name).toFixed(4);
      console.log(name, line, held);
    },
  );
  save(`crf-${name}.f32`, model.weights);
  save(`crf-${name}-transitions.f32`, model.transitions);
}

/** Abstracts that train/silver.ts labelled, if it was run. */
function silverPapers(): { title: string; abstract: string }[] {
  const file = join(workRoot, 'silver-papers.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { title: string; abstract: string }[]) : [];
}

/** Puts the labels in place that the system of a fold gave. */
function labelSilver(name: string): void {
  const spans = JSON.parse(readFileSync(join(workRoot, `silver-${name}.json`), 'utf8')) as [number, number, number][][];
  let s = 0;
  for (const [k, own] of spans.entries()) {
    while (data.papers[s]! < labelled + k) s++;
    const first = data.sentences[s]!;
    while (s < data.papers.length && data.papers[s] === labelled + k) s++;
    const labels = labelsOf(
      own.map(([start, end, c]) => ({ start, end, class: c, entity: 0 })),
      data.sentences[s]! - first,
    );
    data.labels.set(labels, first);
  }
}

function save(name: string, values: Int32Array | Float32Array): void {
  writeFileSync(join(workRoot, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
