/** 一步 (step): what this telephone tells of a visit; each move has what belongs to it, from where it is made to where it is read again. */
import { isFieldMove, type AnyItem, type FieldStep } from '../../../domain/device/field-outbox.ts';
import type { Answer, Finding } from '../../../domain/supervision/inspection/inspection.ts';
import type { Officer, Position } from '../../../domain/supervision/inspection/premises.ts';
import type { Provision } from '../../../domain/law/words/provision-words.ts';

type Visited = {
  officers: Officer[];
  visitedAt: string;
  position: Position | null;
  photoIds: string[];
  remark: string;
};
type Recorded = Visited & { answers: Answer[]; signatureIds: string[]; signatureRefused: string };
type Looked = { onDay: string; officers: Officer[]; words: string };

/** A penalty on the spot as it is sent; what is not chosen yet is empty while the paper is shown beside the form. */
export type SpotInput = {
  form: string;
  operatorName: string;
  partyKind: '' | 'person' | 'soleTrader' | 'organisation';
  partyCode: string;
  partyAddress: string;
  cause: string;
  facts: string;
  fineFen: number;
  warning: 'yes' | 'no';
  heard: '' | 'said' | 'nothing';
  violated: Provision[];
  applied: Provision[];
  discretion: 'ordinary';
  discretionBy: string[];
  receiver: string;
  officerIds: string[];
  signatureIds: string[];
};

export type StepInputs = {
  recordNil: Recorded;
  recordFinding: Recorded & { findings: Finding[] };
  recordClosed: Visited;
  confirmNil: Record<string, never>;
  doubtNil: { remark: string };
  rectifyNow: { words: string };
  order: { text: string; dueOn: string };
  orderBan: { orderNumber: string; personName: string; trade: string };
  executeBan: { executedOn: string; officers: Officer[]; sealed: string; guidance: string };
  banFails: Looked;
  recheck: Looked;
  recheckFails: Looked;
  decideOnTheSpot: SpotInput;
  note: { words: string; photoIds: string[] };
};
export type VisitMove = keyof StepInputs;

/** A step of one of these moves. */
export type StepOf<M extends VisitMove> = {
  [K in M]: Omit<FieldStep, 'ledger' | 'move' | 'input'> & { ledger: 'inspection'; move: K; input: StepInputs[K] };
}[M];
export type VisitStep = StepOf<VisitMove>;
/** A move with what belongs to it. */
export type Told<M extends VisitMove = VisitMove> = { [K in M]: { move: K; input: StepInputs[K] } }[M];

/** Whether the act is a step of a visit: whatever this program kept of one, it had made by these types. */
export function isVisitStep(item: AnyItem): item is VisitStep {
  return item.kind === 'step' && item.ledger === 'inspection' && isFieldMove('inspection', item.move);
}
