import {
  findRandomxCpu,
  type RandomxCpu,
  randomxCpus,
} from '../../common/economics/hardware/cpu-randomx.ts';

/** The part of the table of processors that stands around one machine. */
export interface RandomxRank {
  /** The machine's own model; undefined when nobody measured one of this name. */
  readonly own: RandomxCpu | undefined;
  /** Fastest first, the machine's own model among them. */
  readonly beside: readonly RandomxCpu[];
}

const shown = 7;

/**
 * Processors around this one by average speed.
 *
 * @param hashrateHps - what this machine was measured at; null: not yet
 */
export function randomxRank(name: string, hashrateHps: number | null): RandomxRank {
  const own = findRandomxCpu(name);
  const at =
    own !== undefined
      ? randomxCpus.indexOf(own)
      : hashrateHps === null
        ? Math.floor(randomxCpus.length / 2)
        : randomxCpus.filter(({ averageHps }) => averageHps > hashrateHps).length;
  const first = Math.max(0, Math.min(randomxCpus.length - shown, at - Math.floor(shown / 2)));
  return { own, beside: randomxCpus.slice(first, first + shown) };
}
