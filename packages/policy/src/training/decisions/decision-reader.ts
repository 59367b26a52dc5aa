import type { Message, ToolSchema } from '@sca/core';
import { type AssistantMessage, actionOf } from '../../decisions/action.ts';
import { walkTurn } from '../../decisions/walk-turn.ts';
import { readCallHistory } from '../../features/call-history.ts';
import { FeatureRows } from '../../features/feature-rows.ts';
import { addStateRow } from '../../features/state-row.ts';
import { readConversation } from '../../reading/conversation.ts';
import { rowOfId } from '../../tokens/token-ids.ts';
import { type DecisionRecord, recordDecision } from './decision-record.ts';

/** What a turn was answered to. */
interface TurnContext {
  readonly before: readonly Message[];
  readonly tools: readonly ToolSchema[];
}

/** Works out the decisions behind turns that were taken earlier. */
export interface DecisionReader {
  /** Of a message; undefined where no decisions lead to it. */
  ofMessage(context: TurnContext, message: AssistantMessage): readonly DecisionRecord[] | undefined;
  /** Of sampled ids; undefined where they are not those of this turn. */
  ofIds(context: TurnContext, ids: readonly number[]): readonly DecisionRecord[] | undefined;
  /** The state that a turn is taken in, as the one row of a record. */
  stateOf(context: TurnContext): DecisionRecord;
}

export function createDecisionReader(hashBits: number): DecisionReader {
  const rows = new FeatureRows(hashBits);
  return {
    ofMessage({ before, tools }, message) {
      const target = actionOf(message);
      const records: DecisionRecord[] = [];
      const decide = (_: FeatureRows, wanted: number | undefined): number | undefined => {
        if (wanted !== undefined) records.push(recordDecision(rows, wanted));
        return wanted;
      };
      const walked = target && walkTurn(readConversation(before, tools), { rows, target, decide });
      return walked && records;
    },
    ofIds({ before, tools }, ids) {
      const records: DecisionRecord[] = [];
      const decide = (): number | undefined => {
        const row = rowOfId(ids[records.length] ?? -1);
        if (row < 0 || row >= rows.count) return undefined;
        records.push(recordDecision(rows, row));
        return row;
      };
      walkTurn(readConversation(before, tools), { rows, decide });
      // A turn that was cut off has fewer decisions than it needs, and all of its ids are decisions all the same.
      return records.length === ids.length ? records : undefined;
    },
    stateOf({ before, tools }) {
      const conversation = readConversation(before, tools);
      rows.clear();
      addStateRow(rows, conversation, readCallHistory(conversation));
      return recordDecision(rows, 0);
    },
  };
}
