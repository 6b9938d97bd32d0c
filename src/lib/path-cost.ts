import type { Role } from '../types.ts';
import { rarity } from './numbers.ts';

/** Every step costs this much, so that of two ways of like strength the shorter wins. */
const STEP = 0.5;
const ROLE_COST: Record<Role, number> = { introduces: 0.6, studies: 1, uses: 1, evaluates_on: 1.2 };
const RELATED_COST = 0.5;
const VARIANT_COST = 0.5;
/** That two papers report one metric joins them least of all. */
const METRIC_COST = 2;

interface CountedConcept {
  papers: number;
  isMetric: boolean;
}

/**
 * What a step of a path costs: the dearer, the more common the concept and the weaker the link. The command line and the map find the
 * same ways by it.
 * @param total papers of the map
 */
export function pathCosts(total: number) {
  const rarest = rarity(1, Math.max(2, total));
  const commonness = ({ papers, isMetric }: CountedConcept): number =>
    (rarest / rarity(Math.min(total, papers), total)) * (isMetric ? METRIC_COST : 1);
  return {
    commonness,
    /** A paper and a concept that it names. @param common of the concept */
    read: (role: Role, common: number): number => STEP + ROLE_COST[role] * common,
    /** Two related papers. @param score above 0 */
    related: (score: number): number => STEP + RELATED_COST / score,
    /** Two concepts. @param near their closeness, above 0 */
    together: (near: number, commonA: number, commonB: number): number => STEP + Math.max(commonA, commonB) / near,
    variant: STEP + VARIANT_COST,
  };
}
