import { ScaError } from '@sca/core';
import { suggest } from '../../nearest.ts';
import { escapeText } from '../../terminal/escape-text.ts';

/** One thing that is not as it was recorded. */
export interface RowDifference {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** What playing a row again gave. */
export interface RowReplay {
  readonly kind: string;
  readonly differences: readonly RowDifference[];
}

/** Plays rows of one benchmark again. */
export interface RowReplayer {
  /**
   * Undefined for a row of another environment.
   *
   * @throws ScaError `ROW_INVALID`
   */
  replayLine(line: string): Promise<RowReplay | undefined>;
}

/** Makes the replayer of an environment or group from a folder of official data. */
type MakeReplayer = (id: string, dataDir: string) => Promise<RowReplayer>;

/** Replayers by benchmark, the first part of an id. Each is imported only when it is asked for. */
const REPLAYERS: ReadonlyMap<string, MakeReplayer> = new Map<string, MakeReplayer>([
  [
    'm3tooleval',
    async (id, dataDir) => {
      const { createReplay, m3tooleval } = await import('@sca/envs-m3tooleval');
      return createReplay(
        await m3tooleval.environments(id, { world: 'official', dataDir, compat: 'upstream' }),
      );
    },
  ],
  [
    'taubench',
    async (id, dataDir) => {
      const { createAirline, createEpisodeReplay, createRetail } = await import('@sca/envs-taubench');
      const domains = new Map<string, typeof createRetail>([
        ['taubench/retail', createRetail],
        ['taubench/airline', createAirline],
      ]);
      const create = domains.get(id);
      if (!create) throw unknownEnvironment(id, [...domains.keys()]);
      return createEpisodeReplay(create({ world: 'official', dataDir, compat: 'upstream' }));
    },
  ],
]);

/** @throws ScaError `ENVIRONMENT_UNKNOWN`, and what reading the data throws */
export async function createRowReplayer(id: string, dataDir: string): Promise<RowReplayer> {
  const [benchmark = ''] = id.split('/');
  const make = REPLAYERS.get(benchmark);
  if (make) return make(id, dataDir);
  throw unknownEnvironment(id, [...REPLAYERS.keys()]);
}

function unknownEnvironment(id: string, known: readonly string[]): ScaError {
  const sentence = `There are no recorded rows of "${escapeText(id)}". ${suggest(id, known)}`;
  return new ScaError('ENVIRONMENT_UNKNOWN', sentence, { details: { id } });
}
