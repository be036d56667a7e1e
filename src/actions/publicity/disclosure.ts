import { demand } from '../../domain/base/actor.ts';
import { leaksOf } from '../../domain/base/disclosure/leak.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import type { DisclosurePass, PassOver } from '../../domain/publicity/disclosure.ts';
import { fieldMarks, gatedOf, type Warning } from '../../domain/publicity/warning/warning.ts';
import { caseMarks } from '../../domain/command/example-draft.ts';
import { publicWords, type Example } from '../../domain/publicity/example.ts';
import { marksIn } from '../../domain/publicity/publication/draft.ts';
import {
  maySeePublication,
  wordsOf as published,
  type Publication,
} from '../../domain/publicity/publication/publication.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { savePass } from '../../store/publicity/disclosure.ts';
import { factsOf, type Context } from '../base/context.ts';
import { secretsOfExample } from './example.ts';
import { knownOf as publishedKnown } from './publication/publication.ts';
import { knownOf } from './warning/warning.ts';

/** Lets one piece through the gate; who wrote the text does not, and what plainly tells who it is stays shut. */
export function passOver(ctx: Context, input: PassOver): Promise<void> {
  demand(ctx.actor, 'disclosure.pass');
  return transact(ctx.db, async (tx) => {
    const { docket, entryId, words, reason } = input;
    const entry = await lockEntry<Warning & Example & Publication>(tx, docket, ctx.actor.countyId, { id: entryId });
    if (docket === 'publication' && !maySeePublication(ctx.actor, entry)) throw new Refusal('not-found');
    if (entry.writerIds.includes(ctx.actor.id)) throw new Refusal('pass-own');
    const marks = await marksOf(tx, ctx, docket, entry);
    const mark = marks.find((one) => one.words === words);
    if (mark === undefined) throw new Refusal('pass-unmarked');
    if (mark.isFixed) throw new Refusal('pass-fixed');
    const { countyId, id: byId } = ctx.actor;
    const pass: DisclosurePass = {
      countyId,
      id: input.id,
      docket,
      entryId,
      words,
      kind: mark.kind,
      reason,
      byId,
      at: ctx.at,
    };
    if (!(await savePass(tx, pass))) return;
    // The words may be somebody's after all, so the line keeps the reason alone.
    const verb = docket === 'publication' ? 'publication-passed' : 'warning-passed';
    await record(tx, eventOf(entry, verb, factsOf(ctx), { kind: mark.kind, reason }));
  });
}

async function marksOf(tx: Tx, ctx: Context, docket: PassOver['docket'], entry: Warning & Example & Publication) {
  if (docket === 'publication') {
    const complaint = await findComplaint(tx, ctx.actor.countyId, { id: entry.matterId });
    const { known } = await publishedKnown(tx, ctx, complaint, Object.values(published(entry)));
    return marksIn(published(entry), { leaksOf, known, passed: [] });
  }
  if (docket === 'warning') return fieldMarks(gatedOf(entry), { leaksOf, ...(await knownOf(tx, ctx, entry)) });
  const secrets = await secretsOfExample(tx, ctx, entry);
  return Object.values(publicWords(entry)).flatMap((words) =>
    caseMarks(words, { leaksOf, secrets }, entry.firmReason).map((mark) => ({
      ...mark,
      isFixed: mark.guessed !== true,
    })),
  );
}
