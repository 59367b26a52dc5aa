import type { ActionProtocol, AgentAction } from '@sca/core';
import { perEnvironment } from '../../prompts/per-environment.ts';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import { systemMessage } from '../../prompts/system-message.ts';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import { toolSignatures } from '../../prompts/tool-signatures.ts';
import { firstCodeBlock } from './code-block.ts';
import {
  CODE_FOR_ANSWER,
  CODE_WITH_USER,
  EMPTY_TURN,
  NEITHER_CODE_NOR_ANSWER,
  OPEN_BLOCK,
} from './code-prompt.ts';
import { describeCodeTurn } from './describe-code-turn.ts';
import { markedAnswer } from './extract-answer.ts';
import type { StrategyOptions } from './strategy.ts';

/**
 * A block of JavaScript per turn, or a reply to the user: the action space of the paper (section 3), which has Python
 * there. What stands behind the first block is cut, since it was written without knowing what the block does.
 */
export function createCode({ withUser = false }: Pick<StrategyOptions, 'withUser'>): ActionProtocol {
  const template = withUser ? CODE_WITH_USER : CODE_FOR_ANSWER;
  const system = perEnvironment((environment) => {
    const signatures = toolSignatures(toolSchemasOf(environment));
    return systemMessage(renderPrompt(template, { policy: environment.policy, signatures }).trim());
  });
  return {
    name: 'code',
    wording: { source: 'own', compat: 'fixed' },
    prompt: ({ environment, instruction }) => ({
      messages: [system(environment), { role: 'user', content: instruction }],
    }),
    remember(reply) {
      const block = firstCodeBlock(reply.content);
      return block?.status === 'closed' ? { ...reply, content: reply.content.slice(0, block.end) } : reply;
    },
    parse: ({ content }) => [readTurn(content, withUser)],
    async execute(action, { code, signal }) {
      if (action.type !== 'code') throw new TypeError(`the strategy code cannot carry out "${action.type}"`);
      if (!code) throw new TypeError('the strategy code needs a CodeSession');
      return describeCodeTurn(await code.run(action.code, signal ? { signal } : {}));
    },
    observe: (_action, observation) => ({ role: 'user', content: observation }),
  };
}

function readTurn(content: string, withUser: boolean): AgentAction {
  const block = firstCodeBlock(content);
  if (block?.status === 'closed') return { type: 'code', code: block.code };
  if (block) return { type: 'invalid', explanation: OPEN_BLOCK };
  if (withUser)
    return content.trim() === ''
      ? { type: 'invalid', explanation: EMPTY_TURN }
      : { type: 'respond', content };
  const answer = markedAnswer(content);
  return answer ? { type: 'answer', answer } : { type: 'invalid', explanation: NEITHER_CODE_NOR_ANSWER };
}
