import { EMPTY_PAPER } from '../../src/lib/empty-paper.ts';
import type { ConceptMap, Paper } from '../../src/types.ts';

/** A paper with defaults for what a test does not care about. */
export function makePaper(given: Partial<Paper> & { id: string; title: string }): Paper {
  return {
    ...EMPTY_PAPER,
    sources: [{ file: 'page.txt', line: 1 }],
    ...given,
  };
}

/** A small map with every kind of row: three papers, two concepts, one of each link, one community, hostile text. */
export function smallMap(): ConceptMap {
  const papers = [
    makePaper({
      id: '2106.09685',
      title: 'LoRA adapts',
      abstract: 'LoRA freezes weights. <script>alert(1)</script> π0 "quoted"',
      date: '2021-06-17',
      authors: ['A. Né', 'B'],
      comments: 3,
      url: 'https://arxiv.org/abs/2106.09685',
      aliases: ['lora-adapts'],
      sources: [
        { file: 'a.txt', line: 3 },
        { file: 'b.txt', line: 9 },
      ],
    }),
    makePaper({
      id: '2305.14314',
      title: 'QLoRA: LoRA on four bits',
      authors: 4,
      organisation: 'Labs',
      dateInferred: true,
      parts: [{ date: '2023-05-23' }, { authors: 3, sources: [{ file: 'c.txt', line: 2 }] }],
    }),
    makePaper({ id: 'alone', title: 'Alone' }),
  ];
  const lora = { id: 'lora', name: 'LoRA', type: 'method', aliases: ['Low-Rank Adaptation'] } as const;
  const qlora = { id: 'qlora', name: 'QLoRA', type: 'method' } as const;
  return {
    papers,
    resolution: {
      concepts: [
        { ...lora, aliases: [...lora.aliases], papers: 2, mentions: 3, typeShare: 1, ambiguous: false },
        { ...qlora, aliases: [], papers: 1, mentions: 1, typeShare: 0.75, ambiguous: true },
      ],
      paperConcepts: [
        {
          paper: '2106.09685',
          concept: 'lora',
          role: 'introduces',
          cue: 'title',
          surfaces: ['LoRA'],
          mentions: [
            { field: 'title', start: 0, end: 4 },
            { field: 'abstract', start: 0, end: 4 },
          ],
          confidence: 0.9,
        },
        {
          paper: '2305.14314',
          concept: 'lora',
          role: 'uses',
          cue: 'default',
          surfaces: ['LoRA'],
          mentions: [{ field: 'title', start: 7, end: 11 }],
          confidence: 0.5,
        },
        {
          paper: '2305.14314',
          concept: 'qlora',
          role: 'introduces',
          cue: 'title',
          surfaces: ['QLoRA'],
          mentions: [{ field: 'title', start: 0, end: 5 }],
          confidence: 0.25,
        },
      ],
      merges: [{ concept: 'lora', surface: 'LoRA', reason: 'exact', papers: ['2106.09685', '2305.14314'] }],
      variants: [{ from: 'qlora', to: 'lora', basis: 'name' }],
    },
    links: {
      conceptConcept: [{ a: 'lora', b: 'qlora', papers: 1, weight: 1.5, npmi: 0.5, jaccard: 0.5, backbone: true }],
      paperPaper: [
        {
          a: '2106.09685',
          b: '2305.14314',
          weight: 0.5,
          shared: ['lora'],
          shares: [0.75],
          terms: ['four bits'],
          termShares: [0.25],
          backbone: true,
        },
      ],
    },
    clustering: {
      communities: [
        {
          id: 'c1',
          name: 'LoRA · QLoRA',
          level: 0,
          parent: null,
          size: 4,
          papers: 2,
          concepts: 2,
          stability: 1,
          examples: ['2106.09685'],
        },
      ],
      membership: new Map([
        ['concept:lora', 'c1'],
        ['concept:qlora', 'c1'],
        ['paper:2106.09685', 'c1'],
        ['paper:2305.14314', 'c1'],
      ]),
      certainty: new Map([
        ['concept:lora', 1],
        ['concept:qlora', 0.5],
        ['paper:2106.09685', 1],
        ['paper:2305.14314', 1],
      ]),
      modularity: 0.25,
      shuffledModularity: 0.125,
      resolution: 1,
    },
    positions: [
      { id: 'concept:lora', x: 0.5, y: 1 },
      { id: 'concept:qlora', x: -1, y: 2 },
      { id: 'paper:2106.09685', x: 0, y: 0 },
      { id: 'paper:2305.14314', x: 1, y: 1 },
      { id: 'paper:alone', x: 9, y: 9 },
    ],
  };
}
