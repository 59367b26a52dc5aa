import { FACT_KINDS, type FactKind, type FactKindName } from './fact-kinds.ts';

/** What a message of the agent asks its user for. */
export interface Questions {
  readonly kinds: ReadonlySet<FactKindName>;
  /** Who the user is, by whatever shows it. */
  readonly wantsIdentity: boolean;
  /** All that belongs to the wish at hand. */
  readonly wantsDetails: boolean;
  readonly wantsConsent: boolean;
  /** Whether to hand over to a person. */
  readonly offersPerson: boolean;
  /** What the user wants, or wants besides. */
  readonly isOpen: boolean;
  readonly isAsking: boolean;
  /** The agent goes on by itself. */
  readonly promisesMore: boolean;
}

const ASKING =
  /\?|\b(?:please|provide|tell me|let me know|share|give me|could you|can you|may i|i(?:'ll)? (?:also )?need|enter|specify|state)\b/i;
const CONSENT =
  /\b(?:shall i|should i|do you want me to|would you like me to|do you agree|proceed|go ahead|is (?:this|that|it|everything|all) (?:ok|okay|all right|correct|right|fine)|are you sure|yes or no)\b|\byes\/no\b|\(yes\b|\bconfirm\b(?! (?:your|the|me)\b)|\bconfirm the (?:cancell?ation|change|return|exchange|booking|details)\b/i;
const IDENTITY = /\b(?:identity|identif\w+|verify you|authenticat\w+|who (?:am i|you are))\b/i;
const DETAILS = /\bdetails?\b|\bmore information\b|\bspecif(?:y|ics|ically)\b|\btell me more\b|\bexactly\b/i;
const OPEN =
  /\b(?:how (?:can|may|could) (?:i|we)|what (?:can|may|could) (?:i|we) do|what (?:would|do|can|is it|did) you|what (?:is|seems) |anything else|something else|anything more|any other)\b/i;
const PERSON = /\b(?:human|person|colleague|supervisor|representative|transfer you|hand (?:you )?over)\b/i;
const PROMISE =
  /\b(?:i will|i'll|i am going to|let me|one moment|a moment|please wait|hold on|looking|checking)\b/i;

/** Reads what is asked in a message. Statements may name what they like: only questions and requests count. */
export function readQuestions(message: string): Questions {
  const asked = askingParts(message);
  const isConsent = asked.some((part) => CONSENT.test(part));
  // Who asks for consent names what is at stake, and does not ask for it.
  const asks = asked.filter((part) => !CONSENT.test(part));
  const some = (pattern: RegExp): boolean => asks.some((part) => pattern.test(part));
  return {
    kinds: new Set(kindNames().filter((kind) => some(FACT_KINDS[kind].asked))),
    wantsIdentity: some(IDENTITY),
    wantsDetails: some(DETAILS),
    wantsConsent: isConsent,
    offersPerson: asked.some((part) => PERSON.test(part)),
    isOpen: some(OPEN),
    isAsking: asked.length > 0,
    promisesMore: PROMISE.test(message),
  };
}

function kindNames(): FactKindName[] {
  return (Object.entries(FACT_KINDS) as [FactKindName, FactKind][]).map(([name]) => name);
}

/** Sentences and list items that ask. Items under a line that asks and ends in a colon ask as well. */
function askingParts(message: string): string[] {
  const asking: string[] = [];
  let isUnderRequest = false;
  for (const line of message.split('\n')) {
    const isItem = /^\s*(?:[-*•]|\d+[.)])\s/.test(line);
    if (!isItem && line.trim() !== '') isUnderRequest = false;
    for (const part of line.split(/(?<=[.!?])\s+/)) {
      if (ASKING.test(part) || (isItem && isUnderRequest)) asking.push(part);
    }
    if (!isItem && /:\s*$/.test(line)) isUnderRequest = ASKING.test(line);
  }
  return asking;
}
