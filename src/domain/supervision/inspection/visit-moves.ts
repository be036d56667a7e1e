/** The steps by which a visit is recorded: one alone of them makes a visit of an entry. The telephone has them without the rules. */
export const visitMoves: readonly string[] = ['recordNil', 'recordFinding', 'recordClosed'];

/** What is done when premises are visited a second time: the second look, and the ban. */
export const againMoves: readonly string[] = ['recheck', 'recheckFails', 'executeBan', 'banFails'];
