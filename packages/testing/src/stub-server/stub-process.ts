// Runs as a process of its own; see fork-stub-server.ts.
import type { ForkedStubOptions, StubCommand } from './fork-stub-server.ts';
import { startStubServer } from './start-stub-server.ts';

const { repliesModule, ...options }: ForkedStubOptions = JSON.parse(process.argv[2] ?? '{}');
const replies = repliesModule === undefined ? {} : await import(repliesModule);
const server = await startStubServer({
  ...options,
  ...('replies' in replies && { replies: replies.replies }),
});

process.on('message', (command: StubCommand) => {
  if ('set' in command) Object.assign(server, command.set);
  process.send?.(server.counts);
});
process.once('disconnect', () => void server.close());
process.send?.({ baseUrl: server.baseUrl });
