import { messageOf } from '@sca/core';
import { createSandbox } from '@sca/sandbox';
import type { Finding } from './finding.ts';

/** Whether guest code runs here. */
export async function checkSandbox(): Promise<Finding[]> {
  try {
    await using sandbox = createSandbox({ workers: 1 });
    const { status, value } = await sandbox.run({ code: 'return 6 * 7' });
    if (status === 'returned' && value === 42)
      return [{ state: 'good', subject: 'Sandbox', detail: 'runs code' }];
    return [{ state: 'bad', subject: 'Sandbox', detail: `a small program ended as ${status}` }];
  } catch (thrown) {
    const advice = 'Install again: npx pnpm install';
    return [{ state: 'bad', subject: 'Sandbox', detail: messageOf(thrown), advice }];
  }
}
