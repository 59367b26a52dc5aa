// Quick looks at the parts that trajectories have most of. Each is true only where nothing is wrong; for everything
// else the tables of trajectory-shape.ts decide, and name what is wrong.

type Unknown<Name extends string> = { readonly [Key in Name]?: unknown };
type Parts = Unknown<'role' | 'content' | 'toolCallId' | 'name' | 'reasoning' | 'toolCalls' | 'isSampled'>;

/** A message as `JSON.stringify` writes it: no unknown members, and none that holds another type. */
export function isPlainMessage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Parts;
  if (typeof message.content !== 'string') return false;
  const { role } = message;
  if (role === 'tool')
    return (
      typeof message.toolCallId === 'string' && typeof message.name === 'string' && hasMembers(message, 4)
    );
  if (role === 'system' || role === 'user') return hasMembers(message, 2);
  return role === 'assistant' && isPlainAssistant(message);
}

function isPlainAssistant(message: Parts): boolean {
  const { reasoning, toolCalls, isSampled } = message;
  let members = 2;
  if (reasoning !== undefined) {
    if (typeof reasoning !== 'string') return false;
    members += 1;
  }
  if (isSampled !== undefined) {
    if (typeof isSampled !== 'boolean') return false;
    members += 1;
  }
  if (toolCalls !== undefined) {
    if (!Array.isArray(toolCalls) || !toolCalls.every(isPlainCall)) return false;
    members += 1;
  }
  return hasMembers(message, members);
}

function isPlainCall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const call = value as Unknown<'id' | 'name' | 'arguments'>;
  if (typeof call.id !== 'string' || typeof call.name !== 'string') return false;
  return typeof call.arguments === 'string' && hasMembers(call, 3);
}

/** Whole numbers and nothing else. */
export function isIntegerList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (!Number.isSafeInteger(value[index])) return false;
  return true;
}

/** True where an object that `JSON.parse` gave has so many members: `for in` is the cheapest way to count them. */
function hasMembers(value: object, count: number): boolean {
  let members = 0;
  for (const _name in value) members += 1;
  return members === count;
}
