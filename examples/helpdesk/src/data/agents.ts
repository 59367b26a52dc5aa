import type { Agent } from '../records.ts';

/** A-5 starts at capacity, A-3 and A-6 are off duty. */
export const agents: readonly Agent[] = [
  { id: 'A-1', name: 'Ines Okafor', team: 'billing', on_duty: true, capacity: 6 },
  { id: 'A-2', name: 'Tomas Lindqvist', team: 'technical', on_duty: true, capacity: 8 },
  { id: 'A-3', name: 'Priya Raman', team: 'technical', on_duty: false, capacity: 6 },
  { id: 'A-4', name: 'Jonah Adeyemi', team: 'accounts', on_duty: true, capacity: 5 },
  { id: 'A-5', name: 'Mei Castellanos', team: 'billing', on_duty: true, capacity: 3 },
  { id: 'A-6', name: 'Rafael Duarte', team: 'accounts', on_duty: false, capacity: 4 },
];
