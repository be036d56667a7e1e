/** What the stations of the sample county settled at their own counters in the quarter that is assessed, and what they kept. */
import { addDays, addWorkingDays, daysBetween, type Day } from '../domain/base/calendar.ts';
import { Filing } from '../domain/complaint/filing.ts';
import { PlanTraining } from '../domain/people/training.ts';
import { charterFrame } from '../actions/station/charter.ts';
import { moveComplaint } from '../actions/complaint/complaint.ts';
import type { Context } from '../actions/base/context.ts';
import { getSeenEntry, moveEntry, openEntry } from '../actions/matter/docket.ts';
import { fileComplaint } from '../actions/complaint/filing.ts';
import { trainingFrame } from '../actions/people/training.ts';
import { listPeople } from '../store/people/person.ts';
import type { Cast } from './life.ts';

type As = (who: string, on: Day, nth?: number) => Context;
type IdOf = (name: string) => string;

interface Small {
  operator: string;
  categoryCode: string;
  natureCode: string;
  story: string;
  claim: string;
  yuan: number;
  settled: string;
}

const smalls: readonly Small[] = [
  {
    operator: '惠民副食店',
    categoryCode: 'G03.1',
    natureCode: 'N01',
    story: '买了一箱牛奶，回家看见已经过期十一天，小票还在。',
    claim: '退货退款',
    yuan: 68,
    settled: '店主当场退款，把剩下的四箱下架，站里登记了批号。',
  },
  {
    operator: '王家五金店',
    categoryCode: 'G10.5',
    natureCode: 'N01',
    story: '新买的水泵用了两天就不转，店里说自己摔坏的，不给换。',
    claim: '换一台或者退钱',
    yuan: 320,
    settled: '拆开看线圈没焊牢，店主换了一台新的，两边签了字。',
  },
  {
    operator: '秀丽美发屋',
    categoryCode: 'V01.3',
    natureCode: 'N03',
    story: '办了五百元的卡，只用了一次，店要搬走，余额不肯退。',
    claim: '退还卡里余额',
    yuan: 440,
    settled: '按剩余次数退了四百一十元，当面微信转账。',
  },
  {
    operator: '福来家具店',
    categoryCode: 'G06.3',
    natureCode: 'N03',
    story: '订的沙发说好十天送到，过了二十六天还没有，定金不退。',
    claim: '退定金',
    yuan: 500,
    settled: '店主退了定金，另外赔了来回车费二十元。',
  },
  {
    operator: '农丰种子门市部',
    categoryCode: 'G10.3',
    natureCode: 'N08',
    story: '买的尿素每袋标四十公斤，村里过秤少一公斤半。',
    claim: '补足分量',
    yuan: 96,
    settled: '门市部按差的分量补了两袋半，答应换秤。',
  },
];

/** Which stations were busy, and how many they took down; the others had none to settle. */
const busy: readonly (readonly [code: string, n: number])[] = [
  ['v0102', 3],
  ['v0103', 2],
  ['v0201', 2],
  ['v0301', 3],
  ['v0302', 1],
  ['v0401', 2],
  ['v0501', 3],
  ['v0502', 1],
  ['v0601', 2],
  ['v0701', 2],
  ['v0801', 1],
  ['m01', 3],
  ['m03', 2],
  ['m05', 1],
  ['m07', 2],
];

/** Files and settles within the quarter, as the stations did it; most in time, a few not. */
export async function talkSamples(cast: Cast, as: As, idOf: IdOf, from: Day, to: Day): Promise<void> {
  const { calendar, stations } = cast.ctx.county;
  const span = daysBetween(from, to) - 16;
  let nth = 0;
  for (const [code, n] of busy)
    for (let i = 0; i < n; i += 1) {
      const small = smalls[(nth * 3 + i) % smalls.length] as Small;
      const station = stations.find((one) => one.id === `ST-${code.toUpperCase()}`);
      // A published window receives for the bureau at once: there is nothing for it to settle by itself.
      if (station === undefined || station.publishedWindow) continue;
      const on = addWorkingDays(calendar, addDays(from, (nth * 11 + i * 29) % span), 1);
      const home = station.kind === 'village' ? station.regionId : 'V0101';
      const filing = Filing.parse({
        clientId: idOf(`talk ${code} ${i}`),
        channel: 'C02',
        consumer: {
          name: `${'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨'[nth % 15]}${'桂兰建国秀英志强小红大勇'[nth % 12]}`,
          phone: `138${String(60_000_000 + nth * 271_829).slice(0, 8)}`,
          address: '',
          regionId: home,
        },
        operator: {
          name: station.serves === 'venue' ? station.name.replace(/消费维权服务站|联络站/gu, '') : small.operator,
          address: '',
        },
        place: { regionId: station.regionId ?? null },
        categoryCode: small.categoryCode,
        natureCode: small.natureCode,
        story: small.story,
        claim: small.claim,
        amountFen: small.yuan * 100,
        consents: { publish: true, entrust: true },
      });
      const filed = await fileComplaint(as(`st-${code}`, on, nth), filing);
      nth += 1;
      if (filed.state !== 'atStation') continue;
      const late = nth % 6 === 0 ? 4 : 1;
      const settledOn = addWorkingDays(calendar, on, late);
      const input = {
        on: settledOn,
        legalRole: 'negotiation' as const,
        words: small.settled,
        recoveredFen: small.yuan * 100,
        recoveredAs: 'refund' as const,
        proof: '双方签字的登记表在站里',
        violationSeen: false,
      };
      await moveComplaint(as(`st-${code}`, settledOn, nth), filed.number, 'settleAtStation', input, { version: null });
    }
}

/** Rules on the wall, duties signed, a day of training and an act of publicity in the quarter, for most of the stations. */
export async function keepQuarter(cast: Cast, as: As, idOf: IdOf, from: Day): Promise<void> {
  const codes = ['rule-work', 'rule-liability', 'rule-assessment'];
  for (const [nth, { id }] of cast.ctx.county.stations.entries()) {
    const login = id.toLowerCase();
    const step = async (who: string, move: string, input: object, on: Day) => {
      const ctx = as(who, on, nth);
      const { version, state } = await getSeenEntry(ctx, charterFrame, `站${id}`);
      const rule = charterFrame.docket.procedure[move];
      if (state !== 'active' && state !== 'rectifying') return;
      await moveEntry(ctx, charterFrame, `站${id}`, move, rule?.input.parse(input) as object, { version });
    };
    if (nth % 5 !== 4)
      await step(
        'fangmin',
        'post',
        { codes: codes.slice(0, 3 - (nth % 3 === 2 ? 1 : 0)), postedOn: addDays(from, 8) },
        addDays(from, 8),
      );
    if (nth % 4 !== 3) await step(login, 'acknowledge', { name: '站里值班的', read: true }, addDays(from, 9));
    for (let i = 0; i < nth % 3; i += 1) {
      const on = addDays(from, 20 + ((nth * 7 + i * 23) % 55));
      const activity = {
        on,
        kind: i === 0 ? 'publicity' : 'education',
        what: '集日发提示单，讲怎么留凭据',
        people: 30 + nth * 3,
      };
      await step(login, 'recordActivity', activity, on);
    }
  }
  await train(cast, as, idOf, addDays(from, 40));
}

async function train(cast: Cast, as: As, idOf: IdOf, startsOn: Day): Promise<void> {
  const centre = as('fangmin', addDays(startsOn, -12));
  const people = await listPeople(cast.ctx.db, centre.actor, { state: 'open' });
  const personIds = people.filter((one) => one.stationId !== null).map((one) => one.id);
  const form = PlanTraining.parse({
    id: idOf('training quarter'),
    title: '全县站点夏季轮训',
    batch: 4,
    audience: 'all',
    officeId: null,
    startsOn,
    endsOn: startsOn,
    place: '县局三楼会议室',
    courses: [
      { title: '站点登记和当场谈成的记法', hours: 4, teacher: '方敏' },
      { title: '预付卡、农资、食品三类投诉', hours: 4, teacher: '高云' },
    ],
  });
  let one = await openEntry(centre, trainingFrame, form);
  const step = async (ctx: Context, move: string, input: object) => {
    one = await moveEntry(ctx, trainingFrame, one.number, move, input, { version: one.version });
  };
  await step(as('hanzhiyuan', addDays(startsOn, -10)), 'approve', {});
  await step(centre, 'invite', { personIds });
  const marks = personIds.map((personId, i) => ({ personId, mark: i % 7 === 3 ? 'absent' : 'present' }));
  await step(as('fangmin', startsOn, 30), 'mark', { marks });
  await step(as('fangmin', startsOn, 40), 'conclude', {
    summary: '一天八个学时，到课的都会用登记表；没到的下一期补。',
  });
}
