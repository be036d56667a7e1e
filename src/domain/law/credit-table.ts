/** 积分表 (credit table): what a clue counts for by what became of it, where the county has set nothing else. */

/** How a tip-off can be decided (`TipoffOutcome`); said here again, for the rulebook carries the county's table. */
export type Decided = 'opened' | 'transferred' | 'merged' | 'notOpened' | 'noPower' | 'repeated';

/** Points by what became of the tip-off. */
export type CreditPoints = Readonly<Record<Decided, number>>;

export const defaultCreditPoints: CreditPoints = {
  opened: 5,
  transferred: 3,
  merged: 2,
  notOpened: 1,
  noPower: 0,
  repeated: 0,
};
