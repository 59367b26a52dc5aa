export type { DatasetFile, DatasetManifest } from './files/dataset-manifest.ts';
export { type DatasetRequest, type DatasetWriter, startDataset } from './files/start-dataset.ts';
export { findLines } from './streaming/find-lines.ts';
export { INPUT_REASONS, type InputProblem, type InputReason } from './streaming/input-problem.ts';
export {
  type CheckedGroup,
  type ReadGroupsOptions,
  readTrajectoryGroups,
} from './streaming/read-trajectory-groups.ts';
