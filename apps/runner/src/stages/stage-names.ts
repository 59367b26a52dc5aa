/** The stages of an iteration in their order, and what comes after the last. */
export type StageName = 'challenge' | 'rollout' | 'build' | 'train' | 'eval' | 'report';
