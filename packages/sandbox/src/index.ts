export { type Checker, type CheckerOptions, createChecker, type RewardRequest } from './checker.ts';
export { type CodeSessionOptions, startCodeSession } from './code-session.ts';
export type { EngineKind } from './engine/guest-engine.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export {
  createSandbox,
  type RunRequest,
  type RunResult,
  type Sandbox,
  type SandboxOptions,
} from './sandbox.ts';
export type { CallersTools } from './tool-host.ts';
