import { expect, it } from 'vitest';
import { shareText } from '../report/format.ts';
import { rewardsByTask } from '../report/rewards-by-task.ts';
import { passShare } from '../report/shares.ts';
import { summariseTrajectory, type TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { rollout } from '../testing/rollout.ts';
import { EpisodeTally } from './episode-tally.ts';

/** Episodes of tasks that are solved always or never: what one trial says, the others only repeat. */
function episodesOf({ tasks, trials }: { tasks: number; trials: number }): TrajectorySummary[] {
  const summary = summariseTrajectory(rollout('any'));
  return Array.from({ length: tasks * trials }, (_, index) => {
    const task = index % tasks;
    return { ...summary, id: `e${index}`, taskId: `t${task}`, reward: task % 4 === 0 ? 1 : 0 };
  });
}

function tallyOf(episodes: readonly TrajectorySummary[]): EpisodeTally {
  const tally = new EpisodeTally();
  for (const episode of episodes) tally.add(episode);
  return tally;
}

it('says of the pass rate what the tables say of the same episodes', () => {
  const episodes = episodesOf({ tasks: 20, trials: 8 });
  const share = passShare(rewardsByTask(episodes), 1);
  expect(tallyOf(episodes).describe()).toContain(`pass ${shareText(share)}`);
});

it('is no surer of a rate because the same tasks were tried more often', () => {
  const [once] = tallyOf(episodesOf({ tasks: 20, trials: 1 }))
    .describe()
    .split('  ');
  const [often] = tallyOf(episodesOf({ tasks: 20, trials: 50 }))
    .describe()
    .split('  ');
  expect(often).toBe(once);
});

it('says nothing of a rate before anything is scored', () => {
  const unscored = episodesOf({ tasks: 1, trials: 1 }).map((episode) => ({ ...episode, reward: null }));
  expect(tallyOf(unscored)).toMatchObject({ done: 1 });
  expect(tallyOf(unscored).describe()).toBe('');
});

// Far below the time limit of a test where an episode costs the same however many there were, far above it otherwise.
it('keeps pace with long series', () => {
  const tally = new EpisodeTally();
  for (const episode of episodesOf({ tasks: 4_000, trials: 5 })) {
    tally.add(episode);
    tally.describe();
  }
  expect(tally.done).toBe(20_000);
});
