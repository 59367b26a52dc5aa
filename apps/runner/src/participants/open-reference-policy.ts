import { createPolicy, loadPolicy, type Policy as ReferencePolicy } from '@sca/policy';
import type { ModelSettings } from '../experiment/model-settings.ts';
import type { Policy } from './participants.ts';

export type ReferenceSettings = Extract<ModelSettings, { readonly provider: 'reference' }>;

/** The reference policy as it is, for those who ask it for more than replies. */
export async function loadReferencePolicy({ checkpoint }: ReferenceSettings): Promise<ReferencePolicy> {
  return checkpoint === undefined ? createPolicy() : loadPolicy(checkpoint);
}

/** Opens the reference policy: untrained, or from a checkpoint file. */
export async function openReferencePolicy(settings: ReferenceSettings): Promise<Policy> {
  const model = await loadReferencePolicy(settings);
  return { model, checkpoint: model.checkpoint, settings };
}
