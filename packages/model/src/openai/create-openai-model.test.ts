import { startStubServer, testModel, toStubReply } from '@sca/testing';
import { createOpenAIModel } from './create-openai-model.ts';

testModel('the OpenAI adapter', async (steps) => {
  // The prompt's ids are the stub's own, so that only those of completions are compared with usage.
  const server = await startStubServer({ replies: steps.map(toStubReply), features: { tokenIds: false } });
  const model = createOpenAIModel({ baseUrl: server.baseUrl, model: 'stub-model', tokens: 'auto' });
  return { model, close: () => server.close() };
});
