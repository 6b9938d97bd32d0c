import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/lib/catalogue.ts';
import {
  correctMatches,
  createMatcher,
  parseCorrections,
  resolve,
  resolveCorrected,
} from '../../../src/resolve/index.ts';
import type { ExtractedPaper, Resolution } from '../../../src/types.ts';
import { paperNaming, paperOf } from '../papers.ts';

const catalogue = loadCatalogue();
const dataset = { type: 'dataset' as const };

/** Names that no catalogue knows. */
const PAPERS = [
  paperNaming('1', 'Zorbnet', 'Quafnet', { name: 'Blitzset', ...dataset }),
  paperNaming('2', 'Quafnet', 'Quafnet-B', { name: 'Blitzset', ...dataset }),
  paperNaming('3', 'Quafnet', 'Wimble', 'Zorbnet'),
  paperOf(
    '4',
    'We use fast robust boosting (FROB) and Wimble; see Flibber.',
    ['fast robust boosting', 'FROB', 'Wimble'],
    [['FROB', 'fast robust boosting']],
  ),
];
const correct = (text: string, papers: readonly ExtractedPaper[] = PAPERS): Resolution =>
  resolveCorrected(papers, catalogue, parseCorrections(text, 'o.yaml'));
const refused = (text: string): string => {
  try {
    correct(text);
  } catch (error) {
    expect((error as Error).name).toBe('PapergraphError');
    return (error as Error).message;
  }
  throw new Error('it was taken');
};
const base = resolve(PAPERS, catalogue);
const concept = (resolution: Resolution, id: string) => resolution.concepts.find((c) => c.id === id);
const ids = (resolution: Resolution) => resolution.concepts.map((c) => c.id);

test('what the tests start from', () => {
  expect(ids(base)).toEqual(['blitzset', 'fastrobustboosting', 'quafnet', 'quafnetb', 'wimble', 'zorbnet']);
  expect(correct('')).toEqual(base);
});

describe('merge', () => {
  const made = correct('- merge: [Zorbnet, quafnet]\n  reason: one thing\n');

  test('the first name keeps id and name; roles, papers and mentions are counted anew', () => {
    expect(ids(made)).toEqual(ids(base).filter((id) => id !== 'quafnet'));
    expect(concept(made, 'zorbnet')).toMatchObject({ name: 'Zorbnet', papers: 3, mentions: 5, aliases: ['Quafnet'] });
    expect(made.paperConcepts.find((p) => p.paper === '1' && p.concept === 'zorbnet')?.surfaces).toEqual([
      'Quafnet',
      'Zorbnet',
    ]);
  });

  test('says why, and what it did', () => {
    expect(made.merges.filter((m) => m.concept === 'zorbnet')).toEqual([
      { concept: 'zorbnet', surface: 'Quafnet', reason: 'correction', papers: ['1', '2', '3'], note: 'one thing' },
      { concept: 'zorbnet', surface: 'Zorbnet', reason: 'exact', papers: ['1', '3'] },
    ]);
    expect(made.corrections).toEqual([
      {
        number: 1,
        kind: 'merge',
        what: 'merge Zorbnet, quafnet',
        reason: 'one thing',
        concepts: ['zorbnet'],
        formerIds: ['quafnet'],
        papers: 3,
        mentions: 3,
      },
    ]);
  });

  test('groups of merges become one', () => {
    const chain = correct('- merge: [quafnet, quafnetb]\n- merge: [wimble, quafnet]\n');
    expect(ids(chain)).toEqual(['blitzset', 'fastrobustboosting', 'wimble', 'zorbnet']);
    expect(concept(chain, 'wimble')).toMatchObject({ name: 'Wimble', papers: 4 });
  });

  test('variants of what was merged stay variants', () => {
    expect(base.variants).toEqual([{ from: 'quafnetb', to: 'quafnet', basis: 'name' }]);
    expect(made.variants).toEqual([{ from: 'quafnetb', to: 'zorbnet', basis: 'name' }]);
  });

  test('a paper outside the map gets what its names became', () => {
    const paper = paperNaming('new', 'Quafnet', 'Wimble');
    const found = correctMatches(createMatcher(made.concepts, made.merges, catalogue)(paper), made);
    expect(found.map((p) => p.concept)).toEqual(['wimble', 'zorbnet']);
    const dropped = correct('- drop: Wimble\n');
    const left = correctMatches(createMatcher(dropped.concepts, dropped.merges, catalogue)(paper), dropped);
    expect(left.map((p) => p.concept)).toEqual(['quafnet']);
  });
});

describe('split', () => {
  test('forms become a concept of their own; the rest keeps its id', () => {
    const made = correct('- {split: FROB, forms: [fast robust boosting], reason: no}\n');
    const [source, off] = [concept(made, 'fastrobustboosting'), concept(made, 'fastrobustboosting-split')];
    expect(source).toMatchObject({ name: 'FROB', mentions: 1 });
    expect(off).toMatchObject({ name: 'fast robust boosting', mentions: 1 });
    expect(made.merges.find((m) => m.concept === off?.id)).toMatchObject({ reason: 'correction', note: 'no' });
    expect(made.corrections?.[0]?.concepts).toEqual(['fastrobustboosting-split', 'fastrobustboosting']);
  });

  test('the usual id where that is free, and later corrections may name it', () => {
    const made = correct(
      '- {split: fastrobustboosting, forms: [FROB]}\n- {rename: FROB, to: Frobber}\n- {retype: FROB, to: task}\n',
    );
    expect(concept(made, 'frob')).toMatchObject({ name: 'Frobber', type: 'task', typeShare: 1 });
    expect(concept(made, 'fastrobustboosting')).toMatchObject({ name: 'fast robust boosting', type: 'method' });
  });

  test('one spelling of the name goes alone, other names with all their spellings', () => {
    const papers = [paperNaming('1', 'WIMB', 'Wimb', 'wimb'), paperNaming('2', 'WIMB')];
    const one = correct('- {split: WIMB, forms: [Wimb]}\n', papers);
    expect(one.concepts.map(({ id, mentions }) => [id, mentions])).toEqual([
      ['wimb', 3],
      ['wimb-split', 1],
    ]);
  });
});

describe('rename and retype', () => {
  test('name and type alone change', () => {
    const made = correct('- {rename: wimble, to: Wimble Net, reason: so they say}\n- {retype: Wimble, to: model}\n');
    expect(concept(made, 'wimble')).toEqual({
      ...concept(base, 'wimble'),
      name: 'Wimble Net',
      type: 'model',
      aliases: ['Wimble'],
    });
    expect(made.merges.find((m) => m.concept === 'wimble')).toMatchObject({
      reason: 'correction',
      note: 'so they say',
    });
    expect(made.paperConcepts).toEqual(base.paperConcepts);
  });

  test('a new name can be used by other corrections', () => {
    const made = correct('- {drop: Zorbnet}\n- {rename: wimble, to: Wobble}\n- {retype: Wobble, to: model}\n');
    expect(concept(made, 'wimble')).toMatchObject({ name: 'Wobble', type: 'model' });
  });

  test('a dataset that is none is not evaluated on', () => {
    const papers = [paperNaming('1', { name: 'Blitzset', ...dataset, role: 'evaluates_on' })];
    expect(correct('- {retype: Blitzset, to: method}\n', papers).paperConcepts[0]?.role).toBe('uses');
  });
});

test('drop: nothing of it is left', () => {
  const made = correct('- drop: Blitzset\n');
  expect(JSON.stringify([made.concepts, made.paperConcepts, made.merges, made.variants])).not.toContain('blitzset');
  expect(made.corrections?.[0]).toMatchObject({ concepts: [], formerIds: ['blitzset'], papers: 2, mentions: 2 });
  expect({ ...made, concepts: [], paperConcepts: [], merges: [], corrections: [] }).toMatchObject({
    variants: base.variants,
  });
});

describe('variant', () => {
  test('is set, is taken out', () => {
    expect(correct('- {variant: Wimble, of: Zorbnet}\n').variants).toEqual([
      ...base.variants,
      { from: 'wimble', to: 'zorbnet', basis: 'correction' },
    ]);
    expect(correct('- {variant: Quafnet-B, of: Quafnet, remove: true}\n').variants).toEqual([]);
  });

  test('one that was found gives way where it would close a circle', () => {
    expect(correct('- {variant: Quafnet, of: Quafnet-B}\n').variants).toEqual([
      { from: 'quafnet', to: 'quafnetb', basis: 'correction' },
    ]);
  });
});

describe('add', () => {
  const text = 'Flibber is old. A flibber, Flibber-based nets, but not Flibber-2, FlibberX, pre-Flibber or (Flibber+).';
  const papers = [...PAPERS, paperOf('5', text, []), paperOf('6', 'The slow glub and Slow glubs; slow glub.', [])];
  const spans = (made: Resolution, id: string) =>
    made.paperConcepts
      .filter((p) => p.concept === id)
      .map((p) => [
        p.paper,
        ...p.mentions.map((m) => papers.find((x) => x.id === p.paper)![m.field].slice(m.start, m.end)),
      ]);

  test('every literal mention, as whole words, with its exact span', () => {
    const made = correct('- {add: Flibber, type: model, reason: missed}\n', papers);
    expect(spans(made, 'flibber')).toEqual([
      ['4', 'Flibber'],
      ['5', 'Flibber', 'Flibber'],
    ]);
    expect(concept(made, 'flibber')).toEqual({
      id: 'flibber',
      name: 'Flibber',
      type: 'model',
      typeShare: 1,
      aliases: [],
      papers: 2,
      mentions: 3,
      ambiguous: false,
    });
    expect(made.paperConcepts.find((p) => p.concept === 'flibber')).toMatchObject({ role: 'studies', confidence: 1 });
    expect(made.merges.find((m) => m.concept === 'flibber')).toMatchObject({ reason: 'correction', note: 'missed' });
  });

  test('a name without capitals stands in any case, under all its aliases', () => {
    const made = correct('- {add: slow glub, type: method, aliases: [slow glubs]}\n', papers);
    expect(spans(made, 'slowglub')).toEqual([['6', 'slow glub', 'Slow glubs', 'slow glub']]);
    expect(concept(made, 'slowglub')).toMatchObject({ name: 'slow glub', aliases: ['Slow glubs'] });
  });

  test('what was found under its names becomes it; longer names stay', () => {
    const made = correct('- {add: Netz, type: model, aliases: [Quafnet]}\n');
    expect(concept(made, 'netz')).toMatchObject({ name: 'Netz', type: 'model', papers: 3 });
    expect(concept(made, 'quafnet')).toBeUndefined();
    expect(concept(made, 'quafnetb')).toMatchObject({ papers: 1 });
    expect(made.corrections?.[0]).toMatchObject({ formerIds: ['quafnet'], papers: 3 });
  });

  test('a name that no paper prints waits', () => {
    const made = correct('- {add: Nowhere, type: model}\n');
    expect(made).toMatchObject({ ...base, corrections: [{ concepts: [], papers: 0, mentions: 0 }] });
  });

  test('roles come from the judge that is given', () => {
    const entries = parseCorrections('- {add: Flibber, type: model}\n', 'o.yaml');
    const made = resolveCorrected(papers, catalogue, entries, (paper, type, places) => ({
      role: 'uses',
      cue: `${paper.id} ${type} ${places.length}`,
    }));
    expect(made.paperConcepts.filter((p) => p.concept === 'flibber').map((p) => [p.role, p.cue])).toEqual([
      ['uses', '4 model 1'],
      ['uses', '5 model 2'],
    ]);
  });
});

describe('names that mean nothing', () => {
  test('are refused with their place and the nearest ones', () => {
    expect(refused('- merge: [Zorbnet, Quafmet]\n')).toMatch(
      /^o\.yaml:1:20: correction 1 \(merge Zorbnet, Quafmet\): no concept is called "Quafmet": did you mean "Quafnet"/,
    );
    expect(refused('- {split: FROB, forms: [Wimble]}\n')).toMatch(
      /"Wimble" is no printed form of "FROB": it is printed as "FROB"/,
    );
    expect(refused('- drop: a\n- drop: b\n').split('\n').length).toBe(2);
  });

  test('wait where the entry is optional', () => {
    const text = [
      '- {drop: Later, optional: true}',
      '- {split: FROB, forms: [nope], optional: true}',
      '- {merge: [Wimble, Later], optional: true}',
    ];
    expect(correct(text.join('\n'))).toMatchObject({
      ...base,
      corrections: [{ concepts: [] }, { concepts: [] }, { mentions: 0 }],
    });
  });

  test('several meanings: the ids are told', () => {
    const papers = [
      paperOf('1', 'fast robust boosting (FROB)', ['fast robust boosting', 'FROB'], [['FROB', 'fast robust boosting']]),
      paperOf('2', 'frozen bits (FROB)', ['frozen bits', 'FROB'], [['FROB', 'frozen bits']]),
    ];
    expect(() => correct('- drop: FROB\n', papers)).toThrow(
      /several concepts: write the id of one: fastrobustboosting, frozenbit/,
    );
  });
});

describe('contradictions', () => {
  test.each([
    [
      'one concept merged into two',
      '- merge: [Zorbnet, Quafnet]\n- merge: [Wimble, Quafnet]\n',
      /^o\.yaml:2:3: .*joins "quafnet" to "zorbnet", this one to "wimble": write one entry/,
    ],
    ['merges in a circle', '- merge: [Zorbnet, Quafnet]\n- merge: [Quafnet, Zorbnet]\n', /go in a circle/],
    [
      'merge and split',
      '- {split: FROB, forms: [fast robust boosting]}\n- merge: [FROB, fast robust boosting]\n',
      /contradicts correction 2 \(merge FROB, fast robust boosting\), which joins what this splits/,
    ],
    [
      'merge, then split of what it brought',
      '- merge: [Zorbnet, Quafnet]\n- {split: Zorbnet, forms: [Quafnet]}\n',
      /no printed form of "Zorbnet".*another correction merges/,
    ],
    [
      'drop and merge',
      '- drop: Quafnet\n- merge: [Zorbnet, Quafnet]\n',
      /^o\.yaml:2:3: .*contradicts correction 1 \(drop Quafnet\)/,
    ],
    ['drop and rename', '- {rename: Quafnet, to: Q}\n- drop: Q\n', /^o\.yaml:2:3: .*contradicts correction 1/],
    ['drop and add', '- drop: Wimble\n- {add: Wimble, type: model}\n', /contradicts/],
    ['two names', '- {rename: Wimble, to: A}\n- {rename: wimble, to: B}\n', /one concept has one name/],
    ['two types', '- {retype: Wimble, to: task}\n- {retype: wimble, to: model}\n', /one concept has one type/],
    [
      'two types by a merge',
      '- {retype: Wimble, to: task}\n- {retype: Zorbnet, to: model}\n- merge: [Wimble, Zorbnet]\n',
      /one type/,
    ],
    [
      'the name of another concept',
      '- {rename: Wimble, to: zorbnet}\n',
      /the concept zorbnet is called "Zorbnet": merge the two/,
    ],
    ['one name for two', '- {rename: Wimble, to: Same}\n- {rename: Zorbnet, to: same}\n', /is called "(Same|same)"/],
    [
      'variants in a circle',
      '- {variant: Wimble, of: Zorbnet}\n- {variant: Zorbnet, of: Blitzset}\n- {variant: Blitzset, of: Wimble}\n',
      /in a circle \(\w+( → \w+){3}\)/,
    ],
    ['a variant of itself', '- merge: [Wimble, Zorbnet]\n- {variant: Wimble, of: Zorbnet}\n', /no variant of itself/],
    [
      'a variant set and taken out',
      '- {variant: Wimble, of: Zorbnet}\n- {variant: Wimble, of: Zorbnet, remove: true}\n',
      /contradicts correction 1/,
    ],
    [
      'a form for two concepts',
      '- {add: A, type: model, aliases: [Wimble]}\n- {add: B, type: model, aliases: [Wimble]}\n',
      /both take the form "Wimble"/,
    ],
    [
      'an unprinted name for two concepts',
      '- {add: A, type: model, aliases: [Nowhere]}\n- {add: B, type: model, aliases: [nowhere]}\n',
      /both take the name "nowhere"/,
    ],
    [
      'two spellings of one added concept',
      '- {add: Flibber, type: model}\n- {add: FLIBBER, type: model}\n',
      /one name/,
    ],
  ])('%s', (_, text, message) => expect(refused(text)).toMatch(message));

  test('saying the same twice is none', () => {
    for (const line of [
      'merge: [Zorbnet, Quafnet]',
      'drop: Wimble',
      '{rename: Wimble, to: W}',
      '{variant: Wimble, of: Zorbnet}',
    ])
      expect(() => correct(`- ${line}\n- ${line}\n`)).not.toThrow();
  });

  test('a name that a merge frees may be given', () => {
    expect(concept(correct('- merge: [Zorbnet, Quafnet]\n- {rename: Zorbnet, to: Quafnet}\n'), 'zorbnet')?.name).toBe(
      'Quafnet',
    );
  });
});

test('names like those of every object are names', () => {
  const papers = [paperNaming('1', '__proto__', 'constructor', 'Wimble')];
  const made = correct('- merge: [Wimble, __proto__]\n- {rename: constructor, to: toString}\n', papers);
  expect(made.concepts.map((c) => c.name).sort()).toEqual(['Wimble', 'toString']);
});
