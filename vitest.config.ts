import { defineConfig, type ViteUserConfig } from 'vitest/config';

const root = import.meta.dirname;

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      '{packages/*,apps/*,examples,examples/*}/vitest.config.ts',
      { root, test: { name: 'scripts', include: ['scripts/*.test.mjs'] } },
    ],
    globalSetup: [`${root}/vitest.setup.ts`],
    maxWorkers: 2,
  },
});

export default config;
