import {
  contentHash,
  type Environment,
  type EnvironmentIdentity,
  environmentIdentity,
  type Provenance,
} from '@sca/core';

/** A task of the PAE baseline: an instruction and nothing that could verify it. */
export interface PaeTask {
  /** Hash of the environment's id and the instruction. */
  readonly id: string;
  readonly environment: EnvironmentIdentity;
  readonly instruction: string;
  readonly provenance: Provenance;
}

/** Completes an instruction. */
export function paeTask(environment: Environment, instruction: string, provenance: Provenance): PaeTask {
  return {
    id: contentHash({ environment: environment.id, instruction }),
    environment: environmentIdentity(environment),
    instruction,
    provenance,
  };
}
