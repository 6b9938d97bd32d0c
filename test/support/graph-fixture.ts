import { createHash } from 'node:crypto';
import { conceptNode, kindLabel, paperNode } from '../../src/lib/ids.ts';
import type {
  Community,
  ConceptType,
  GraphEdge,
  GraphNode,
  GraphView,
  PropertyGraph,
  PropertyValue,
  Role,
} from '../../src/types.ts';

/** id, title, day. */
const PAPERS: readonly [string, string, string | null][] = [
  ['2106.09685', 'LoRA: Low-Rank Adaptation of Large Language Models', '2021-06-17'],
  ['2305.14314', 'QLoRA: Efficient Finetuning of Quantized LLMs', '2023-05-23'],
  ['2402.09353', 'DoRA: Weight-Decomposed Low-Rank Adaptation', '2024-02-14'],
  ['2305.18290', 'Direct Preference Optimization: Your Language Model is Secretly a Reward Model', '2023-05-29'],
  ['2402.03300', 'DeepSeekMath: Pushing the Limits of Mathematical Reasoning in Open Language Models', '2024-02-05'],
  ['2501.12948', 'DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning', '2025-01-22'],
  ['2203.02155', 'Training language models to follow instructions with human feedback', '2022-03-04'],
  ['1706.03762', 'Attention Is All You Need', '2017-06-12'],
  ['2205.14135', 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness', '2022-05-27'],
  ['2312.00752', 'Mamba: Linear-Time Sequence Modeling with Selective State Spaces', '2023-12-01'],
  ['2010.11929', 'An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale', '2020-10-22'],
  ['1512.03385', 'Deep Residual Learning for Image Recognition', '2015-12-10'],
  ['2006.11239', 'Denoising Diffusion Probabilistic Models', '2020-06-19'],
  ['10.1109/cvpr.2009.5206848', 'ImageNet: A Large-Scale Hierarchical Image Database', '2009-06-20'],
  ['a-note-without-a-date', 'A note without a date', null],
];

/** id, name, type, aliases. */
const CONCEPTS: readonly [string, string, ConceptType, string[]][] = [
  ['lora', 'LoRA', 'method', ['Low-Rank Adaptation', 'low-rank adaptation']],
  ['qlora', 'QLoRA', 'method', []],
  ['dora', 'DoRA', 'method', ['Weight-Decomposed Low-Rank Adaptation']],
  ['dpo', 'DPO', 'method', ['Direct Preference Optimization']],
  ['grpo', 'GRPO', 'method', ['Group Relative Policy Optimization']],
  ['ppo', 'PPO', 'method', []],
  ['rlhf', 'RLHF', 'method', ['reinforcement learning from human feedback']],
  ['attention', 'attention', 'method', ['self-attention']],
  ['flashattention', 'FlashAttention', 'method', []],
  ['transformer', 'Transformer', 'model', []],
  ['mamba', 'Mamba', 'model', []],
  ['vit', 'ViT', 'model', ['Vision Transformer']],
  ['resnet', 'ResNet', 'model', ['ResNets', 'residual network']],
  ['imagenet', 'ImageNet', 'dataset', ['ImageNet-1K']],
  ['cifar-10', 'CIFAR-10', 'dataset', []],
  ['gsm8k', 'GSM8K', 'dataset', []],
  ['image-classification', 'image classification', 'task', []],
  ['fid', 'FID', 'metric', ['Fréchet Inception Distance']],
  ['accuracy', 'accuracy', 'metric', []],
];

/** Paper, concept, role. */
const READS: readonly [string, string, Role][] = [
  ['2106.09685', 'lora', 'introduces'],
  ['2106.09685', 'transformer', 'studies'],
  ['2305.14314', 'qlora', 'introduces'],
  ['2305.14314', 'lora', 'uses'],
  ['2402.09353', 'dora', 'introduces'],
  ['2402.09353', 'lora', 'uses'],
  ['2305.18290', 'dpo', 'introduces'],
  ['2305.18290', 'rlhf', 'studies'],
  ['2305.18290', 'ppo', 'uses'],
  ['2402.03300', 'grpo', 'introduces'],
  ['2402.03300', 'ppo', 'uses'],
  ['2402.03300', 'gsm8k', 'evaluates_on'],
  ['2501.12948', 'grpo', 'uses'],
  ['2501.12948', 'rlhf', 'studies'],
  ['2203.02155', 'rlhf', 'introduces'],
  ['2203.02155', 'ppo', 'uses'],
  ['1706.03762', 'transformer', 'introduces'],
  ['1706.03762', 'attention', 'uses'],
  ['2205.14135', 'flashattention', 'introduces'],
  ['2205.14135', 'attention', 'studies'],
  ['2205.14135', 'transformer', 'uses'],
  ['2312.00752', 'mamba', 'introduces'],
  ['2312.00752', 'transformer', 'studies'],
  ['2312.00752', 'attention', 'studies'],
  ['2010.11929', 'vit', 'introduces'],
  ['2010.11929', 'transformer', 'uses'],
  ['2010.11929', 'imagenet', 'evaluates_on'],
  ['2010.11929', 'cifar-10', 'evaluates_on'],
  ['2010.11929', 'image-classification', 'studies'],
  ['1512.03385', 'resnet', 'introduces'],
  ['1512.03385', 'imagenet', 'evaluates_on'],
  ['1512.03385', 'cifar-10', 'evaluates_on'],
  ['1512.03385', 'image-classification', 'studies'],
  ['1512.03385', 'accuracy', 'evaluates_on'],
  ['2006.11239', 'cifar-10', 'evaluates_on'],
  ['2006.11239', 'fid', 'evaluates_on'],
  ['10.1109/cvpr.2009.5206848', 'imagenet', 'introduces'],
  ['10.1109/cvpr.2009.5206848', 'image-classification', 'studies'],
  ['a-note-without-a-date', 'accuracy', 'studies'],
];

const VARIANTS: readonly [string, string][] = [
  ['qlora', 'lora'],
  ['dora', 'lora'],
  ['vit', 'transformer'],
  ['flashattention', 'attention'],
];

const COMMUNITIES: readonly [id: string, name: string, concepts: string[]][] = [
  ['c1', 'Transformer · attention', ['transformer', 'attention', 'flashattention', 'mamba', 'lora', 'qlora', 'dora']],
  ['c2', 'ImageNet · ResNet', ['imagenet', 'resnet', 'vit', 'cifar-10', 'image-classification', 'fid']],
  ['c3', 'RLHF · PPO', ['rlhf', 'ppo', 'dpo', 'grpo', 'gsm8k']],
];

const COLORS: Record<string, string> = { c1: '#e24f62', c2: '#1f8a70', c3: '#3564c8' };
const communityOf = (concept: string): string | null =>
  COMMUNITIES.find(([, , all]) => all.includes(concept))?.[0] ?? null;
const conceptsOf = (paper: string): string[] => READS.filter(([p]) => p === paper).map(([, c]) => c);
const papersOf = (concept: string): string[] => READS.filter(([, c]) => c === concept).map(([p]) => p);
const paperCommunity = (paper: string): string | null => communityOf(conceptsOf(paper)[0] ?? '');

/** A number in [0, 1) that looks random and depends on the text alone. */
const spread = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;

function node(id: string, given: Partial<GraphNode>): GraphNode {
  const community = given.community ?? null;
  return {
    id,
    kind: 'paper',
    label: id,
    community,
    communityName: COMMUNITIES.find(([c]) => c === community)?.[1] ?? null,
    papers: 1,
    date: null,
    lastDate: null,
    degree: 1,
    x: spread(`x ${id}`) * 20 - 10,
    y: spread(`y ${id}`) * 20 - 10,
    size: 4 + 20 * spread(`size ${id}`),
    color: COLORS[community ?? ''] ?? '#8a8a8a',
    aliases: [],
    ...given,
  };
}

const dates = (papers: string[]): string[] =>
  PAPERS.flatMap(([id, , date]) => (date !== null && papers.includes(id) ? [date] : [])).sort();

function edges(): GraphEdge[] {
  const read = READS.map(
    ([paper, concept, role]): GraphEdge => ({
      source: paperNode(paper),
      target: conceptNode(concept),
      relation: role.toUpperCase(),
      directed: true,
      weight: 1 + Math.floor(3 * spread(paper + concept)),
      basis: 'read',
      shared: [],
      evidence: {
        count: 1,
        confidence: 0.75,
        cue: 'default',
        surfaces: [CONCEPTS.find(([id]) => id === concept)![1]],
        places: [`${paper}|title|0|4`],
      },
    }),
  );
  const variants = VARIANTS.map(
    ([from, to]): GraphEdge => ({
      source: conceptNode(from),
      target: conceptNode(to),
      relation: 'VARIANT_OF',
      directed: true,
      weight: 1,
      basis: 'name',
      shared: [],
    }),
  );
  const related: GraphEdge[] = [];
  const together: GraphEdge[] = [];
  for (const [i, [a]] of PAPERS.entries()) {
    for (const [b] of PAPERS.slice(i + 1)) {
      const shared = conceptsOf(a).filter((concept) => conceptsOf(b).includes(concept));
      const [source, target] = [paperNode(a), paperNode(b)].sort() as [string, string];
      if (shared.length) {
        const weight = shared.length / 5;
        const shares = shared.map(() => 0.75 / shared.length);
        const evidence = { shares, terms: ['low rank', 'policy'], termShares: [0.15, 0.1] };
        const edge = {
          source,
          target,
          relation: 'RELATED',
          directed: false,
          weight,
          basis: 'statistics',
          shared,
        } as const;
        related.push({ ...edge, evidence });
      }
    }
  }
  for (const [i, [a]] of CONCEPTS.entries()) {
    for (const [b] of CONCEPTS.slice(i + 1)) {
      const shared = papersOf(a).filter((paper) => papersOf(b).includes(paper));
      const [source, target] = [conceptNode(a), conceptNode(b)].sort() as [string, string];
      if (shared.length) {
        const weight = shared.length / Math.sqrt(papersOf(a).length * papersOf(b).length);
        together.push({
          source,
          target,
          relation: 'CO_OCCURS',
          directed: false,
          weight,
          basis: 'statistics',
          shared: [],
          evidence: { count: shared.length },
        });
      }
    }
  }
  return [...read, ...variants, ...together, ...related];
}

/** A small map of real papers: 15 papers, 19 concepts, 3 communities, all relations, one concept pair with two relations. */
export function graphView(): GraphView {
  const nodes = [
    ...PAPERS.map(([id, title, date]) =>
      node(paperNode(id), {
        label: title,
        date,
        lastDate: date,
        community: paperCommunity(id),
        papers: conceptsOf(id).length,
      }),
    ),
    ...CONCEPTS.map(([id, name, kind, aliases]) => {
      const days = dates(papersOf(id));
      const [date, lastDate] = [days[0] ?? null, days.at(-1) ?? null];
      const given = {
        kind,
        label: name,
        aliases,
        community: communityOf(id),
        date,
        lastDate,
        papers: papersOf(id).length,
      };
      return node(conceptNode(id), given);
    }),
  ];
  const communities = COMMUNITIES.map(
    ([id, name, concepts]): Community => ({
      id,
      name,
      level: 0,
      parent: null,
      size: nodes.filter((n) => n.community === id).length,
      papers: nodes.filter((n) => n.community === id && n.kind === 'paper').length,
      concepts: concepts.length,
      stability: 1,
      examples: [],
    }),
  );
  const all = edges();
  return { nodes, edges: all, communities, totals: { nodes: nodes.length, edges: all.length } };
}

/** Texts that break readers: markup, quotes, formulas, controls, broken Unicode, right-to-left overrides, the reader's own syntax. */
export const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  '"quoted" and \'single\' & ampersand',
  "back\\slash \\u0027 \\' \\",
  "'; MATCH (n) DETACH DELETE n; //",
  '=HYPERLINK("http://example.org")',
  '+1',
  '-1',
  '@x',
  '\tTab first',
  'line\nbreak\r\nand more\u2028here\u2029there\u0085end',
  'control \u0000\u0001\u0008\u000b\u000c\u001f\u007f characters',
  'no characters \ufffe \uffff',
  'lone \ud800 high and \udc00 low',
  'emoji 👩‍🔬 and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  'العربية \u202eoverride\u202c 中文 Ελληνικά',
  ']]> <!-- --> <?xml?> &amp; &#1;',
  '{"nodes":[],"edges":[]}',
  'a | b|c, d; e',
  '$rows $digest `backtick` {{x}} $y',
  '__proto__',
  'null',
  'NaN',
  '0012',
  '1e5',
  'true',
  ' ',
  'x'.repeat(5000),
];

/** The small map with hostile labels, ids, aliases and dates added, each tied to a proper node. */
export function hostileView(): GraphView {
  const view = graphView();
  const nodes: GraphNode[] = HOSTILE.map((label, i) =>
    node(conceptNode(`hostile-${i} ${label.slice(0, 40)}`), {
      kind: 'method',
      label,
      aliases: [label, `${label} again`],
      community: 'c1',
      communityName: label,
      date: ['2024-02-31', 'yesterday', '0000-00-00', '2024-03', '2024-05-06'][i % 5]!,
      color: i % 2 ? 'red' : '#ABCDEF',
      x: (i + 1) * -1e-7,
      y: 1e3 / (i + 1),
    }),
  );
  // Equal labels, and ids that cleaning makes equal.
  nodes.push(
    node(conceptNode('twin'), { kind: 'method', label: 'Twin' }),
    node(conceptNode('twin\u0001'), { kind: 'method', label: 'Twin' }),
  );
  const added = nodes.map(
    (n, i): GraphEdge => ({
      source: n.id,
      target: conceptNode('lora'),
      relation: i % 3 ? 'CO_OCCURS' : 'VARIANT_OF',
      directed: i % 3 === 0,
      weight: i % 2 ? 1e-7 : 12345678.5,
      basis: 'statistics',
      shared: [HOSTILE[i % HOSTILE.length]!],
    }),
  );
  // A relation that runs both ways.
  added.push({ ...added[0]!, source: added[0]!.target, target: added[0]!.source, weight: 3 });
  return {
    ...view,
    nodes: [...view.nodes, ...nodes],
    edges: [...view.edges, ...added],
    totals: { nodes: 5000, edges: 70_000 },
  };
}

/** The property graph of a view, with titles, abstracts, counts and evidence as a map has them. */
export function propertyGraph(view: GraphView): PropertyGraph {
  const communities = view.communities.map(({ id, name, level, size }) => ({
    id: `community:${id}`,
    labels: ['Community'],
    properties: { id, name, level, size, parent: null, stability: 1 } as Record<string, PropertyValue>,
  }));
  const nodes = view.nodes.map((n) => {
    const id = n.id.slice(n.id.indexOf(':') + 1);
    const shared = { id, date: n.date, x: n.x, y: n.y };
    return n.kind === 'paper'
      ? {
          id: n.id,
          labels: ['Paper'],
          properties: {
            ...shared,
            title: n.label,
            abstract: `About ${n.label}.`,
            comments: 3,
            authors: ['A. Author', 'B. Author'],
          },
        }
      : {
          id: n.id,
          labels: ['Concept', kindLabel(n.kind)],
          properties: {
            ...shared,
            name: n.label,
            aliases: n.aliases,
            papers: n.papers,
            typeShare: 1,
            ambiguous: false,
          },
        };
  });
  const relationships = view.edges.map((e) => ({
    type: e.relation,
    start: e.source,
    end: e.target,
    properties: {
      weight: e.weight,
      basis: e.basis,
      ...(e.basis === 'read'
        ? { count: e.weight, evidence: [`${e.source.slice(6)}|title|0|4`] }
        : { shared: e.shared }),
    } as Record<string, PropertyValue>,
  }));
  const members = view.nodes.flatMap((n) =>
    n.community === null ? [] : [{ type: 'IN', start: n.id, end: `community:${n.community}`, properties: {} }],
  );
  return { nodes: [...nodes, ...communities], relationships: [...relationships, ...members] };
}
