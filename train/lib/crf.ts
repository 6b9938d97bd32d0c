import { Chain, LABELS } from '../../src/extract/tagger/chain.ts';
import { seededRandom } from '../../src/lib/random.ts';

/** Tokens of many sentences with dense feature numbers. */
export interface Sequences {
  /** Feature numbers of all tokens, and where those of each token begin. */
  features: Int32Array;
  offsets: Float64Array;
  labels: Uint8Array;
  /** First token of each sentence; one entry more than there are sentences. */
  sentences: Int32Array;
  /** Paper of each sentence. */
  papers: Int32Array;
  /** Weight of each paper in training. */
  weights: Float32Array;
}

export interface CrfSettings {
  epochs: number;
  /** First step; it falls to a twentieth in a straight line. */
  step: number;
  /** Squares of a feature's gradients that halve its step (AdaGrad for frequent features, plain steps for rare ones). */
  halving: number;
  /** Strength of L2: twice the coefficient of the squared weights in the loss of the whole data. */
  l2: number;
  /** Share of the features of every token that are left out at random in each pass (feature noising, Wang and Manning, EMNLP 2013). */
  dropout: number;
  seed: number;
}

const STRIDE = 16;
const COIN_MASK = (1 << 20) - 1;

export interface CrfModel {
  /** Feature × 16 + label. */
  weights: Float32Array;
  transitions: Float32Array;
}

/** Scores of a token's labels: sums of the weights of its features. */
function score(
  ids: Int32Array,
  from: number,
  to: number,
  weights: Float32Array,
  scale: number,
  out: Float32Array,
  at: number,
): void {
  let [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let f = from; f < to; f++) {
    const row = ids[f]! * STRIDE;
    a0 += weights[row]!;
    a1 += weights[row + 1]!;
    a2 += weights[row + 2]!;
    a3 += weights[row + 3]!;
    a4 += weights[row + 4]!;
    a5 += weights[row + 5]!;
    a6 += weights[row + 6]!;
    a7 += weights[row + 7]!;
    a8 += weights[row + 8]!;
    a9 += weights[row + 9]!;
    a10 += weights[row + 10]!;
    a11 += weights[row + 11]!;
    a12 += weights[row + 12]!;
  }
  out[at] = a0 * scale;
  out[at + 1] = a1 * scale;
  out[at + 2] = a2 * scale;
  out[at + 3] = a3 * scale;
  out[at + 4] = a4 * scale;
  out[at + 5] = a5 * scale;
  out[at + 6] = a6 * scale;
  out[at + 7] = a7 * scale;
  out[at + 8] = a8 * scale;
  out[at + 9] = a9 * scale;
  out[at + 10] = a10 * scale;
  out[at + 11] = a11 * scale;
  out[at + 12] = a12 * scale;
}

/**
 * Trains on the sentences of the papers that `use` allows: stochastic gradient of the log-likelihood, AdaGrad with one accumulator a
 * feature (Duchi, Hazan and Singer, JMLR 2011), weights decayed all together by a common scale.
 */
export function trainCrf(
  data: Sequences,
  features: number,
  use: (paper: number) => boolean,
  settings: CrfSettings,
  log: (line: string, model: CrfModel, scale: number) => void,
): CrfModel {
  const weights = new Float32Array(features * STRIDE);
  const squares = new Float32Array(features);
  const transitions = new Float32Array((LABELS + 1) * LABELS);
  const transitionSquares = new Float32Array((LABELS + 1) * LABELS);
  const chain = new Chain(transitions);
  const order: number[] = [];
  for (let s = 0; s + 1 < data.sentences.length; s++) if (use(data.papers[s]!)) order.push(s);
  const random = seededRandom(settings.seed);
  const steps = settings.epochs * order.length;
  const coins = Uint8Array.from({ length: COIN_MASK + 1 }, () => Math.floor(random() * 256));
  const threshold = Math.round(settings.dropout * 256);
  const boost = 1 / (1 - settings.dropout);
  let kept = new Int32Array(100_000);
  let bounds = new Int32Array(512);
  let coin = 0;
  let scale = 1;
  let done = 0;
  let scores = new Float32Array(512 * LABELS);
  const gradient = new Float64Array(LABELS);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (const s of order) {
      const step = settings.step * (1 - (0.95 * done) / steps);
      done++;
      const first = data.sentences[s]!;
      const n = data.sentences[s + 1]! - first;
      if (scores.length < n * LABELS) scores = new Float32Array(n * 2 * LABELS);
      let used = 0;
      if (kept.length < data.offsets[first + n]! - data.offsets[first]!)
        kept = new Int32Array(kept.length * 2 + 20_000);
      if (bounds.length < n + 1) bounds = new Int32Array(n * 2);
      for (let i = 0; i < n; i++) {
        bounds[i] = used;
        for (let f = data.offsets[first + i]!; f < data.offsets[first + i + 1]!; f++)
          if (coins[coin++ & COIN_MASK]! >= threshold) kept[used++] = data.features[f]!;
        score(kept, bounds[i]!, used, weights, scale * boost, scores, i * LABELS);
      }
      bounds[n] = used;
      coin = Math.floor(random() * COIN_MASK);
      chain.run(scores, 0, n);
      loss += chain.logNorm - pathScore(chain, scores, data.labels, first, n);
      const weight = data.weights[data.papers[s]!]!;
      for (let i = 0; i < n; i++) {
        let size = 0;
        const gold = data.labels[first + i]!;
        for (let y = 0; y < LABELS; y++) {
          const g = ((y === gold ? 1 : 0) - chain.marginals[i * LABELS + y]!) * weight;
          gradient[y] = g;
          size += g * g;
        }
        if (size < 1e-5) continue;
        for (let f = bounds[i]!; f < bounds[i + 1]!; f++) {
          const id = kept[f]!;
          squares[id]! += size;
          const rate = step / Math.sqrt(1 + (3 * squares[id]!) / settings.halving) / scale;
          const row = id * STRIDE;
          for (let y = 0; y < LABELS; y++) weights[row + y]! += rate * gradient[y]!;
        }
      }
      updateTransitions(chain, transitionSquares, data.labels, first, n, step * weight);
      scale *= 1 - (settings.l2 / order.length) * step;
    }
    log(`epoch ${epoch + 1}: loss per sentence ${(loss / order.length).toFixed(4)}`, { weights, transitions }, scale);
  }
  for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
  return { weights, transitions };
}

/** Score of the labelled path, with the same parts taken in that `logNorm` counts. */
function pathScore(chain: Chain, scores: Float32Array, labels: Uint8Array, first: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const from = i === 0 ? LABELS : labels[first + i - 1]!;
    sum += scores[i * LABELS + labels[first + i]!]! + chain.transitions[from * LABELS + labels[first + i]!]!;
  }
  return sum;
}

function updateTransitions(
  chain: Chain,
  squares: Float32Array,
  labels: Uint8Array,
  first: number,
  n: number,
  step: number,
): void {
  const { factors, forward, backward, emissions, norms, transitions } = chain;
  const change = new Float64Array(transitions.length);
  for (let i = 0; i < n; i++) {
    change[(i === 0 ? LABELS : labels[first + i - 1]!) * LABELS + labels[first + i]!]! += 1;
    for (let y = 0; y < LABELS; y++) {
      if (i === 0) {
        change[LABELS * LABELS + y]! -= chain.marginals[y]!;
        continue;
      }
      const after = (emissions[i * LABELS + y]! * backward[i * LABELS + y]!) / norms[i]!;
      if (after < 1e-7) continue;
      for (let x = 0; x < LABELS; x++)
        change[x * LABELS + y]! -= forward[(i - 1) * LABELS + x]! * factors[x * LABELS + y]! * after;
    }
  }
  for (let k = 0; k < change.length; k++) {
    const g = change[k]!;
    if (Math.abs(g) < 1e-4) continue;
    squares[k]! += g * g;
    transitions[k]! += (step * g) / (Math.sqrt(squares[k]!) + 1);
  }
  chain.refresh();
}

/** Mean loss of the sentences of some papers under a model. */
export function heldOutLoss(data: Sequences, model: CrfModel, scale: number, use: (paper: number) => boolean): number {
  const chain = new Chain(model.transitions);
  let [loss, sentences] = [0, 0];
  for (let s = 0; s + 1 < data.sentences.length; s++) {
    if (!use(data.papers[s]!)) continue;
    const { scores, n } = scoreSentence(data, model, s, scale);
    chain.run(scores, 0, n);
    loss += chain.logNorm - pathScore(chain, scores, data.labels, data.sentences[s]!, n);
    sentences++;
  }
  return loss / Math.max(1, sentences);
}

/** Label scores of every token of a sentence under a trained model. */
export function scoreSentence(
  data: Sequences,
  model: CrfModel,
  s: number,
  scale = 1,
): { scores: Float32Array; n: number } {
  const first = data.sentences[s]!;
  const n = data.sentences[s + 1]! - first;
  const scores = new Float32Array(n * LABELS);
  for (let i = 0; i < n; i++)
    score(
      data.features,
      data.offsets[first + i]!,
      data.offsets[first + i + 1]!,
      model.weights,
      scale,
      scores,
      i * LABELS,
    );
  return { scores, n };
}
