/** 由来 (source): what a case comes to stands in the ledger of what it was opened out of, and whoever minds that hears of it. */
import type { Account } from '../../../domain/county/account.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { eventOf } from '../../../domain/matter/matter.ts';
import {
  caseCame,
  caseCameWords,
  caseSourceKinds,
  type CaseCame,
  type CaseSourceKind,
} from '../../../domain/supervision/enforcement/case-source.ts';
import { enforcementOutcomeWords, type Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { enforceableStates } from '../../../domain/supervision/inspection/inspection.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { factsOf, type Context, type Follower } from '../../base/context.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** What every ledger out of which cases are opened keeps of an entry. */
type Source = DocketEntry & { byId: string; officeId?: string | null };

/** A case that is filed, not filed, handed over or closed is told to its source. */
export const tellCaseSource: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: Object.keys(caseCame),
  async follow(tx, ctx, { on, move }) {
    for (const { saved } of on) await tell(tx, ctx, saved, caseCame[move as keyof typeof caseCame]);
  },
};

async function tell(tx: Tx, ctx: Context, enforcement: Enforcement, came: CaseCame): Promise<void> {
  const { sourceKind, sourceId, countyId, number, outcome, id } = enforcement;
  if (sourceKind === null || sourceId === null) return;
  const source = await lockEntry<Source>(tx, sourceKind, countyId, { id: sourceId });
  await record(tx, eventOf(source, 'case-decided', factsOf(ctx), { of: number, came, outcome }));
  const words = caseCameWords[came].zh;
  const result = came === 'closed' && outcome !== null ? `，${enforcementOutcomeWords[outcome].zh}` : '';
  await tellPeople(
    tx,
    ctx,
    source,
    (account) => minds(account, source, came),
    `${caseSourceKinds[sourceKind].zh}${source.number ?? ''}转的案件${number}${words}${result}${leftTo(source, sourceKind, came)}`,
    { cause: `case ${id} ${came}` },
  );
}

/** What is left to do at the source: all, when the case is not filed; an order to rectify goes with every penalty (处罚法 第二十八条). */
function leftTo({ state }: Source, kind: CaseSourceKind, came: CaseCame): string {
  if (came === 'notFiled') return '；请接着办。';
  const isUnordered = kind === 'inspection' && (enforceableStates as readonly string[]).includes(state);
  return came === 'closed' && isUnordered ? '；改正了没有，请在检查里记。' : '。';
}

/** Who wrote the source down; and where something is left to do there, the head of its office, or the centre where it has none. */
function minds({ id, role, organisationId }: Account, source: Source, came: CaseCame): boolean {
  if (id === source.byId) return true;
  if (came !== 'notFiled') return false;
  const officeId = source.officeId ?? null;
  return officeId === null ? role === 'centre' : role === 'officeHead' && organisationId === officeId;
}
