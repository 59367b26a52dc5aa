import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../engine/create-engine.ts';
import { createJobRunner } from './job-runner.ts';
import { packError } from './portable-error.ts';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.ts';
import { SharedMonitor } from './shared-clock.ts';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');
// What an environment's code prints must not mix with what the process has to say on stdout.
process.stdout.write = process.stderr.write.bind(process.stderr);

const send = (message: FromWorker): void => port.postMessage(message);

const { wasm, limits, engine: kind, clock, toolPort, toolSignal } = workerData as WorkerStart;
const monitor = new SharedMonitor(clock, (thrown) => send({ type: 'tool-failed', error: packError(thrown) }));
try {
  const { engine, notice } = await createEngine({ wasm, limits, monitor, kind });
  const runJob = createJobRunner({ engine, monitor, limits, toolPort, toolSignal, send });
  port.on('message', async ({ job, hungSteps }: ToWorker) => {
    monitor.startJob(hungSteps);
    try {
      send({ type: 'done', value: await runJob(job) });
    } catch (thrown) {
      monitor.end();
      send({ type: 'failed', error: packError(thrown) });
    }
  });
  send({ type: 'ready', engine: engine.kind, notice });
} catch (thrown) {
  send({ type: 'failed', error: packError(thrown) });
}
