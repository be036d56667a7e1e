import { randomBytes } from 'node:crypto';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import { dayShortZh } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { actorOfAccount, type Account } from '../../../domain/county/account.ts';
import {
  maySeeSurvey,
  type Conclude,
  type DesignSurvey,
  type EnterSheet,
  type Survey,
  type SurveyFacts,
} from '../../../domain/supervision/survey/survey.ts';
import type { FollowUp } from '../../../domain/supervision/survey/survey-follow.ts';
import type { SheetAnswers } from '../../../domain/figures/tabulate.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import type { Tx } from '../../../store/base/db.ts';
import { hasRequest } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listSheets, saveSheet } from '../../../store/supervision/survey/survey.ts';
import type { Context } from '../../base/context.ts';
import { writeMove, type DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** Surveys, the sheets that are entered for them, and who hears that one is theirs now. */
export const surveyFrame: DocketFrame<Survey, DesignSurvey, SurveyFacts> = {
  docket: surveyDocket,
  know: async (tx, ctx, { entry, move }) => ({
    stationIds: ctx.county.stations.filter(({ active }) => active).map(({ id }) => id),
    answers:
      entry !== null && (move === 'tabulate' || move === 'conclude')
        ? await listSheets(tx, entry.countyId, entry.id, 1)
        : [],
    again: entry !== null && move === 'finish' ? await listSheets(tx, entry.countyId, entry.id, 2) : [],
    accountIds:
      entry !== null && move === 'follow'
        ? (await listAccounts(tx, ctx.actor.countyId))
            .filter((account) => mayFollow(account, entry))
            .map(({ id }) => id)
        : [],
    freshCode: randomBytes(9).toString('base64url'),
  }),
  brings: ({ move, input }) => (move === 'conclude' ? (input as Conclude).attachmentIds : []),
  beside: async (tx, ctx, { entry, move, input }) => {
    const { id, countyId, number, title, stationIds } = entry;
    if (move === 'enter' || move === 'revisit') {
      const { firm, way, answers } = input as EnterSheet;
      const { stationId } = ctx.actor;
      const round = move === 'enter' ? 1 : 2;
      const sheet = { countyId, surveyId: id, id: ctx.newId(), round, firm, way, stationId, answers } as const;
      await saveSheet(tx, { ...sheet, onDay: ctx.today });
    }
    if (move === 'return')
      await tellPeople(
        tx,
        ctx,
        entry,
        ({ id: whoId }) => whoId === entry.byId,
        `《${title}》（${number}）的结论退回重写：${entry.remark}`,
        { ring: 'asked', cause: `${id} returned ${entry.version}` },
      );
    if (move === 'follow') await tellFollowUp(tx, ctx, entry, input as FollowUp);
    if (move === 'field' && stationIds.length > 0)
      await tellPeople(
        tx,
        ctx,
        entry,
        (account) => account.stationId !== null && stationIds.includes(account.stationId),
        `请帮着问《${title}》（${number}），到 ${entry.untilOn ?? ''} 为止；听到的消费信息也请报一下。`,
      );
    if (move === 'conclude')
      await tellPeople(
        tx,
        ctx,
        entry,
        (account) => account.id !== entry.byId && mayDo(actorOfAccount(account), 'survey.publish'),
        `《${title}》（${number}）写了结论，写好了等您公布，请到监管“调查”里看。`,
        { ring: 'asked', cause: `${id} concluded ${ctx.today}` },
      );
  },
};

/** One sheet that a station asked, in whatever version others have made of the survey meanwhile; sent twice it counts once. */
export function tellSheet(ctx: Context, told: ToldSheet): Promise<Survey> {
  demand(ctx.actor, 'survey.field');
  return transact(ctx.db, (tx) => writeSheet(tx, ctx, told, ctx.actor.stationId));
}

/** A sheet as a telephone tells it. */
export interface ToldSheet {
  /** The act of the telephone. */
  id: string;
  surveyNumber: string;
  answers: SheetAnswers;
}

/** The same within a transaction that is open already, also for whoever takes over what a station had not sent. */
export async function writeSheet(
  tx: Tx,
  ctx: Context,
  { id, surveyNumber, answers }: ToldSheet,
  stationId: string | null,
): Promise<Survey> {
  const survey = await lockEntry<Survey>(tx, 'survey', ctx.actor.countyId, { number: surveyNumber });
  if (!maySeeSurvey(ctx.actor, survey)) throw new Refusal('not-found');
  if (await hasRequest(tx, survey, id)) return survey;
  const input = { firm: null, way: 'station' as const, answers };
  const asked = { ...ctx, actor: { ...ctx.actor, stationId } };
  return writeMove(tx, asked, surveyFrame, survey, 'enter', input, id);
}

/** Whoever is asked must find the survey, and the step by which he records what he did. */
function mayFollow(account: Account, survey: Survey): boolean {
  const actor = actorOfAccount(account);
  return account.active && mayDo(actor, 'survey.field') && maySeeSurvey(actor, survey);
}

/** Whoever is to do it hears of it, unless he planned it himself. */
function tellFollowUp(tx: Tx, ctx: Context, entry: Survey, { words, whoId, dueOn }: FollowUp): Promise<void> {
  return tellPeople(
    tx,
    ctx,
    entry,
    ({ id }) => id === whoId && id !== ctx.actor.id,
    `《${entry.title}》（${entry.number}）公布以后的一件跟进交给您：${words}，最晚${dayShortZh(dueOn)}办好。`,
    { ring: 'asked', cause: `${entry.id} follow ${entry.followUps.length}` },
  );
}
