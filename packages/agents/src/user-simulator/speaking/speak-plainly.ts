import { plainLine, type Speak } from './speak.ts';

/** `llm`: what the model writes is said. Upstream: LLMUserSimulationEnv */
export const speakPlainly: Speak = async ({ history, ask }) => plainLine(await ask(history));
