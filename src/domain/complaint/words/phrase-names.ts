/**
 * In which texts of a complaint a text module writes the complainant’s name by itself: those that stay in the file, and those that he
 * himself or both parties read. What goes to other authorities, becomes a clue or a case, or is handed to the association, takes it by
 * nobody’s key: the association mediates without it, and of a clue nobody learns who told of it.
 */
import type { Complaint } from '../complaint.ts';
import type { PersonMove } from '../procedure.ts';
import { known, type VariableValues } from '../../matter/phrase/variables.ts';

const namingMoves: ReadonlySet<PersonMove> = new Set([
  'giveBack',
  'decline',
  'holdSession',
  'callOff',
  'endTest',
  'settle',
  'terminate',
  'followUp',
  'talk',
  'settleAtStation',
  'sendUp',
  'pullUp',
  'supplement',
  'note',
  'askIdentity',
  'proposeDecline',
  'proposeTerminate',
  'returnProposal',
  'requestRecusal',
  'decideRecusal',
  'answerReview',
  'answerAppeal',
  'askConsumer',
  'answerQuestion',
  'tellPerformance',
  'answerPerformance',
  'recordUnserved',
  'takeBackUnserved',
  'decideAnew',
  'mediateAnew',
  'callBack',
  'recordFact',
  'checkTerm',
]);

type Named = Pick<Complaint, 'consumerName' | 'operatorName' | 'entrustedTo'> & { joint: unknown };

/** The parties of a complaint, as a text of the move may name them; of several complainants none is named to the others. */
export function partyVariables(
  { consumerName, operatorName, entrustedTo, joint }: Named,
  move: PersonMove,
): VariableValues {
  const isNamed = namingMoves.has(move) && entrustedTo === null && joint === null;
  return known({ 经营者: operatorName, ...(isNamed ? { 投诉人: consumerName } : {}) });
}
