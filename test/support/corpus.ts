import { compareStrings, slug } from '../../src/lib/text.ts';
import type { Concept, ConceptType, Paper, PaperConcept, Resolution, Role, Span } from '../../src/types.ts';

/** A paper of a hand-made corpus: its text and the names in it, with type and role. */
export interface CorpusPaper {
  id: string;
  title: string;
  abstract?: string;
  date?: string | null;
  names: [name: string, type?: ConceptType, role?: Role][];
}

/** Every place where a name stands in a paper. */
function spansOf(paper: Paper, name: string): Span[] {
  return (['title', 'abstract'] as const).flatMap((field) => {
    const spans: Span[] = [];
    for (let at = paper[field].indexOf(name); at >= 0; at = paper[field].indexOf(name, at + name.length))
      spans.push({ field, start: at, end: at + name.length });
    return spans;
  });
}

/** Papers and what `resolve` would find in them; a concept's id is the slug of its name. */
export function corpus(given: readonly CorpusPaper[]): { papers: Paper[]; resolution: Resolution } {
  const papers = given
    .map(
      ({ id, title, abstract = '', date = null }): Paper => ({
        id,
        title,
        abstract,
        date,
        authors: null,
        organisation: null,
        comments: null,
        url: null,
        dateInferred: false,
        aliases: [],
        sources: [{ file: 'page.txt', line: 1 }],
      }),
    )
    .sort((a, b) => compareStrings(a.id, b.id));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const concepts = new Map<string, Concept>();
  const paperConcepts: PaperConcept[] = [];
  for (const { id, names } of given) {
    for (const [name, type = 'method', role = 'uses'] of names) {
      const mentions = spansOf(byId.get(id)!, name);
      const known = concepts.get(slug(name));
      const concept: Concept = known ?? {
        id: slug(name),
        name,
        type,
        aliases: [],
        papers: 0,
        mentions: 0,
        typeShare: 1,
        ambiguous: false,
      };
      concept.papers++;
      concept.mentions += mentions.length;
      concepts.set(concept.id, concept);
      paperConcepts.push({
        paper: id,
        concept: concept.id,
        role,
        cue: 'default',
        surfaces: [name],
        mentions,
        confidence: 0.8,
      });
    }
  }
  paperConcepts.sort((a, b) => compareStrings(a.paper, b.paper) || compareStrings(a.concept, b.concept));
  return {
    papers,
    resolution: {
      concepts: [...concepts.values()].sort((a, b) => compareStrings(a.id, b.id)),
      paperConcepts,
      merges: [],
      variants: [],
    },
  };
}

/** Three groups of papers that share names within the group, one hub that all name, and one paper that shares nothing. */
export const THREE_TOPICS: readonly CorpusPaper[] = [
  {
    id: 'a1',
    title: 'LoRA: low-rank adapters',
    abstract: 'We introduce LoRA. It trains a large language model with few weights. Results on GLUE are good.',
    date: '2021-06-17',
    names: [
      ['LoRA', 'method', 'introduces'],
      ['large language model', 'model'],
      ['GLUE', 'dataset', 'evaluates_on'],
    ],
  },
  {
    id: 'a2',
    title: 'QLoRA on four bits',
    abstract: 'QLoRA quantizes a large language model, then LoRA trains it. We test on GLUE.',
    date: '2023-05-23',
    names: [
      ['QLoRA', 'method', 'introduces'],
      ['LoRA'],
      ['large language model', 'model'],
      ['GLUE', 'dataset', 'evaluates_on'],
    ],
  },
  {
    id: 'a3',
    title: 'DoRA splits LoRA',
    abstract: 'DoRA splits weights before LoRA adapts a large language model, as QLoRA does.',
    date: '2024-02-14',
    names: [['DoRA', 'method', 'introduces'], ['LoRA'], ['QLoRA'], ['large language model', 'model']],
  },
  {
    id: 'b1',
    title: 'Gaussian splats for scenes',
    abstract: 'Gaussian splatting renders novel view synthesis quickly, faster than NeRF.',
    date: '2023-08-08',
    names: [
      ['Gaussian splatting', 'method', 'introduces'],
      ['novel view synthesis', 'task'],
      ['NeRF', 'model'],
    ],
  },
  {
    id: 'b2',
    title: 'NeRF in the wild',
    abstract: 'NeRF from tourist photographs, for novel view synthesis.',
    date: '2020-08-05',
    names: [
      ['NeRF', 'model'],
      ['novel view synthesis', 'task'],
    ],
  },
  {
    id: 'b3',
    title: 'Dynamic Gaussian splatting',
    abstract: 'Gaussian splatting for moving scenes and novel view synthesis, asked about by a large language model.',
    date: null,
    names: [['Gaussian splatting'], ['novel view synthesis', 'task'], ['large language model', 'model']],
  },
  {
    id: 'c1',
    title: 'Speech in the kitchen',
    abstract: 'Whisper transcribes speech recognition corpora such as LibriSpeech.',
    date: '2022-12-06',
    names: [
      ['Whisper', 'model'],
      ['speech recognition', 'task'],
      ['LibriSpeech', 'dataset'],
    ],
  },
  {
    id: 'c2',
    title: 'Faster speech recognition',
    abstract: 'We speed up Whisper for speech recognition on LibriSpeech; a large language model rescores.',
    date: '2024-01-01',
    names: [
      ['Whisper', 'model'],
      ['speech recognition', 'task'],
      ['LibriSpeech', 'dataset'],
      ['large language model', 'model'],
    ],
  },
  { id: 'd1', title: 'Zebras', abstract: 'Stripes.', names: [] },
];
