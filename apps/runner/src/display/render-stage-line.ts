import { whole } from '../counted.ts';
import type { Pace, StageCounts } from './stage-progress.ts';

/** `rollout 2    1,234/3,200  38 %  410/s  5 s left   pass 34.1 %` */
export function renderStageLine(name: string, counts: StageCounts, pace: Pace): string {
  const { done, total, detail } = counts;
  const isOver = total !== null && done >= total;
  const cells = [
    name.padEnd(14),
    total === null ? whole(done) : `${whole(done)}/${whole(total)}`,
    total ? `${Math.floor((100 * done) / total)} %` : '',
    pace.perSecond > 0 ? `${rate(pace.perSecond)}/s` : '',
    !isOver && pace.secondsLeft !== null ? `${renderDuration(pace.secondsLeft)} left` : '',
    detail,
  ];
  return cells.filter((cell) => cell !== '').join('  ');
}

/** `45 s`, `3 min 20 s`, `2 h 5 min` */
export function renderDuration(seconds: number): string {
  const left = Math.ceil(seconds);
  if (left < 60) return `${left} s`;
  if (left < 3600) return `${Math.floor(left / 60)} min ${left % 60} s`;
  return `${Math.floor(left / 3600)} h ${Math.floor((left % 3600) / 60)} min`;
}

function rate(perSecond: number): string {
  return perSecond >= 10 ? whole(Math.round(perSecond)) : perSecond.toFixed(1);
}
