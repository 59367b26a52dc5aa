export { type ModelStep, type ModelStepFault, toScript, toStubReply } from './model-step.ts';
export {
  createScriptedModel,
  type ScriptedModel,
  type ScriptedReply,
  type ScriptedStep,
  type ScriptedToolCall,
  type ScriptFunction,
} from './scripted-model.ts';
export {
  type ForkedStubOptions,
  type ForkedStubServer,
  forkStubServer,
  type StubSettings,
} from './stub-server/fork-stub-server.ts';
export { startStubServer } from './stub-server/start-stub-server.ts';
export {
  STUB_FEATURES,
  type StubCompletion,
  type StubFault,
  type StubFeatures,
  type StubReply,
  type StubRequest,
  type StubToolCall,
} from './stub-server/stub-reply.ts';
export type { StubCounts, StubServer, StubServerOptions } from './stub-server/stub-server.ts';
export { testEnvironment } from './test-environment.ts';
export { type ModelFixture, type TestModelOptions, testModel } from './test-model.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
