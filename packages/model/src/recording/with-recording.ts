import { type Model, type ModelReply, type ModelRequest, ScaError } from '@sca/core';
import type { ModelMiddleware } from '../middleware.ts';
import { createRequestKey, type RequestKey } from '../request-key.ts';
import type { Recording } from './open-recording.ts';

/**
 * Takes down every reply, and every error with a code, in the order in which the requests began. Calls that were aborted
 * are left out: no replay would ask for them. The file has a reply before the caller does.
 */
export function withRecording(recording: Recording): ModelMiddleware {
  return (model) => {
    const keyOf = createRequestKey({ identity: { model: model.name } });
    return {
      name: model.name,
      generate: (request) => generateRecorded(model, request, { recording, keyOf }),
    };
  };
}

async function generateRecorded(
  model: Model,
  request: ModelRequest,
  { recording, keyOf }: { recording: Recording; keyOf: RequestKey },
): Promise<ModelReply> {
  const finish = recording.begin(keyOf(request), model.name);
  try {
    const reply = await model.generate(request);
    await finish({ reply });
    return reply;
  } catch (thrown) {
    if (thrown instanceof ScaError && thrown.code !== 'MODEL_ABORTED') await finish({ error: thrown });
    throw thrown;
  }
}
