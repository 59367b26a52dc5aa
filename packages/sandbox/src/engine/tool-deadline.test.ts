import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { RunMonitor } from './run-monitor.ts';

describe.each(ENGINE_KINDS)('tool calls past the deadline over the %s engine', (kind) => {
  it('do not reach the tool any more, so that a run of slow calls is not taken for a tool that hangs', async () => {
    let calls = 0;
    const monitor: RunMonitor = { begin: () => true, end() {}, isPastDeadline: () => calls >= 3 };
    const rig = await createRig(kind, {}, monitor);

    const outcome = await rig.run(
      'for (let i = 0; i < 50; i += 1) { try { echo(); } catch {} } return "caught";',
      {
        callTool: () => ({ json: String((calls += 1)) }),
      },
    );

    expect(outcome.status).toBe('timed-out');
    expect(calls).toBe(3);
  });
});
