import type { ModelSettings } from '../experiment/model-settings.ts';
import type { Endpoints } from './open-endpoints.ts';
import type { Policy } from './participants.ts';

/** Opens the reference policy from its checkpoint, or a model behind an endpoint. */
export async function openPolicy(
  role: string,
  settings: ModelSettings,
  endpoints: Endpoints,
): Promise<Policy> {
  if (settings.provider !== 'reference')
    return { model: endpoints.open(role, settings), checkpoint: undefined, settings };
  const { openReferencePolicy } = await import('./open-reference-policy.ts');
  return openReferencePolicy(settings);
}
