import { defineConfig, type ViteUserConfig } from 'vitest/config';

// The condition lets tests read the sources of every package, so that they never run against an old build.
const source = '@sca/source';
const conditions = [source, 'module', 'node', 'development|production'];

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      // Otherwise vitest hands the condition down to Node itself, and a worker thread loaded from dist meets sources.
      name: 'source-condition-for-vite-only',
      configResolved({ ssr }) {
        if (ssr.resolve) ssr.resolve.conditions = conditions.filter((condition) => condition !== source);
      },
    },
  ],
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
    // Whole environments are checked and whole runs made in hooks, on a machine that may be busy.
    hookTimeout: 60_000,
    // The sandbox starts worker threads of its own: a process keeps them apart from vitest's.
    pool: 'forks',
    // Files share a process and its modules: loading them for each file cost more than half of most packages' tests.
    isolate: false,
    maxWorkers: 2,
    // In a run from the root, vitest.config.ts builds once for all packages.
    globalSetup: process.cwd() === import.meta.dirname ? [] : [`${import.meta.dirname}/vitest.setup.ts`],
  },
});

export default config;
