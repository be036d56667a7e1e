/** The cases that were opened out of entries of other ledgers, for the pages of those: of each no more than its reader may read. */
import { mayDo, maySee } from '../../../../domain/base/actor.ts';
import type { Words } from '../../../../domain/base/words.ts';
import type { CaseSourceKind } from '../../../../domain/supervision/enforcement/case-source.ts';
import {
  enforcementOutcomeWords,
  enforcementStateWords,
} from '../../../../domain/supervision/enforcement/enforcement.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listCasesFrom, type CaseFrom } from '../../../../store/supervision/enforcement/case-source.ts';

/** A case with where it stands. */
export interface CaseOf extends Words {
  number: string;
  cause: string;
}

/** Asked once for a whole page of entries. */
export async function casesFrom(
  ctx: Context,
  kind: CaseSourceKind,
  entries: readonly { id: string }[],
): Promise<(entry: { id: string }) => CaseOf[]> {
  const { actor, db } = ctx;
  if (!mayDo(actor, 'enforcement.read')) return () => [];
  const ids = entries.map(({ id }) => id);
  const found = (await listCasesFrom(db, actor.countyId, kind, ids)).filter((one) => maySee(actor, one));
  return ({ id }) => found.filter(({ ofId }) => ofId === id).map(caseOf);
}

function caseOf({ number, cause, state, outcome }: CaseFrom): CaseOf {
  const at = enforcementStateWords[state];
  const how = outcome === null ? null : enforcementOutcomeWords[outcome];
  const isSaid = how === null || how.zh === at.zh;
  return { number, cause, zh: isSaid ? at.zh : `${at.zh} · ${how.zh}`, en: isSaid ? at.en : `${at.en} · ${how.en}` };
}
