/** Deferred work: the closed union of what a change may leave for the clock to do. Sent in the transaction that makes it necessary. */
export type Job =
  | { name: 'send-messages' }
  | { name: 'send-hooks' }
  | { name: 'send-letters' }
  | { name: 'watch-deadlines' }
  | { name: 'watch-instructions' }
  | { name: 'watch-tasks' }
  | { name: 'watch-obligations' }
  | { name: 'make-recurring-tasks' }
  | { name: 'watch-shifts' }
  | { name: 'watch-callouts' }
  | { name: 'watch-backlog' }
  | { name: 'recompute-deadlines'; countyId: number }
  | { name: 'answer-incidents' }
  | { name: 'send-warnings' }
  | { name: 'refresh-publications' }
  | { name: 'tell-holds' }
  | { name: 'sweep-sessions' }
  | { name: 'sweep-uploads' }
  | { name: 'scan-uploads' }
  | { name: 'run-imports' }
  | { name: 'read-matters' }
  | { name: 'join-ledger' }
  | { name: 'seal-persons' }
  | { name: 'seal-head' }
  | { name: 'erase-matters' }
  | { name: 'map-categories' }
  | { name: 'count-register' }
  | { name: 'run-bulks' };

export type JobName = Job['name'];

export const jobNames = [
  'send-messages',
  'send-hooks',
  'send-letters',
  'watch-deadlines',
  'watch-instructions',
  'watch-tasks',
  'watch-obligations',
  'make-recurring-tasks',
  'watch-shifts',
  'watch-callouts',
  'watch-backlog',
  'recompute-deadlines',
  'answer-incidents',
  'send-warnings',
  'refresh-publications',
  'tell-holds',
  'sweep-sessions',
  'sweep-uploads',
  'scan-uploads',
  'run-imports',
  'read-matters',
  'join-ledger',
  'seal-persons',
  'seal-head',
  'erase-matters',
  'map-categories',
  'count-register',
  'run-bulks',
] as const satisfies readonly JobName[];
