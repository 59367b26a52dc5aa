import {
  aggregateLoss,
  applyMask,
  gae,
  grpoAdvantages,
  hasSignal,
  indexGroups,
  type KlEstimator,
  klPerToken,
  type LossAggregation,
  maskedMoments,
  opoAdvantages,
  overlongPenalty,
  passAtKAdvantages,
  penalizeByKl,
  reinforcePlusPlus,
  reinforcePlusPlusBaseline,
  remaxAdvantages,
  rlooAdvantages,
  whiten,
} from './advantages.ts';
import { meanInterval, passAtK, passCurve, passHatK, wilsonInterval } from './statistics.ts';

/** A case as the file has it; `input` and `expected` depend on `fn`. */
export interface GoldenCase {
  readonly id: string;
  readonly fn: string;
  readonly convention: string;
  readonly input: Input;
  readonly expected: Record<string, unknown>;
  readonly tolerance: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what a case holds is fixed by its kind alone.
type Input = Record<string, any>;
type Rows = number[][];

/** Carries out a case with our functions. @throws Error naming a kind, convention or option that is not known. */
export function runGoldenCase({ fn, convention, input }: GoldenCase): Record<string, unknown> {
  const kind = KINDS[fn];
  if (!kind) throw new Error(`unknown kind of golden case: ${fn}`);
  return kind(input, convention);
}

const KINDS: Record<string, (input: Input, convention: string) => Record<string, unknown>> = {
  gae: runGae,
  ppo_rollout: runTrlPpo,
  kl: ({ logprobs, ref_logprobs, estimator }, convention) => ({
    kl: klPerToken(logprobs, ref_logprobs, klOptions(estimator, convention)),
  }),
  kl_rewards: runKlRewards,
  whiten: ({ values, mask, shift_mean }) => {
    const out = whiten(values, mask, { shiftMean: shift_mean });
    const { mean, variance } = maskedMoments(values, mask);
    return { out, out_masked: masked(out, mask), mean, var_unbiased: variance };
  },
  grpo: runGrpo,
  rloo: runRloo,
  reinforce_plus_plus: ({ token_level_rewards, mask, gamma }, convention) => {
    const acrossTurns = pick(convention, { verl: 'reset', carry: 'carry' } as const);
    return { ...reinforcePlusPlus(token_level_rewards, mask, { gamma, acrossTurns }) };
  },
  reinforce_plus_plus_baseline: ({ token_level_rewards, mask, index }) => ({
    advantages: reinforcePlusPlusBaseline(sums(token_level_rewards), mask, {
      groups: indexGroups(index),
      singleton: 'score',
    }),
  }),
  remax: ({ token_level_rewards, mask, reward_baselines }) => {
    const rows = (token_level_rewards as Rows).map((rewards, row) =>
      remaxAdvantages(rewards, mask[row], reward_baselines[row]),
    );
    return {
      advantages: rows.map(({ advantages }) => advantages),
      returns: rows.map(({ returns }) => returns),
    };
  },
  opo: ({ scores, lengths, index }) => ({
    advantages: opoAdvantages(numbers(scores), lengths, { groups: indexGroups(index), singleton: 'score' }),
  }),
  grpo_passk: ({ scores, index, epsilon, norm_by_std }) => ({
    advantages: passAtKAdvantages(numbers(scores), indexGroups(index), {
      epsilon,
      scale: norm_by_std ? 'group' : 'none',
    }),
  }),
  dapo_overlong: ({ lengths, max_response_length, buffer_len, penalty_factor }) => ({
    penalty: (lengths as number[]).map((length) =>
      overlongPenalty(length, {
        maxLength: max_response_length,
        bufferLength: buffer_len,
        factor: penalty_factor,
      }),
    ),
  }),
  dapo_filter: ({ groups }) => {
    const kept = (keepSingletons: boolean) =>
      Object.keys(groups).filter((name) => hasSignal(numbers(groups[name]), { keepSingletons }));
    return { kept: kept(true), kept_strict: kept(false) };
  },
  loss_agg: ({ loss, mask, loss_scale_factor }) => {
    const modes: LossAggregation[] = [
      'token-mean',
      'seq-mean-token-sum',
      'seq-mean-token-mean',
      'seq-mean-token-sum-norm',
    ];
    const scale = loss_scale_factor === undefined ? {} : { scaleFactor: loss_scale_factor };
    return Object.fromEntries(modes.map((mode) => [mode, aggregateLoss(loss, mask, { mode, ...scale })]));
  },
  pass_at_k: ({ nck }) => ({ pass_at_k: (nck as Rows).map(([n, c, k]) => passAtK(n ?? 0, c ?? 0, k ?? 0)) }),
  pass_hat_k: ({ nck }) => ({
    pass_hat_k: (nck as Rows).map(([n, c, k]) => passHatK(n ?? 0, c ?? 0, k ?? 0)),
  }),
  benchmark_pass: ({ tasks }) => {
    const curve = passCurve(tasks);
    const byK = (value: (point: (typeof curve)[number]) => number) =>
      Object.fromEntries(curve.map((point) => [point.k, value(point)]));
    return {
      pass_hat: byK(({ passHat }) => passHat.mean),
      pass_at: byK(({ passAt }) => passAt.mean),
      pass_hat_stderr: byK(({ passHat }) => passHat.standardError),
      pass_at_stderr: byK(({ passAt }) => passAt.standardError),
    };
  },
  mean_interval: runMeanInterval,
  wilson: ({ cn, z, level }) => ({
    ci: (cn as Rows).map(([c, n]) => {
      const { low, high } = wilsonInterval(c ?? 0, n ?? 0, z === undefined ? { level } : { z });
      return [low, high];
    }),
  }),
};

function runGae({ rewards, values, mask, gamma, lam }: Input): Record<string, unknown> {
  const rows = (atMaskedTokens: 'zero' | 'carry') =>
    (rewards as Rows).map((row, index) =>
      gae({ rewards: row, values: values[index], mask: mask[index], gamma, lambda: lam, atMaskedTokens }),
    );
  const own = rows('zero');
  const advantages = own.map((row) => row.advantages);
  return {
    advantages_raw: advantages,
    returns_masked: own.map((row) => row.returns),
    advantages_whitened_masked: masked(whiten(advantages, mask), mask),
    advantages_raw_unmasked: rows('carry').map((row) => row.advantages),
  };
}

// TRL works on a padded batch: the reward lies one past the last token where there is room, and counts there.
function runTrlPpo(input: Input): Record<string, unknown> {
  const { logprobs, ref_logprobs, scores, values, lengths, T, kl_coef, kl_estimator, gamma, lam } = input;
  const upTo = (end: number) => Array.from({ length: T }, (_, token) => (token < end ? 1 : 0));
  const tokenMasks = (lengths as number[]).map((length) => upTo(length));
  const rewardIndex = (lengths as number[]).map((length) => (length < T ? length : length - 1));
  const rewardMasks = rewardIndex.map((index) => upTo(index + 1));
  let rewards: ArrayLike<number>[] = rewardIndex.map((place, row) => {
    const placed = new Float64Array(T);
    placed[place] = scores[row];
    return penalizeByKl(placed, tokenMasks[row] as number[], {
      logprobs: logprobs[row],
      refLogprobs: ref_logprobs[row],
      coefficient: kl_coef,
      ...klOptions(kl_estimator, 'trl'),
    });
  });
  if (input.whiten_rewards) rewards = masked(whiten(rewards, rewardMasks, { shiftMean: false }), rewardMasks);
  const rows = rewards.map((row, index) =>
    gae({ rewards: row, values: values[index], mask: rewardMasks[index] as number[], gamma, lambda: lam }),
  );
  const raw = rows.map(({ advantages }) => advantages);
  return {
    reward_index: rewardIndex,
    rewards,
    advantages_raw: raw,
    returns: rows.map(({ returns }) => returns),
    advantages: masked(whiten(raw, tokenMasks), tokenMasks),
  };
}

function runKlRewards(input: Input, convention: string): Record<string, unknown> {
  const { token_level_scores, old_log_probs, ref_log_prob, mask, beta, estimator } = input;
  const options = klOptions(estimator, convention);
  const kl = (old_log_probs as Rows).map((logprobs, row) =>
    applyMask(klPerToken(logprobs, ref_log_prob[row], options), mask[row]),
  );
  const means = kl.map(
    (row, index) => row.reduce((sum, value) => sum + value, 0) / Math.max(1, sum(mask[index])),
  );
  return {
    token_level_rewards: (token_level_scores as Rows).map((scores, row) =>
      penalizeByKl(scores, mask[row], {
        logprobs: old_log_probs[row],
        refLogprobs: ref_log_prob[row],
        coefficient: beta,
        ...options,
      }),
    ),
    kl_masked: kl,
    current_kl: sum(means) / means.length,
  };
}

function runGrpo(input: Input, convention: string): Record<string, unknown> {
  if (convention === 'trl') {
    const rewards = numbers(input.rewards);
    const groups = consecutiveGroups(rewards.length, input.num_generations);
    return { advantages: grpoAdvantages(rewards, groups, { epsilon: 1e-4, scale: input.scale_rewards }) };
  }
  if (convention === 'art') {
    const rewards = numbers(input.rewards);
    const groups = new Int32Array(rewards.length);
    return { advantages: grpoAdvantages(rewards, groups, { standardDeviation: 'population' }) };
  }
  const varianceFloor = pick(convention, { verl: 0, verl_vectorized: 1e-6 });
  const scale = input.norm_by_std ? 'group' : 'none';
  const scaling = { epsilon: input.epsilon, scale, singleton: 'score', varianceFloor } as const;
  return { advantages: grpoAdvantages(numbers(input.scores), indexGroups(input.index), scaling) };
}

function runRloo(input: Input, convention: string): Record<string, unknown> {
  if (convention !== 'trl') {
    const singleton = pick(convention, { verl: 'score', verl_vectorized: 'zero' } as const);
    return { advantages: rlooAdvantages(numbers(input.scores), indexGroups(input.index), { singleton }) };
  }
  const [low, high] = input.reward_clip_range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const rewards = numbers(input.rewards).map(
    (reward, index) =>
      Math.min(high, Math.max(low, reward)) - (input.beta ?? 0) * (input.kl_seq?.[index] ?? 0),
  );
  const groups = consecutiveGroups(rewards.length, input.num_generations);
  return { advantages: rlooAdvantages(rewards, groups, { normalize: input.normalize_advantages ?? false }) };
}

function runMeanInterval({ values, clusters, level }: Input): Record<string, unknown> {
  const plain = meanInterval(values, { level });
  const clustered = meanInterval(values, {
    level,
    clusters: clusters ?? values.map((_: number, index: number) => index),
  });
  const quantile = (interval: typeof plain) => (interval.high - interval.mean) / interval.standardError;
  return {
    mean: plain.mean,
    stderr: plain.standardError,
    stderr_clustered: clustered.standardError,
    [`t_df${plain.degreesOfFreedom}`]: quantile(plain),
    ci_t: [plain.low, plain.high],
    [`t_df${clustered.degreesOfFreedom}`]: quantile(clustered),
    ci_t_clustered: [clustered.low, clustered.high],
  };
}

function klOptions(name: string, convention: string): { estimator: KlEstimator; clamp: boolean } {
  // A plus asks for the straight-through gradient and leaves the value as it is.
  const plain = name.replace(/\+$/, '');
  const clamp = plain.endsWith('_verl') || (convention === 'verl' && !plain.endsWith('_trl'));
  const estimators: Record<string, KlEstimator> = {
    k1: 'k1',
    kl: 'k1',
    k2: 'k2',
    mse: 'k2',
    k3: 'k3',
    low_var_kl: 'k3',
    abs: 'abs',
  };
  return { estimator: pick(plain.replace(/_(verl|trl)$/, ''), estimators), clamp };
}

function pick<Value>(name: string, choices: Record<string, Value>): Value {
  const choice = choices[name];
  if (choice === undefined) throw new Error(`unknown in golden case: ${name}`);
  return choice;
}

function numbers(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sums(rows: Rows): number[] {
  return rows.map(sum);
}

function masked(rows: readonly ArrayLike<number>[], masks: readonly ArrayLike<number>[]): Float64Array[] {
  return rows.map((row, index) => applyMask(Float64Array.from(row), masks[index] as ArrayLike<number>));
}

function consecutiveGroups(length: number, size: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => Math.floor(index / size));
}
