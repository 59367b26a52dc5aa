import type { Benchmark } from '../benchmark.ts';
import { EXPORT_SCRIPT } from './export-script.ts';
import { PROMPTS_SCRIPT } from './prompts-script.ts';
import { RANDOM_ARGUMENTS_SCRIPT } from './random-arguments-script.ts';
import { RECORD_SCRIPT } from './record-script.ts';

/** The first tau-bench: retail and airline. */
export const tauBench: Benchmark = {
  name: 'tau-bench',
  repository: 'sierra-research/tau-bench',
  commit: '59a200c6d575d595120f1cb70fea53cef0632f6b',
  folder: 'tau_bench',
  pythonFolder: 'tau_bench',
  files: new Map([
    ['prompts.json', '94c72d7546e404c6ea9322745efd303704ba40bf1fbd068c373789c4a056e324'],
    ['retail/users.json', '6f4fd104cc5e80b92166c4035315c31532c6cea52a90dcdf18425ee7f87c2b82'],
    ['retail/orders.json', '2598a12586d28f2d6bd16bc86f4c800029b6af18e0abb5c475ef5c869c11ced1'],
    ['retail/products.json', 'a9eabcc1a9742c5f5288c2779acce52b9308423383ed24706bbaf0889f762a0f'],
    ['retail/policy.md', 'd539fd2a46a8b8dd2e934ff9ed92f43e9f6b56bc7a718db8d2803ba8ad8f6bf7'],
    ['retail/rules.json', '9fdb9bd32797e10585ee77096e9ba184403b0ab7d32108e31210e2cddbcaf01a'],
    ['retail/tools.json', 'da43b49f4783a9aa82f97f125b2f4c9b56d053cc27e09903ad0ae075026d72ac'],
    ['retail/tasks-test.json', '44fdb13650ae90fe85da0c1bf2da9c131666b07f74fd95cb9acd227df6cc6b87'],
    ['retail/tasks-train.json', 'c71b10c8ba593725a85b851f8825b05bb697bb389cb10647c4cf8d00e7acf5b9'],
    ['retail/tasks-dev.json', 'fd0ad5e2b0b7589e948de91aa1dd17f24bb33dec86826358e66c3a356f42ae5c'],
    ['airline/users.json', 'bd264e2a31e0fa35cdfef8987e70a0dd3776828b582fe90e7a44823a12eb4cea'],
    ['airline/flights.json', '444d7565c68434a3e3fb72efd717f9f9cd5c56dce227f6f56e078f1cb0ed233a'],
    ['airline/reservations.json', '1cf0bbc58ad984be9de7c24dba6dd27393f94cdbd482d8524f6a54db1f561a8c'],
    ['airline/policy.md', '56c335801c16e26b54f600f9db99eb04d31db477e86eb160341d5c66b796c5c8'],
    ['airline/rules.json', '37517e5f3dc66819f61f5a7bb8ace1921282415f10551d2defa5c3eb0985b570'],
    ['airline/tools.json', 'd8cfd82569349eb7518f92db41545c58b9a20864b9582c450bedec0257382b7b'],
    ['airline/tasks-test.json', 'ebce07f665ec8ada83915436963194cca88657550a66b7ca833450504c716844'],
  ]),
  copies: new Map([
    ...copiesOf('retail', ['users', 'orders', 'products']),
    ...copiesOf('airline', ['users', 'flights', 'reservations']),
  ]),
  script: EXPORT_SCRIPT + PROMPTS_SCRIPT + RANDOM_ARGUMENTS_SCRIPT + RECORD_SCRIPT,
};

/** The database and the policy of a domain. */
function copiesOf(domain: string, tables: readonly string[]): [string, string][] {
  const copies = tables.map((table): [string, string] => [
    `${domain}/${table}.json`,
    `envs/${domain}/data/${table}.json`,
  ]);
  return [...copies, [`${domain}/policy.md`, `envs/${domain}/wiki.md`]];
}
