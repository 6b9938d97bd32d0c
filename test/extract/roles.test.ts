import { expect, test } from 'vitest';
import { createExtractor } from '../../src/extract/index.ts';
import { paperOf } from './support.ts';

const extract = createExtractor();

/** Role and cue of a name's first mention. */
function roleOf(title: string, abstract: string, name: string): { role: string; cue: string } | undefined {
  const found = extract(paperOf(title, abstract)).mentions.find((m) => m.text === name);
  return found && { role: found.role, cue: found.cue };
}

const TITLE = 'GridWeaver: Stitching Sparse Maps with Graph Neural Networks';
const ABSTRACT =
  'Sparse maps are hard to stitch. In this paper, we introduce GridWeaver, a graph neural network that stitches maps without labels. We also release GridWeaver-Bench, a benchmark of 400 maps. GridWeaver outperforms PointNet and ResNet-50 on ScanNet and ImageNet, and is trained with Adam.';

test('what a paper introduces is told by its cue, and what it compares with is used', () => {
  expect(roleOf(TITLE, ABSTRACT, 'GridWeaver')).toMatchObject({ role: 'introduces' });
  expect(roleOf(TITLE, ABSTRACT, 'GridWeaver-Bench')?.role).toBe('introduces');
  for (const name of ['PointNet', 'ResNet-50', 'Adam']) expect(roleOf(TITLE, ABSTRACT, name)?.role).toBe('uses');
  for (const name of ['ScanNet', 'ImageNet']) expect(roleOf(TITLE, ABSTRACT, name)?.role).toBe('evaluates_on');
});

test('the cue is in the words of the text', () => {
  const cue = roleOf(TITLE, ABSTRACT, 'GridWeaver')?.cue ?? '';
  expect(["name before the title's colon", 'title begins with it', 'we introduce']).toContain(cue);
  expect(roleOf('Stitching maps', ABSTRACT, 'GridWeaver')?.cue).toMatch(/introduce/);
});

test('well-known names are not introduced, whatever stands before them', () => {
  const abstract =
    'We propose a new way to prune networks. We present results on ImageNet with ResNet-50, and we build on LoRA and Adam.';
  for (const name of ['ImageNet', 'ResNet-50', 'LoRA', 'Adam'])
    expect(roleOf('Pruning again', abstract, name)?.role).not.toBe('introduces');
});

test('the object of a study is studied', () => {
  const found = roleOf(
    'Understanding Catastrophic Forgetting in Large Language Models',
    'Large language models suffer from catastrophic forgetting. We study why catastrophic forgetting happens and when it does not.',
    'Catastrophic Forgetting',
  );
  expect(found?.role).toBe('studies');
});

test('roles do not depend on the order in which papers are read', () => {
  const a = paperOf(TITLE, ABSTRACT);
  const b = paperOf('Understanding GridWeaver', 'We study GridWeaver.');
  const first = [extract(a), extract(b)];
  const second = [extract(b), extract(a)].reverse();
  expect(second).toEqual(first);
});
