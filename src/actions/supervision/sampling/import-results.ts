/** 结果名单导入: each batch of the table gets its result by the same step as at the desk; the same table twice changes nothing. */
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import { refusals } from '../../../domain/refusals.ts';
import { noCases } from '../../../domain/supervision/enforcement/open-case.ts';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import { EnterResult } from '../../../domain/supervision/sampling/batch-inputs.ts';
import { maySeeBatch, type SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import {
  byBatch,
  type ImportedResults,
  type LineProblem,
  type ResultLine,
} from '../../../domain/supervision/sampling/result-table.ts';
import { leaksOf } from '../../../domain/base/disclosure/leak.ts';
import { findBatchBy } from '../../../store/supervision/sampling/batch.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { moveEntry } from '../../matter/docket.ts';
import { batchFrame } from './batch.ts';

export async function importResults(
  ctx: Context,
  lines: readonly (ResultLine | LineProblem)[],
  isTrial: boolean,
): Promise<ImportedResults> {
  demand(ctx.actor, 'sampling.handle');
  const done: ImportedResults = { trial: isTrial, entered: 0, unfit: 0, known: 0, wrong: lines.filter(isWrong) };
  const spoilt = new Set(done.wrong.map(({ line }) => line));
  for (const group of byBatch(lines.filter((one): one is ResultLine => !isWrong(one) && !spoilt.has(one.line)))) {
    const problem = await take(ctx, group, isTrial, done);
    if (problem !== null) done.wrong.push(problem);
  }
  done.wrong.sort((a, b) => a.line - b.line);
  return done;
}

function isWrong(one: ResultLine | LineProblem): one is LineProblem {
  return 'zh' in one;
}

/** Enters the result of one batch; what is wrong with it is told at its first line. */
async function take(
  ctx: Context,
  group: readonly ResultLine[],
  isTrial: boolean,
  done: ImportedResults,
): Promise<LineProblem | null> {
  const [first] = group;
  if (first === undefined) return null;
  const { line, reportNumber, concludedOn, receivedOn } = first;
  if (group.some((one) => one.reportNumber !== reportNumber || one.concludedOn !== concludedOn))
    return { line, zh: '同一批写了两份报告；请分开核对。', en: 'Two reports stand for one batch; check them.' };
  const batch = await findBatchBy(ctx.db, ctx.actor.countyId, first.batch);
  if (batch === null || !maySeeBatch(ctx.actor, batch))
    return { line, zh: `没有这一批：${first.batch}；请核对编号。`, en: `No such batch: ${first.batch}.` };
  if (batch.result?.reportNumber === reportNumber) {
    done.known += 1;
    return null;
  }
  const input = EnterResult.parse({
    reportNumber,
    concludedOn,
    receivedOn: receivedOn ?? ctx.today,
    items: group.map(({ item, standard, measured, fit }) => ({ item, standard, measured, fit })),
  });
  try {
    if (isTrial) tried(ctx, batch, input);
    else await moveEntry(ctx, batchFrame, batch.id, 'enterResult', input, { version: batch.version });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { zh, en } = sentenceOf(error);
    return { line, zh: `${batch.number}：${zh}`, en: `${batch.number}: ${en}` };
  }
  done.entered += 1;
  if (group.some(({ fit }) => fit === 'no')) done.unfit += 1;
  return null;
}

/** What the rule said, with its facts in it. */
function sentenceOf({ code, facts, fields }: Refusal): Words {
  const [field] = fields;
  if (field !== undefined) return field;
  const filled = (words: string) => words.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => String(facts[name] ?? ''));
  // A batch that waits for something else than its result.
  if (code === 'move-not-allowed')
    return {
      zh: '现在不能登记结果：还没送检，或者已经有结果了。',
      en: 'No result can be entered now: it was not sent, or has one already.',
    };
  return { zh: filled(refusals[code].zh), en: filled(refusals[code].en) };
}

/** The rule alone, which writes nothing. */
function tried(ctx: Context, batch: SamplingBatch, input: object): void {
  const nothing = {
    institutions: [],
    plan: null,
    sellerId: null,
    sealsUsed: [],
    handlers: [],
    seed: '',
    enforcement: null,
  };
  const facts = { ...factsOf(ctx), leaksOf, ...nothing, cases: noCases };
  batchDocket.procedure['enterResult']?.apply(batch, input as never, facts);
}
