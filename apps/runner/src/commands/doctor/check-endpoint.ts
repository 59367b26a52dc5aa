import { messageOf } from '@sca/core';
import type { Finding } from './finding.ts';
import type { DoctorOptions } from './run-doctor.ts';

const TIMEOUT_MS = 10_000;

/** Whether an endpoint answers, and which models it has. */
export async function checkEndpoint({
  baseUrl,
  apiKeyEnv,
}: Pick<DoctorOptions, 'baseUrl' | 'apiKeyEnv'>): Promise<Finding[]> {
  const subject = 'Endpoint';
  if (baseUrl === undefined)
    return [
      {
        state: 'absent',
        subject,
        detail: 'none was named',
        advice: 'Give --base-url to ask one. Offline runs need none.',
      },
    ];
  try {
    const names = await listModels(baseUrl, apiKeyEnv);
    const advice = `Try one: sca model check --base-url ${baseUrl} --model ${names[0] ?? '<name>'}`;
    return [{ state: 'good', subject, detail: `${baseUrl} has ${names.slice(0, 5).join(', ')}`, advice }];
  } catch (thrown) {
    const advice = 'Check that the server runs and that the address ends with its version, as in /v1.';
    return [{ state: 'bad', subject, detail: `${baseUrl}: ${messageOf(thrown)}`, advice }];
  }
}

async function listModels(baseUrl: string, apiKeyEnv: string | undefined): Promise<string[]> {
  const key = apiKeyEnv === undefined ? undefined : process.env[apiKeyEnv];
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/models`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`);
  const body = (await response.json()) as { data?: { id: string }[] };
  return (body.data ?? []).map(({ id }) => id);
}
