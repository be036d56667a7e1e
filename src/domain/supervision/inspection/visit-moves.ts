/** The steps by which a visit is recorded: one alone of them makes a visit of an entry. The telephone has them without the rules. */
export const visitMoves: readonly string[] = ['recordNil', 'recordFinding', 'recordClosed'];
