import { describe, expect, test } from 'vitest';
import { defineEnvironment } from '../environment.ts';
import { chooseExport } from './choose-export.ts';

const one = defineEnvironment({ id: 'test/one', version: '1', tools: [], initialState: {} });
const two = defineEnvironment({ id: 'test/two', version: '1', tools: [], initialState: {} });
const make = (): unknown => one;
const reference = { module: '/env.js' };

describe('chooseExport', () => {
  test.each([
    ['the only environment', { one, helper: make, version: 1 }, 'one'],
    ['the only environment under two names', { default: one, one }, 'one'],
    ['the only function where there is no environment', { make, version: 1 }, 'make'],
  ])('takes %s', (_name, module, name) => {
    expect(chooseExport(reference, module).name).toBe(name);
  });

  test('takes the named export', () => {
    expect(chooseExport({ ...reference, export: 'two' }, { one, two }).value).toBe(two);
    expect(chooseExport({ ...reference, export: 'make', options: {} }, { one, make }).value).toBe(make);
  });

  test.each([
    { named: {}, module: {}, message: 'exports nothing' },
    { named: {}, module: { one, two }, message: 'one (environment), two (environment)' },
    { named: {}, module: { make, other: () => two }, message: 'make (function), other (function)' },
    { named: { export: 'three' }, module: { one }, message: 'no export "three"' },
    { named: { export: 'toString' }, module: { one }, message: 'no export "toString"' },
    { named: { export: 'version' }, module: { version: 1 }, message: '"version" is no environment' },
    { named: { options: 1 }, module: { one }, message: 'takes none' },
  ])('refuses and says: $message', ({ named, module, message }) => {
    const choosing = (): unknown => chooseExport({ ...reference, ...named }, module);
    expect(choosing).toThrow(expect.objectContaining({ code: 'ENVIRONMENT_LOAD_FAILED' }));
    expect(choosing).toThrow(message);
  });

  test('says by name what may be meant', () => {
    const choosing = (): unknown => chooseExport(reference, { one, two, version: 1 });
    expect(choosing).toThrow(expect.objectContaining({ details: { ...reference, exports: ['one', 'two'] } }));
  });
});
