import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { ByPackage } from './vitest.sequencer.ts';

const root = import.meta.dirname;

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      '{packages/*,apps/*,examples,examples/*}/vitest.config.ts',
      { root, test: { name: 'scripts', include: ['scripts/*.test.mjs'] } },
    ],
    globalSetup: [`${root}/vitest.setup.ts`],
    maxWorkers: 2,
    sequence: { sequencer: ByPackage },
  },
});

export default config;
