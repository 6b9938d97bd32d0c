import { Names } from './match-graph.ts';
import type { Slots } from './scope.ts';
import type { Statistics } from './statistics.ts';

/** What the planner of one query carries around. */
export class PlanContext {
  readonly slots: Slots;
  readonly statistics: Statistics;
  readonly names = new Names();

  constructor(slots: Slots, statistics: Statistics) {
    this.slots = slots;
    this.statistics = statistics;
  }
}
