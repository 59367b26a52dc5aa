import type { Json, JsonObject, LocalSession } from '@sca/core';
import { DOMAINS, type DomainName } from '../domain.ts';

/** How records of a table are read and which argument names one. */
interface Readable {
  readonly table: string;
  readonly tool: string;
  readonly key: string;
}

const READABLE: Readonly<Record<DomainName, readonly Readable[]>> = {
  retail: [
    { table: 'orders', tool: 'get_order_details', key: 'order_id' },
    { table: 'users', tool: 'get_user_details', key: 'user_id' },
  ],
  airline: [
    { table: 'reservations', tool: 'get_reservation_details', key: 'reservation_id' },
    { table: 'users', tool: 'get_user_details', key: 'user_id' },
  ],
};

/**
 * A verification function for a ground truth: every record that it changed has to be as it left it, no other record
 * may have been written to, and every required text has to be in the answer or a message.
 */
export function codeOfVerifier(
  domain: DomainName,
  groundTruth: LocalSession,
  outputs: readonly string[],
): string {
  const expected = expectedRecords(domain, groundTruth);
  return `function verify(answer, transcript) {
  const expected = ${JSON.stringify(expected)};
  const writes = ${JSON.stringify(writingTools(domain))};
  const outputs = ${JSON.stringify(outputs.map((output) => output.toLowerCase()))};
  const sorted = (value) => Array.isArray(value) ? value.map(sorted)
    : value && typeof value === 'object' ? Object.keys(value).sort().map((key) => [key, sorted(value[key])]) : value;
  const same = (left, right) => JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
  const read = ({ tool, args }) => { try { return tools[tool](args); } catch { return null; } };
  if (!expected.every((record) => same(read(record), record.value))) return false;
  const ids = expected.flatMap(({ args }) => Object.values(args));
  const isKnown = ({ name, args, ok }) => !ok || !writes.includes(name) ||
    [args.order_id, args.reservation_id, args.user_id].some((id) => ids.includes(id));
  if (!transcript.calls.every(isKnown)) return false;
  const said = [typeof answer === 'string' ? answer : JSON.stringify(answer) ?? '', ...transcript.messages]
    .map((text) => text.toLowerCase().replaceAll(',', ''));
  return outputs.every((output) => said.some((text) => text.includes(output)));
}`;
}

interface ExpectedRecord {
  readonly tool: string;
  readonly args: Readonly<Record<string, string>>;
  readonly value: Json;
}

/** Records that the ground truth changed, or wrote to without changing them. */
function expectedRecords(domain: DomainName, groundTruth: LocalSession): ExpectedRecord[] {
  return READABLE[domain].flatMap((readable) => {
    const ids = [...changedIds(groundTruth, readable), ...writtenIds(domain, groundTruth, readable)];
    return [...new Set(ids)].flatMap((id) => readRecord(groundTruth, readable, id));
  });
}

function changedIds(groundTruth: LocalSession, { table }: Readable): string[] {
  const paths = groundTruth.diff().map(({ path }) => path.split('/'));
  return paths
    .filter((path) => path[1] === table)
    .map(([, , id = '']) => id.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function writtenIds(domain: DomainName, { calls }: LocalSession, { key }: Readable): string[] {
  const writes = calls.filter(({ name, ok }) => ok && writingTools(domain).includes(name));
  return writes.map(({ args }) => (args as JsonObject)[key]).filter((id) => typeof id === 'string');
}

function readRecord(groundTruth: LocalSession, { tool, key }: Readable, id: string): ExpectedRecord[] {
  const args = { [key]: id };
  const result = groundTruth.fork().call(tool, args);
  return result.ok ? [{ tool, args, value: result.value }] : [];
}

function writingTools(domain: DomainName): string[] {
  return DOMAINS[domain].tools.filter(({ effect }) => effect === 'write').map(({ name }) => name);
}
