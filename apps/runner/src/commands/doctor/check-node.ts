import { availableParallelism, totalmem } from 'node:os';
import { counted } from '../../counted.ts';
import type { Finding } from './finding.ts';

const NEEDED = [20, 19] as const;

/** Whether Node is new enough, and what the machine has. */
export async function checkNode(version = process.versions.node): Promise<Finding[]> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  const gib = (totalmem() / 2 ** 30).toFixed(1);
  return [
    {
      state: isNew ? 'good' : 'bad',
      subject: 'Node',
      detail: `${version}, ${counted(availableParallelism(), 'processor')}, ${gib} GiB of memory`,
      ...(!isNew && { advice: `Install Node ${NEEDED.join('.')} or newer.` }),
    },
  ];
}
