/** @jsxImportSource hono/jsx */
/** 荣誉证书 and the notice of a round on A4: printed as papers are, each certificate with its number. */
import { Hono, type Context as HonoContext } from 'hono';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { assessmentStateWords, isAnnounced } from '../../domain/assessment/assessment.ts';
import { byScore, printedTitle, type Honour } from '../../domain/assessment/award.ts';
import { dayZh } from '../../domain/base/calendar.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { pointsText } from '../../domain/assessment/score.ts';
import type { Cell } from '../../domain/matter/paper-sheet.ts';
import { runsOf, wordsOf } from '../../domain/matter/paper-sheet.ts';
import { assessmentFrame } from '../../actions/assessment/assessment.ts';
import { getHonour } from '../../actions/assessment/award.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { listHonours } from '../../store/assessment/award.ts';
import { rankingOf } from '../api/assessment/assessment-routes.ts';
import type { Env } from '../base/env.ts';
import { PaperPage } from './base/paper-page.tsx';
import { staffOnly } from '../base/session.ts';

type C = HonoContext<Env>;
const wording: Paper['wording'] = '2026.1';
const bare = { missing: [], addressee: null, head: null, wording, formZh: '实用文书', formEn: 'Practical paper' };

/** /awards/rounds/{number}: the notice; …/certificates: all certificates of the round; /awards/{id}: one certificate. */
export const awardPages = new Hono<Env>();
awardPages.get('/rounds/:key', staffOnly, async (c) => {
  const round = await getSeenEntry(c.get('ctx'), assessmentFrame, c.req.param('key'));
  return page(c, [await notice(c, round)]);
});
awardPages.get('/rounds/:key/certificates', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const round = await getSeenEntry(ctx, assessmentFrame, c.req.param('key'));
  if (round.state !== 'published') throw new Refusal('not-found');
  const honours = await listHonours(ctx.db, round.countyId, round.id);
  return page(
    c,
    honours.map((one) => certificate(c, one, round)),
  );
});
awardPages.get('/:id', staffOnly, async (c) => {
  const { honour, round } = await getHonour(c.get('ctx'), c.req.param('id'));
  return page(c, [certificate(c, honour, round)]);
});

function page(c: C, papers: readonly Paper[]) {
  return c.html(<PaperPage papers={papers} name="荣誉证书" />);
}

function certificate(c: C, { name, title, words, certNumber, publishedOn, year }: Honour, round: Assessment): Paper {
  const { county } = c.get('ctx').county;
  const called = round.subject === 'person' ? `${name}同志：` : `${name}：`;
  return {
    ...bare,
    kind: 'honour',
    title: ['荣誉证书'],
    number: runsOf`证书编号：${certNumber}`,
    addressee: [{ text: called, slot: false }],
    matterNumber: certNumber ?? '',
    blocks: [
      { type: 'paragraph', runs: awardedRuns(round, year, title) },
      { type: 'paragraph', runs: wordsOf(words === '' ? '特发此证，以资鼓励。' : words) },
    ],
    signOff: {
      name: county.bureauName,
      date: { text: publishedOn === null ? '' : dayZh(publishedOn), slot: true },
      seal: true,
    },
    notes: [],
  };
}

function awardedRuns(round: Assessment, year: number, title: string) {
  return isWholeYear(round)
    ? runsOf`在${printedTitle(round.title)}中，被评为${String(year)}年度“${title}”。`
    : runsOf`在${printedTitle(round.title)}中，被评为“${title}”。`;
}

/** A quarter makes no 年度: the title of the round says which quarter it was. */
function isWholeYear({ fromOn, toOn }: Assessment): boolean {
  return fromOn.endsWith('-01-01') && toOn === `${fromOn.slice(0, 4)}-12-31`;
}

/** 公示: the scores while objections may be raised, the decision once it is public. */
async function notice(c: C, round: Assessment): Promise<Paper> {
  const ctx = c.get('ctx');
  if (!isAnnounced(round.state)) throw new Refusal('not-found');
  const { lines, honours } = await rankingOf(ctx, round);
  const isPublic = round.state === 'published';
  const period = `${dayZh(round.fromOn)}至${dayZh(round.toOn)}`;
  const until = round.objectionsUntil === null ? '' : dayZh(round.objectionsUntil);
  return {
    ...bare,
    kind: 'notice',
    title: [ctx.county.county.bureauName, `${printedTitle(round.title)}${isPublic ? '结果公布' : '得分公示'}`],
    number: runsOf`编号：${round.number}`,
    matterNumber: round.number,
    blocks: [
      {
        type: 'paragraph',
        runs: isPublic
          ? runsOf`考核期${period}，按《${round.schemeTitle}》第${String(round.schemeVersion)}版评分，经异议答复，决定如下。`
          : runsOf`考核期${period}，按《${round.schemeTitle}》第${String(round.schemeVersion)}版评分。有异议的，请在${until}（含当日）前提出。`,
      },
      ...(isPublic
        ? round.decisions.map((one) => ({
            type: 'paragraph' as const,
            runs: wordsOf(
              `${one.title}（名额 ${one.quota} 个，评出 ${one.n} 个）：${byScore(
                honours.filter((honour) => honour.awardCode === one.awardCode),
              )
                .map((honour) => honour.name)
                .join('、')}。${one.explanation === '' ? '' : `说明：${one.explanation}`}`,
            ),
          }))
        : []),
      {
        type: 'table' as const,
        name: '得分',
        columns: 4,
        rows: [
          ['名次', '名称', '类别', '得分'].map((label) => cell(label, true)),
          ...lines.map((line) => [
            cell(line.place === null ? '' : `${line.place}${line.tied ? '（并列）' : ''}`),
            cell(line.name),
            cell(line.kindZh),
            cell(pointsText(line.permille)),
          ]),
        ],
      },
    ],
    signOff: {
      name: ctx.county.county.bureauName,
      date: { text: dayZh(round.publishedOn ?? ctx.today), slot: true },
      seal: true,
    },
    notes: [`${assessmentStateWords[round.state].zh}；每一分的记录在系统里可以点开。`],
  };
}

function cell(text: string, label = false): Cell {
  return { label, runs: [[{ text, slot: !label }]], columns: 1, rows: 1, tall: false };
}
