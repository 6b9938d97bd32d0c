/** Figures of repeated runs of one thing. CPU time counts user and system time of this process. */
export interface Measured {
  name: string;
  /** Median CPU seconds. */
  cpu: number;
  /** Median wall seconds. */
  wall: number;
  /** Fastest and slowest CPU seconds. */
  range: [number, number];
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/**
 * Runs something once to warm up and then `repeats` times. Compare CPU seconds: the wall clock counts whatever else the machine does.
 * @param sink takes each result, so that no run can be optimised away
 */
export function measure<T>(name: string, run: () => T, repeats: number, sink: (result: T) => void): Measured {
  sink(run());
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const result = run();
    wall.push((performance.now() - start) / 1000);
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / 1e6);
    sink(result);
  }
  return { name, cpu: median(cpu), wall: median(wall), range: [Math.min(...cpu), Math.max(...cpu)] };
}

/** Largest resident memory of this process so far, in MB. */
export const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
