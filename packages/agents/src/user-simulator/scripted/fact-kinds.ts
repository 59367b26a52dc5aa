/** What is known of one kind of fact: how it looks, how it is asked for, and how a user speaks of it. */
export interface FactKind {
  /** Finds it in an instruction. */
  readonly pattern: RegExp;
  /** Finds that a question of the agent is about it. */
  readonly asked: RegExp;
  /** What stands for it while it is not told. */
  readonly noun: string;
  /** True for facts on the user, which are told by themselves and not as part of a request. */
  readonly isIdentity?: boolean;
}

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const SOME_ID = '(?:ids?|numbers?|nos?|codes?|#)';

/** Kinds of facts, in the order in which an instruction is searched: what one has found, the next ones leave alone. */
export const FACT_KINDS = {
  email: {
    pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    asked: /\be-?mails?\b/i,
    noun: 'email address',
    isIdentity: true,
  },
  address: {
    pattern: /\b\d+ [A-Z][\w' ]*(?:, [\w'. ]+?)*, \d{5}\b/g,
    asked: /(?<!\be-?mail )\baddress(?:es)?\b|\bwhere\b.*\b(?:sent?|deliver\w*|ship\w*|moved?|live)\b/i,
    noun: 'address',
  },
  passenger: {
    pattern: /[A-Z][\w'-]+(?: [A-Z][\w'-]+)+ \(born [^)]*\)/g,
    asked:
      /\bpassengers?\b|\btravell?ers?\b|\bbirth(?:days?)?\b|\bborn\b|\bwho (?:is|are|will be) (?:fly|travel)/i,
    noun: 'passenger',
  },
  payment: {
    pattern: /\b(?:credit_card|gift_card|certificate|paypal)_\d+\b/g,
    asked:
      /\bpay(?:ing|ment)?\b|\b(?:which|what|your)\b.*\b(?:cards?|certificates?|methods?)\b|\brefund(?:ed)? to\b/i,
    noun: 'payment method',
  },
  'user-id': {
    pattern: /\b[a-z]+(?:_[a-z]+)*_\d+\b/g,
    asked: new RegExp(`\\b(?:user|account|customer|profile|member)[ -]?(?:${SOME_ID}|name)`, 'i'),
    noun: 'user id',
    isIdentity: true,
  },
  date: {
    pattern: new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(?:${MONTH}) \\d{1,2}(?:st|nd|rd|th)?\\b`, 'g'),
    asked: /\bdates?\b(?! of birth)|\bwhen\b|\b(?:which|what) days?\b/i,
    noun: 'date',
  },
  order: {
    pattern: /#\w*\d\w*/g,
    asked: new RegExp(
      `\\border ?${SOME_ID}|\\b(?:which|what) orders?\\b|\\b${SOME_ID} (?:of|for) (?:the|your|each) orders?\\b`,
      'i',
    ),
    noun: 'order',
  },
  flight: {
    pattern: /\b[A-Z]{3}\d{3}\b/g,
    asked: new RegExp(`\\bflight ?${SOME_ID}|\\b(?:which|what) flights?\\b`, 'i'),
    noun: 'flight',
  },
  reservation: {
    pattern:
      /\b(?=\w*\d)(?=\w*[A-Z])[A-Z0-9]{6}\b|(?<=\b(?:reservation|confirmation|booking)(?: (?:id|code|number|is))* )[A-Z]{6}\b/gi,
    asked: new RegExp(
      `\\b(?:reservation|booking|confirmation) ?${SOME_ID}|\\b(?:which|what) (?:reservation|booking)s?\\b|\\b${SOME_ID} (?:of|for) (?:the|your) (?:reservation|booking)s?\\b`,
      'i',
    ),
    noun: 'reservation',
  },
  airport: {
    pattern: /(?<=\b(?:from|to|in|via|at) )[A-Z]{3}\b/g,
    asked:
      /\bairports?\b|\borigin\b|\bdestination\b|\bdeparture (?:city|airport)\b|\b(?:fly|flying|travel|travelling|traveling|depart\w*|go|going) (?:from|to)\b|\bwhere\b.*\b(?:from|to|fly|travel|go)\b/i,
    noun: 'airport',
  },
  item: {
    pattern: /\b\d{10}\b/g,
    asked: new RegExp(
      `\\b(?:item|product|variant) ?${SOME_ID}|\\b(?:which|what) (?:items?|products?|variants?|ones?)\\b`,
      'i',
    ),
    noun: 'item',
  },
  zip: {
    pattern: /\b\d{5}\b/g,
    asked: /\bzip\b|\bpost(?:al)? ?codes?\b/i,
    noun: 'zip code',
    isIdentity: true,
  },
  reason: {
    pattern: /\bno longer needed\b|\bordered by mistake\b/g,
    asked: /\breasons?\b|\bwhy\b/i,
    noun: 'reason',
  },
  name: {
    pattern: /(?<=\b(?:You are|Your name is|You name is) )[A-Z][\w'-]*(?: [A-Z][\w'-]*)*/g,
    asked: /\bnames?\b|\bwho (?:am i|are you|is this)\b/i,
    noun: 'name',
    isIdentity: true,
  },
  number: {
    pattern: /(?<![\w-])(?!(?:19|20)\d\d\b)(?=(?:[A-Za-z-]*\d){4})[\w-]+/g,
    asked: new RegExp(
      `\\b${SOME_ID}\\b|\\b(?:which|what) (?:one|ticket|account|card|invoice|case)s?\\b`,
      'i',
    ),
    noun: 'number',
  },
} as const satisfies Record<string, FactKind>;

export type FactKindName = keyof typeof FACT_KINDS;
