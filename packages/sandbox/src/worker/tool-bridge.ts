import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { ToolReply } from './protocol.ts';

/** The main thread's side: hands over a reply and wakes the waiting worker. */
export function answerToolCall(port: MessagePort, signal: SharedArrayBuffer, reply: ToolReply): void {
  port.postMessage(reply);
  const flag = new Int32Array(signal);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

/** The worker's side: blocks until the main thread has answered. */
export function awaitToolReply(port: MessagePort, signal: SharedArrayBuffer): ToolReply {
  const flag = new Int32Array(signal);
  Atomics.wait(flag, 0, 0);
  Atomics.store(flag, 0, 0);
  const received = receiveMessageOnPort(port);
  return received ? (received.message as ToolReply) : { failed: true };
}
