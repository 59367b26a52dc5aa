export {
  type BootstrapInterval,
  type BootstrapOptions,
  bootstrapInterval,
} from './statistics/bootstrap-interval.ts';
export { krippendorffAlpha, type MeasurementLevel } from './statistics/krippendorff-alpha.ts';
export { mcnemarExact } from './statistics/mcnemar.ts';
export { type MeanInterval, type MeanIntervalOptions, meanInterval } from './statistics/mean-interval.ts';
export { type PairedDifference, pairedDifference, type RunOutcomes } from './statistics/paired-difference.ts';
export { passAtK, passHatK } from './statistics/pass-at-k.ts';
export { type PassCurvePoint, passCurve } from './statistics/pass-curve.ts';
export { type PassRate, passRate } from './statistics/pass-rate.ts';
export { RunningPassRate } from './statistics/running-pass-rate.ts';
export { type Interval, wilsonInterval } from './statistics/wilson-interval.ts';
