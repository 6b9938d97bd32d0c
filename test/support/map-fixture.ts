import { conceptNode, paperNode } from '../../src/lib/ids.ts';
import { communityColor } from '../../src/lib/palette.ts';
import { type Random, seededRandom } from '../../src/lib/random.ts';
import {
  type Community,
  type ConceptDetail,
  type ConceptType,
  type GraphEdge,
  type GraphNode,
  type GraphView,
  type Paper,
  type PaperDetail,
  ROLES,
  type Span,
} from '../../src/types.ts';

/** A whole map as the viewer gets it, made by hand: the graph and what the panels ask for. */
export interface MapFixture {
  title: string;
  view: GraphView;
  papers: Map<string, PaperDetail>;
  concepts: Map<string, ConceptDetail>;
}

/** Texts that break careless pages. */
export const HOSTILE = {
  image: '<img src=x onerror="document.title=\'owned\'"> considered harmful',
  script: '</script><script>document.title="owned"</script>',
  bidi: 'Reversed \u202egnirts\u202c and \u2067isolated',
  long: `Long ${'verylongword'.repeat(400)} end`,
} as const;

const FIELDS: { name: string; concepts: [string, ConceptType][]; topics: string[] }[] = [
  {
    name: 'LoRA · adapters',
    topics: ['Cheaper fine-tuning', 'Small adapters for large models', 'What rank is enough', 'Quantised tuning'],
    concepts: [
      ['LoRA', 'method'],
      ['QLoRA', 'method'],
      ['DoRA', 'method'],
      ['prefix tuning', 'method'],
      ['adapters', 'method'],
      ['LLaMA', 'model'],
      ['GLUE', 'dataset'],
      ['instruction tuning', 'task'],
    ],
  },
  {
    name: 'GRPO · reasoning',
    topics: ['Rewards for reasoning', 'Longer chains of thought', 'Learning to verify', 'Stable policy updates'],
    concepts: [
      ['GRPO', 'method'],
      ['PPO', 'method'],
      ['DPO', 'method'],
      ['chain-of-thought', 'method'],
      ['DeepSeek-R1', 'model'],
      ['GSM8K', 'dataset'],
      ['MATH', 'dataset'],
      ['mathematical reasoning', 'task'],
      ['pass@1', 'metric'],
    ],
  },
  {
    name: 'Mamba · state spaces',
    topics: ['Linear time sequences', 'Selective memory', 'Beyond attention', 'Hybrid stacks'],
    concepts: [
      ['Mamba', 'model'],
      ['S4', 'model'],
      ['state space model', 'method'],
      ['FlashAttention', 'method'],
      ['linear attention', 'method'],
      ['The Pile', 'dataset'],
      ['language modelling', 'task'],
      ['perplexity', 'metric'],
    ],
  },
  {
    name: 'diffusion · images',
    topics: ['Faster sampling', 'Text to picture', 'Guidance without tears', 'Editing by words'],
    concepts: [
      ['diffusion model', 'method'],
      ['classifier-free guidance', 'method'],
      ['flow matching', 'method'],
      ['ControlNet', 'model'],
      ['Stable Diffusion', 'model'],
      ['ImageNet', 'dataset'],
      ['COCO', 'dataset'],
      ['image generation', 'task'],
      ['FID', 'metric'],
    ],
  },
  {
    name: 'vision transformers · segmentation',
    topics: ['Patches everywhere', 'Segment what is asked', 'Features without labels', 'Tokens for pixels'],
    concepts: [
      ['ViT', 'model'],
      ['SAM', 'model'],
      ['DINOv2', 'model'],
      ['CLIP', 'model'],
      ['masked autoencoding', 'method'],
      ['ADE20K', 'dataset'],
      ['semantic segmentation', 'task'],
      ['mIoU', 'metric'],
    ],
  },
  {
    name: 'GNN · molecules',
    topics: ['Messages on graphs', 'Molecules as graphs', 'Depth without smoothing', 'Equivariance for free'],
    concepts: [
      ['GNN', 'method'],
      ['message passing', 'method'],
      ['graph transformer', 'model'],
      ['QM9', 'dataset'],
      ['OGB', 'dataset'],
      ['property prediction', 'task'],
      ['ROC-AUC', 'metric'],
    ],
  },
];

/** About 110 nodes in six communities and a few that break careless pages. The same on every call. */
export function mapFixture(): MapFixture {
  const random = seededRandom(7);
  const papers = new Map<string, PaperDetail>();
  FIELDS.forEach((field, f) => {
    field.topics.forEach((topic, t) => {
      for (const part of [0, 1])
        addPaper(papers, random, f, `${topic}${part ? ', revisited' : ''}`, `24${f}${t}.1${part}000`);
    });
  });
  addPaper(papers, random, 0, HOSTILE.image, '10.1000/a b/"c"?d#e');
  addPaper(papers, random, 1, HOSTILE.script, 'script-title');
  addPaper(papers, random, 2, HOSTILE.bidi, '__proto__');
  addPaper(papers, random, 3, HOSTILE.long, 'long-title');
  const concepts = conceptsOf(papers);
  relate(papers);
  const view = viewOf(papers, concepts, random);
  return { title: 'Fixture <b>map</b>', view, papers, concepts };
}

const conceptId = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

function addPaper(papers: Map<string, PaperDetail>, random: Random, f: number, title: string, id: string): void {
  const own = FIELDS[f]!;
  const other = FIELDS[Math.floor(random() * FIELDS.length)]!;
  const names = [...own.concepts].filter(() => random() < 0.55).concat(other.concepts.slice(0, random() < 0.4 ? 1 : 0));
  const known = new Map(names);
  let abstract = 'We look at an old question again.';
  const spans = new Map<string, Span[]>();
  [...known.keys()].forEach((name, i) => {
    const lead = [' We introduce ', ' It is compared with ', ' Experiments use ', ' The gains hold for '][i % 4]!;
    const start = abstract.length + lead.length;
    abstract += `${lead}${name} in several settings.`;
    spans.set(name, [{ field: 'abstract', start, end: start + name.length }]);
  });
  const paper: Paper = {
    id,
    title,
    abstract,
    date: `202${f % 5}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`,
    authors: random() < 0.5 ? 4 : ['Ada Example', 'Blaise Sample'],
    organisation: null,
    comments: 3,
    url: f === 0 ? 'javascript:alert(1)' : `https://huggingface.co/papers/${encodeURIComponent(id)}`,
    dateInferred: false,
    aliases: [],
    sources: [{ file: 'fixture.txt', line: 1 }],
  };
  papers.set(id, {
    kind: 'paper',
    paper,
    community: `c${f + 1}`,
    communityName: own.name,
    concepts: [...known].map(([name, type], i) => ({
      id: conceptId(name),
      name,
      type,
      role: ROLES[i % 4]!,
      cue: 'we introduce',
      confidence: 0.9,
      mentions: spans.get(name)!,
    })),
    related: [],
  });
}

function conceptsOf(papers: Map<string, PaperDetail>): Map<string, ConceptDetail> {
  const concepts = new Map<string, ConceptDetail>();
  FIELDS.forEach((field, f) => {
    for (const [name, type] of field.concepts) {
      const id = conceptId(name);
      const naming = [...papers.values()].filter((detail) => detail.concepts.some((concept) => concept.id === id));
      const together = new Map<string, number>();
      for (const { concepts: others } of naming)
        for (const other of others) if (other.id !== id) together.set(other.id, (together.get(other.id) ?? 0) + 1);
      const known = new Map(naming.flatMap((detail) => detail.concepts).map((concept) => [concept.id, concept]));
      concepts.set(id, {
        kind: 'concept',
        concept: {
          id,
          name,
          type,
          aliases: [`${name}s`],
          papers: naming.length,
          mentions: naming.length,
          typeShare: 1,
          ambiguous: name === 'SAM',
        },
        community: `c${f + 1}`,
        communityName: field.name,
        merges: [
          { surface: name, reason: 'exact', papers: naming.length },
          { surface: `${name}s`, reason: 'folded', papers: 1 },
        ],
        variantOf: name === 'QLoRA' ? [{ id: 'lora', name: 'LoRA', basis: 'name' }] : [],
        variants: name === 'LoRA' ? [{ id: 'qlora', name: 'QLoRA', basis: 'name' }] : [],
        papers: naming.map(({ paper, concepts: named }) => {
          const { role, mentions } = named.find((concept) => concept.id === id)!;
          const { start, end } = mentions[0]!;
          const from = paper.abstract.lastIndexOf('.', start) + 2;
          const to = paper.abstract.indexOf('.', end) + 1;
          return {
            id: paper.id,
            title: paper.title,
            date: paper.date,
            role,
            count: 1,
            evidence: { text: paper.abstract.slice(from, to), start: start - from, end: end - from },
          };
        }),
        together: [...together]
          .map(([other, count]) => ({
            id: other,
            name: known.get(other)!.name,
            type: known.get(other)!.type,
            papers: count,
            weight: count,
          }))
          .sort((a, b) => b.papers - a.papers),
      });
    }
  });
  return concepts;
}

function relate(papers: Map<string, PaperDetail>): void {
  for (const detail of papers.values()) {
    const mine = new Set(detail.concepts.map(({ id }) => id));
    detail.related = [...papers.values()]
      .filter((other) => other !== detail)
      .map((other) => ({ other, shared: other.concepts.filter(({ id }) => mine.has(id)) }))
      .filter(({ shared }) => shared.length > 0)
      .sort((a, b) => b.shared.length - a.shared.length)
      .slice(0, 6)
      .map(({ other, shared }) => ({
        paper: other.paper.id,
        title: other.paper.title,
        date: other.paper.date,
        score: shared.length / 10,
        shared: shared.map(({ id, name }) => ({ concept: id, name, share: 0.9 / shared.length })),
        terms: [{ term: 'old question', share: 0.1 }],
      }));
  }
}

function viewOf(papers: Map<string, PaperDetail>, concepts: Map<string, ConceptDetail>, random: Random): GraphView {
  const edges: GraphEdge[] = [];
  const edge = (source: string, target: string, relation: string, weight: number, directed: boolean) =>
    edges.push({ source, target, relation, weight, directed, basis: directed ? 'read' : 'statistics', shared: [] });
  for (const [id, detail] of papers) {
    for (const concept of detail.concepts)
      edge(paperNode(id), conceptNode(concept.id), concept.role.toUpperCase(), 1, true);
    for (const { paper, score } of detail.related)
      if (id < paper) edge(paperNode(id), paperNode(paper), 'RELATED', score, false);
  }
  for (const [id, { together }] of concepts)
    for (const other of together)
      if (id < other.id) edge(conceptNode(id), conceptNode(other.id), 'CO_OCCURS', other.weight, false);
  edge(conceptNode('qlora'), conceptNode('lora'), 'VARIANT_OF', 1, true);
  const degree = new Map<string, number>();
  for (const { source, target } of edges)
    for (const end of [source, target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const place = (community: string | null) => {
    const angle = (2 * Math.PI * Number(community?.slice(1) ?? 0)) / FIELDS.length;
    const [turn, away] = [random() * 2 * Math.PI, Math.sqrt(random()) * 42];
    return { x: 100 * Math.cos(angle) + away * Math.cos(turn), y: 80 * Math.sin(angle) + away * Math.sin(turn) };
  };
  const node = (id: string, detail: PaperDetail | ConceptDetail): GraphNode => {
    const isPaper = detail.kind === 'paper';
    const days = isPaper ? [detail.paper.date] : detail.papers.map(({ date }) => date).sort();
    const count = isPaper ? detail.concepts.length : detail.papers.length;
    return {
      id,
      kind: isPaper ? 'paper' : detail.concept.type,
      label: isPaper ? detail.paper.title : detail.concept.name,
      community: detail.community,
      communityName: detail.communityName,
      papers: count,
      date: days[0] ?? null,
      lastDate: isPaper ? null : (days.at(-1) ?? null),
      degree: degree.get(id) ?? 0,
      ...place(detail.community),
      size: isPaper ? 14 : 4 + count * 4,
      color: communityColor(detail.community),
      aliases: isPaper ? [] : detail.concept.aliases,
      ...(isPaper && Array.isArray(detail.paper.authors) && { authors: detail.paper.authors }),
    };
  };
  const nodes = [
    ...[...papers].map(([id, detail]) => node(paperNode(id), detail)),
    ...[...concepts].map(([id, detail]) => node(conceptNode(id), detail)),
  ];
  const communities: Community[] = FIELDS.map(({ name }, f) => ({
    id: `c${f + 1}`,
    name,
    level: 0,
    parent: null,
    size: nodes.filter(({ community }) => community === `c${f + 1}`).length,
    papers: 8,
    concepts: 8,
    stability: 0.9,
    examples: [],
  }));
  return { nodes, edges, communities, totals: { nodes: nodes.length, edges: edges.length } };
}
