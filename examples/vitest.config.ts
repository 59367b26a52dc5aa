import { mergeConfig } from 'vitest/config';
import base from '../vitest.package.ts';

export default mergeConfig(base, { test: { include: ['*.test.ts'] } });
