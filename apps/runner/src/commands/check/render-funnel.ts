import { whole } from '../../counted.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { shorten } from '../../terminal/shorten.ts';
import type { Funnel, Loss } from './funnel.ts';

/** The funnel as a table, and one example of each reason. Text of the input is escaped. */
export function renderFunnel(funnel: Funnel, fileName: string): string {
  if (funnel.total === 0) return `${escapeText(fileName)} holds no task.\n`;
  const examples = funnel.losses.map((loss) => `\n${renderExample(loss, fileName)}`).join('');
  return `\n${renderTable(tableRows(funnel))}${examples}`;
}

function tableRows({ total, kept, losses }: Funnel): string[][] {
  const percent = (count: number): string => `${((100 * count) / Math.max(total, 1)).toFixed(1)} %`;
  let left = total;
  const lossRows = losses.map((loss) => {
    left -= loss.count;
    return [loss.reason, whole(loss.count), percent(loss.count), whole(left), percent(left)];
  });
  return [
    ['', 'lost', '', 'left', ''],
    ['in', '', '', whole(total), percent(total)],
    ...lossRows,
    ['kept', '', '', whole(kept), percent(kept)],
  ];
}

function renderExample({ reason, example }: Loss, fileName: string): string {
  const { line, instruction, detail } = example;
  const quote = instruction === null ? '' : `  "${shorten(escapeText(instruction), 90)}"\n`;
  return `${reason}, for example ${escapeText(fileName)}:${line}\n${quote}  ${shorten(escapeText(detail), 400)}\n`;
}
