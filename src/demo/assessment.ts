/** 考核评选 of the sample county: a quarter that is published, people in the days of objection, a self-check, running targets. */
import { OpenAssessment } from '../domain/assessment/assessment.ts';
import { addDays, type Day } from '../domain/base/calendar.ts';
import { RaiseObjection } from '../domain/assessment/objection.ts';
import { MarkItem, ranked, unmarkedOf, type Mark } from '../domain/assessment/score.ts';
import { assessmentFrame, readScores } from '../actions/assessment/assessment.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { getSeenEntry, moveEntry, openEntry } from '../actions/matter/docket.ts';
import { objectionFrame } from '../actions/assessment/objection.ts';
import { saveMark } from '../actions/assessment/score.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { find, morningOf, type Cast } from './life.ts';
import { keepQuarter, talkSamples } from './talk.ts';

type As = (who: string, on: Day, nth?: number) => Context;

/** The quarter that ended last and has been over for long enough that it could be decided. */
export function decidedQuarter(today: Day): { from: Day; to: Day; name: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  for (let back = 1; ; back += 1) {
    const n = year * 4 + Math.ceil(month / 3) - 1 - back;
    const [of, quarter] = [Math.floor(n / 4), n % 4];
    const pad = (one: number) => String(one).padStart(2, '0');
    const from = `${of}-${pad(quarter * 3 + 1)}-01`;
    const next = quarter === 3 ? `${of + 1}-01-01` : `${of}-${pad(quarter * 3 + 4)}-01`;
    const to = addDays(next, -1);
    if (addDays(to, 26) < today) return { from, to, name: `${of} 年第${['一', '二', '三', '四'][quarter]}季度` };
  }
}

/** Opens the rounds and makes their steps, each on its day, through the actions that people use. */
export async function assessSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const { today } = cast.ctx;
  const as: As = (who, on, nth = 0) => ({
    ...contextAt(cast.ctx, morningOf(on, cast.ctx.at, nth)),
    actor: actorOfAccount(find(cast, ({ loginName }) => loginName === who)),
  });
  const { from, to, name } = decidedQuarter(today);
  await talkSamples(cast, as, idOf, from, to);
  await keepQuarter(cast, as, idOf, from);
  await publishQuarter(as, idOf, { from, to, title: `${name}站点考核` });
  await hearObjections(as, idOf, today);
  await checkAssociation(as, idOf, today);
  const year = today.slice(0, 4);
  const targets = { title: `${year} 年所消费维权工作目标`, period: 'year', schemeCode: 'office-year' };
  const form = { id: idOf('assessment office'), ...targets, fromOn: `${year}-01-01`, toOn: `${year}-12-31` };
  await openEntry(as('fangmin', addDays(today, -120)), assessmentFrame, OpenAssessment.parse(form));
}

async function step(ctx: Context, number: string, move: string, input: object = {}): Promise<void> {
  const { version } = await getSeenEntry(ctx, assessmentFrame, number);
  const filled = assessmentFrame.docket.procedure[move]?.input.parse(input) as object;
  await moveEntry(ctx, assessmentFrame, number, move, filled, { version });
}

async function publishQuarter(
  as: As,
  idOf: (name: string) => string,
  { from, to, title }: { from: Day; to: Day; title: string },
): Promise<void> {
  const day = (n: number) => addDays(to, n);
  const form = { id: idOf('assessment quarter'), title, period: 'quarter', fromOn: from, toOn: to };
  const opened = OpenAssessment.parse({ ...form, schemeCode: 'station-quarter' });
  const { number } = await openEntry(as('fangmin', day(1)), assessmentFrame, opened);
  await step(as('fangmin', day(2)), number, 'freeze');
  await step(as('fangmin', day(2), 3), number, 'draw');
  await markEverybody(as, number, day(5));
  await step(as('fangmin', day(8)), number, 'finish');
  await step(as('fangmin', day(8), 4), number, 'announce', { objectionsUntil: day(15) });
  await object(
    as('st-v0601', day(10)),
    idOf('objection quarter'),
    number,
    'ST-V0601',
    'education',
    '月底赶集那次宣传没记进档案，有照片。',
  );
  await answer(as('fangmin', day(12)), number, {
    points: 8,
    answer: '照片上的日期在考核期内，补认一次活动；以后当天记进站点档案。',
  });
  const nominated = { awardCode: 'advanced-station', subjectId: 'ST-V0303', reason: '登记多、谈成多，群众信得过。' };
  await step(as('liuguodong', day(13)), number, 'nominate', nominated);
  const leader = as('hanzhiyuan', day(18));
  const round = await getSeenEntry(leader, assessmentFrame, number);
  const best = ranked((await readScores(leader, round)).scores)
    .toSorted((a, b) => (b.permille ?? 0) - (a.permille ?? 0) || (a.subjectId < b.subjectId ? -1 : 1))
    .slice(0, 5);
  await step(leader, number, 'decide', {
    winners: best.map((one) => ({ awardCode: 'advanced-station', subjectId: one.subjectId })),
    explanations: [
      { awardCode: 'advanced-station', words: '全县按总分统一排，前五名当选；各类别里名次并列的下季度优先。' },
    ],
  });
  await step(as('hanzhiyuan', day(20)), number, 'publish');
}

async function hearObjections(as: As, idOf: (name: string) => string, today: Day): Promise<void> {
  const form = OpenAssessment.parse({
    id: idOf('assessment people'),
    title: '十佳消费维权监督员评选',
    period: 'year',
    fromOn: addDays(today, -385),
    toOn: addDays(today, -21),
    schemeCode: 'supervisor-year',
  });
  const { number } = await openEntry(as('fangmin', addDays(today, -24)), assessmentFrame, form);
  await step(as('fangmin', addDays(today, -19)), number, 'freeze');
  await markEverybody(as, number, addDays(today, -10));
  await step(as('fangmin', addDays(today, -4)), number, 'finish');
  await step(as('fangmin', addDays(today, -3)), number, 'announce', { objectionsUntil: addDays(today, 5) });
  const ctx = as('fangmin', addDays(today, -2));
  const { scores } = await readScores(ctx, await getSeenEntry(ctx, assessmentFrame, number));
  const one = scores.find((score) => score.stationId === 'ST-V0303');
  if (one === undefined) return;
  const words = '七月那件化肥短秤是我谈成的，登记时用了同事的账号，登记表上有我签字。';
  await object(
    as('st-v0303', addDays(today, -1)),
    idOf('objection people'),
    number,
    one.subjectId,
    'settledAtStation',
    words,
  );
  const nominated = {
    awardCode: 'top-ten',
    subjectId: one.subjectId,
    reason: '一年登记、谈成的件全县靠前，帮两个部门跑腿。',
  };
  await step(as('liuguodong', addDays(today, -1), 5), number, 'nominate', nominated);
}

/** The association and one branch have marked themselves on what needs no photo; the centre has begun to check. */
async function checkAssociation(as: As, idOf: (name: string) => string, today: Day): Promise<void> {
  const form = OpenAssessment.parse({
    id: idOf('assessment association'),
    title: '规范化协会自查',
    period: 'year',
    fromOn: addDays(today, -380),
    toOn: addDays(today, -16),
    schemeCode: 'association-self',
  });
  const { number } = await openEntry(as('fangmin', addDays(today, -18)), assessmentFrame, form);
  await step(as('fangmin', addDays(today, -14)), number, 'freeze');
  const give = async (ctx: Context, subjectId: string, code: string, points: number, reason: string) => {
    const { scores } = await readScores(ctx, await getSeenEntry(ctx, assessmentFrame, number));
    const version = scores.find((one) => one.subjectId === subjectId)?.version ?? 1;
    await saveMark(ctx, number, subjectId, MarkItem.parse({ version, code, points, reason }));
  };
  const mediator = as('guaimin', addDays(today, -9));
  await give(mediator, 'CA', 'o1', 10, '会长、两位副会长、秘书长都在任，名单在会议纪要里');
  await give(mediator, 'CA', 'o3', 7, '五个所都建了分会，九个村还没有站点');
  await give(mediator, 'CA', 'm1', 9, '年初计划、半年小结都有');
  await give(as('st-v0303', addDays(today, -8)), 'ST-V0303', 'd1', 10, '登记簿、调解记录、回访单都在站里');
  await give(as('guaimin', addDays(today, -6), 3), 'ST-V0303', 'd1', 8, '查了登记簿，有两件没有回访');
  await give(as('fangmin', addDays(today, -6), 8), 'CA', 'o1', 10, '核对过任命文件');
}

const said = ['电话响三声就接，登记、上交说得清楚', '打了两次才通，回话还算清楚', '接电话的说不清怎么登记，已当场讲过'];
const seen = ['登记簿记得全，三块牌都在', '登记簿记得潦草，有一栏空着', '只有一块牌，登记簿是新的'];

/** Gives everybody what is still missing: the centre calls who was drawn, the rest is seen on the spot. */
async function markEverybody(as: As, number: string, on: Day): Promise<void> {
  const centre = as('fangmin', on);
  const round = await getSeenEntry(centre, assessmentFrame, number);
  const { scheme, scores } = await readScores(centre, round);
  for (const [nth, { subjectId, marks, version }] of scores.entries())
    for (const [i, item] of unmarkedOf(scheme.items, marks as Mark[]).entries()) {
      const level = (nth * 5 + i) % 7 < 4 ? 0 : (nth + i) % 3;
      const reason = (item.source === 'spotcheck' ? said : seen)[level] ?? seen[0];
      const points = item.weight - level * Math.ceil(item.weight / 4);
      const given = { version: version + i, code: item.code, points, reason };
      await saveMark(as('fangmin', on, nth), number, subjectId, MarkItem.parse(given));
    }
}

async function object(
  ctx: Context,
  id: string,
  assessmentNumber: string,
  subjectId: string,
  itemCode: string,
  words: string,
): Promise<void> {
  await openEntry(ctx, objectionFrame, RaiseObjection.parse({ id, assessmentNumber, subjectId, itemCode, words }));
}

async function answer(ctx: Context, number: string, input: { points: number; answer: string }): Promise<void> {
  const year = number.slice(1, 5);
  const key = `议${year}-0001`;
  const { version } = await getSeenEntry(ctx, objectionFrame, key);
  await moveEntry(ctx, objectionFrame, key, 'uphold', input, { version });
}
