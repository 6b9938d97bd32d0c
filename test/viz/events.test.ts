import { EventEmitter as Original } from 'node:events';
import { expect, test } from 'vitest';
import { EventEmitter } from '../../viz/events.ts';

/** The same calls on the package's emitter and on ours. */
const both = [new Original(), new EventEmitter()] as unknown as EventEmitter[];

test('it does what the package of that name does', () => {
  const heard = both.map((emitter) => {
    const said: unknown[] = [];
    const first = (value: unknown) => said.push(['first', value]);
    const second = (value: unknown) => {
      said.push(['second', value]);
      emitter.off('a', second);
      emitter.on('a', () => said.push('late'));
    };
    emitter.on('a', first).addListener('a', second).on('a', first);
    emitter.once('a', (value) => said.push(['once', value]));
    said.push(emitter.listenerCount('a'), emitter.emit('a', 1), emitter.emit('a', 2), emitter.emit('b'));
    emitter.removeAllListeners('a').setMaxListeners(5);
    said.push(emitter.listenerCount('a'), emitter.emit('a', 3));
    emitter.on('c', first).removeAllListeners();
    said.push(emitter.emit('c', 4));
    return said;
  });
  expect(heard[1]).toEqual(heard[0]);
  expect(heard[0]!.length).toBeGreaterThan(10);
});
