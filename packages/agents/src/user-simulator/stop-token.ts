/** What a simulated user writes when it has nothing more to ask; tau-bench's. */
export const STOP_TOKEN = '###STOP###';
