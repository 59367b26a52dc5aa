import { ScaError } from '@sca/core';
import { checkpointOf } from '../policy/checkpoint-of.ts';
import { createPolicy } from '../policy/create-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { createWeights, type PolicyWeights } from '../policy/policy-weights.ts';
import { decodeFloats, encodeFloats } from './encode-floats.ts';

const SCHEMA = 'sca.policy/v1';
/** Raised when features change what they hash to: older weights would mean something else. */
const FEATURES = 1;

/** The content of a checkpoint file. */
export function encodeCheckpoint({ name, checkpoint, weights }: Policy): string {
  const { hashBits, choice, value } = weights;
  const record = {
    schema: SCHEMA,
    features: FEATURES,
    name,
    checkpoint,
    hashBits,
    choice: encodeFloats(choice),
    value: encodeFloats(value),
  };
  return `${JSON.stringify(record)}\n`;
}

/**
 * Makes the policy of a checkpoint file again.
 *
 * @param place How the file is called in messages.
 * @throws ScaError `CHECKPOINT_INVALID` where it is none, of another version, cut off or changed
 */
export function decodeCheckpoint(text: string, place: string): Policy {
  const record = readRecord(text, place);
  const { schema, features, name, checkpoint, hashBits } = record;
  if (schema !== SCHEMA) throw invalid(place, `its schema is ${JSON.stringify(schema)}, not "${SCHEMA}"`);
  if (features !== FEATURES)
    throw invalid(
      place,
      `its features are of version ${JSON.stringify(features)}, and these are ${FEATURES}; train it anew`,
    );
  const weights = readWeights(record, place);
  if (typeof name !== 'string' || checkpoint !== checkpointOf(weights))
    throw invalid(place, 'its weights are not those that were saved');
  return createPolicy({ name, weights: { ...weights, hashBits: hashBits as number } });
}

function readRecord(text: string, place: string): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(text);
    if (record !== null && typeof record === 'object') return record as Record<string, unknown>;
  } catch {
    // What is no JSON is no object either.
  }
  throw invalid(place, 'it is no JSON object');
}

function readWeights({ hashBits, choice, value }: Record<string, unknown>, place: string): PolicyWeights {
  const empty = createWeights(hashBits as number);
  const tables = [choice, value].map((table) =>
    typeof table === 'string' ? decodeFloats(table) : undefined,
  );
  const [choiceTable, valueTable] = tables;
  if (choiceTable?.length !== empty.choice.length || valueTable?.length !== empty.value.length)
    throw invalid(place, `it does not hold two tables of ${empty.choice.length} weights`);
  return { hashBits: empty.hashBits, choice: choiceTable, value: valueTable };
}

function invalid(place: string, problem: string): ScaError {
  return new ScaError('CHECKPOINT_INVALID', `${place} is no checkpoint that can be used: ${problem}.`, {
    details: { place },
  });
}
