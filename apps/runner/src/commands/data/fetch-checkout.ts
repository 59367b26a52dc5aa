import { resolve } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { archiveUrl, type Benchmark } from '../../data/benchmark.ts';
import type { Checkout } from '../../data/checkout.ts';
import { openCheckout } from '../../data/open-checkout.ts';

const MIB = 2 ** 20;
/** Bytes between two lines of progress where stderr is no terminal. */
const STEP_BYTES = 10 * MIB;

/** Gets the upstream files from `--from` or from the pinned archive, with progress on stderr. */
export async function fetchCheckout(
  benchmark: Benchmark,
  from: string | undefined,
  { cwd, stderr, signal }: CommandContext,
): Promise<Checkout> {
  const source =
    from === undefined ? archiveUrl(benchmark) : /^https?:\/\//.test(from) ? from : resolve(cwd, from);
  let shown = 0;
  const checkout = await openCheckout({
    from: source,
    folder: benchmark.folder,
    signal,
    onProgress(bytes, total) {
      if (bytes - shown < (stderr.isTerminal ? MIB : STEP_BYTES)) return;
      shown = bytes;
      const line = `${(bytes / MIB).toFixed(0)} MiB${total === null ? '' : ` of ${(total / MIB).toFixed(0)}`} downloaded`;
      void stderr.write(stderr.isTerminal ? `\r${line}` : `${line}\n`);
    },
  });
  if (shown > 0 && stderr.isTerminal) await stderr.write('\n');
  return checkout;
}
