/** How the command ends, for scripts. */
export const EXIT_CODE = {
  done: 0,
  /** Something of ours or of the surroundings failed, or the command was called wrongly. */
  failed: 1,
  /** The job is done, and lines of the input could not be read. */
  unreadableLines: 2,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;
