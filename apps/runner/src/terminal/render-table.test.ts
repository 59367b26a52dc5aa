import { expect, it } from 'vitest';
import { renderTable } from './render-table.ts';

it('aligns columns and leaves no blanks at the end', () => {
  expect(
    `\n${renderTable([
      ['', 'lost', ''],
      ['in', '', '100'],
      ['syntax', '12', '88'],
    ])}`,
  ).toMatchInlineSnapshot(`
    "
            lost
    in            100
    syntax    12   88
    "
  `);
});
