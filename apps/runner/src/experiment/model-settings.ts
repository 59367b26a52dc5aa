import { ModelConfig } from '@sca/model';
import { z } from 'zod';

/** The reference policy: a small model that comes with the project and runs in this process. */
const ReferenceModel = z.strictObject({
  provider: z.literal('reference'),
  checkpoint: z.string().describe('A checkpoint file to start from. Default: untrained.').optional(),
});

/** A model behind an OpenAI-compatible endpoint. */
const EndpointModel = ModelConfig.extend({ provider: z.literal('openai').default('openai') });

/** A model of an experiment. */
export const ModelSettings = z.union([ReferenceModel, EndpointModel]);
export type ModelSettings = z.output<typeof ModelSettings>;
