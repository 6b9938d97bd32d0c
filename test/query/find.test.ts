import { expect, test } from 'vitest';
import { findNode, openMap } from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const map = topicMap();
const index = openMap(map);
const found = (text: string, layer?: 'paper' | 'concept') => {
  const answer = findNode(index, text, layer);
  return answer.found === 'one' ? `${answer.node.kind} ${answer.node.id}` : answer.found;
};

test.each([
  ['a1', 'paper a1'],
  ['paper:a1', 'paper a1'],
  ['2106.09685', 'paper a1'],
  ['arXiv:2106.09685v2', 'paper a1'],
  ['https://arxiv.org/abs/2106.09685', 'paper a1'],
  ['LoRA: low-rank adapters', 'paper a1'],
  ['lora: Low Rank Adapter', 'paper a1'],
  ['lora', 'concept lora'],
  ['concept:lora', 'concept lora'],
  [' LORA ', 'concept lora'],
  ['low rank adaptation', 'concept lora'],
  ['Large-Language Models', 'concept large-language-model'],
  ['Novel view synthesis', 'concept novel-view-synthesis'],
])('%s is found', (text, expected) => {
  expect(found(text)).toBe(expected);
});

test('a layer finds only what lies in it', () => {
  expect(found('lora', 'paper')).toBe('none');
  expect(found('a1', 'concept')).toBe('none');
  expect(found('a1', 'paper')).toBe('paper a1');
});

test('spaces and hyphens may be left out; of two things that are then alike both are told', () => {
  const named = (...names: string[]) => {
    const concepts = names.map((name, i) => ({ ...map.resolution.concepts[0]!, id: `n${i}`, name, aliases: [] }));
    const resolution = { concepts, paperConcepts: [], merges: [], variants: [] };
    return openMap({ ...map, papers: [], resolution, links: { conceptConcept: [], paperPaper: [] } });
  };
  const several = named('GPT-4', 'GPT', 'Llama 2', 'LLaMA', 'ResNet-50', 'SAM 2', 'AB-C', 'A-BC');
  const first = (text: string) => {
    const answer = findNode(several, text);
    return answer.found === 'one' ? answer.node.label : answer.found;
  };
  expect(['gpt4', 'llama2', 'resnet50', 'SAM2', 'gpt', 'abc'].map(first)).toEqual([
    'GPT-4',
    'Llama 2',
    'ResNet-50',
    'SAM 2',
    'GPT',
    'several',
  ]);
});

test('of equal slips the concept of more papers is suggested first', () => {
  const concepts = ['gpta', 'gptb', 'gptc'].map((id, i) => ({
    ...map.resolution.concepts[0]!,
    id,
    name: id,
    aliases: [],
    papers: [2, 9, 5][i]!,
  }));
  const resolution = { concepts, paperConcepts: [], merges: [], variants: [] };
  const answer = findNode(openMap({ ...map, resolution, links: { conceptConcept: [], paperPaper: [] } }), 'gptx');
  expect(answer.found === 'none' && answer.suggestions.map((ref) => ref.id)).toEqual(['gptb', 'gptc', 'gpta']);
});

test('a title of which only some words are right gets the titles that hold them', () => {
  const answer = findNode(index, 'something about kitchens and a speech that nobody gave', 'paper');
  expect(answer.found === 'none' && answer.suggestions[0]?.label).toBe('Speech in the kitchen');
});

test('a typo gets suggestions, nonsense gets none', () => {
  const near = (text: string) => {
    const answer = findNode(index, text);
    return answer.found === 'none' ? answer.suggestions.map((ref) => ref.label) : answer.found;
  };
  expect(near('Wisper')).toContain('Whisper');
  expect(near('QLroA')[0]).toBe('QLoRA');
  expect(near('kitchen')).toEqual(['Speech in the kitchen']);
  expect(near('speech recog')).toContain('speech recognition');
  expect(near('xyzzyxyzzyxyzzy')).toEqual([]);
  expect(near('')).toEqual([]);
  expect(near('   ')).toEqual([]);
});

test('a name of two things is told to be ambiguous; as printed it may not be', () => {
  const sam = (id: string, name: string) => ({ ...map.resolution.concepts[0]!, id, name, aliases: [] });
  const concepts = [
    sam('sam-model', 'SAM'),
    sam('sam-optimizer', 'SAM'),
    sam('mamba', 'Mamba'),
    sam('mamba-2', 'MAMBA'),
  ];
  const resolution = { concepts, paperConcepts: [], merges: [], variants: [] };
  const two = openMap({ ...map, resolution, links: { conceptConcept: [], paperPaper: [] } });
  const answer = findNode(two, 'sam');
  expect(answer.found === 'several' && answer.candidates.map((c) => c.id)).toEqual(['sam-model', 'sam-optimizer']);
  expect(findNode(two, 'MAMBA')).toEqual({ found: 'one', node: { kind: 'concept', id: 'mamba-2', label: 'MAMBA' } });
  expect(findNode(two, 'concept:sam-optimizer')).toMatchObject({ found: 'one', node: { id: 'sam-optimizer' } });
});

test('names of object properties are just names', () => {
  for (const text of ['__proto__', 'constructor', 'toString', 'paper:__proto__']) expect(found(text)).toBe('none');
});
