/** 规范意见、提醒、约谈 of the sample county: one that cannot be signed, one that is being checked, one that is over. */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { RegisterConvention } from '../../domain/supervision/guidance/convention.ts';
import { DraftGuidance, type Guidance } from '../../domain/supervision/guidance/guidance.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { conventionFrame } from '../../actions/supervision/guidance/convention.ts';
import { guidanceFrame } from '../../actions/supervision/guidance/guidance.ts';
import { find, morningOf, type Cast } from '../life.ts';
import { step } from '../steering.ts';

type As = (loginName: string, ago: number) => Context;
type Draft = (name: string, ago: number, form: object, loginName?: string) => Promise<Guidance>;
type On = (days: number) => Day;

export async function guidanceSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<number> {
  const { today, at } = cast.ctx;
  const on: On = (days) => addDays(today, days);
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(on(-ago), at, 20)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  const draft: Draft = (name, ago, form, loginName = 'majianguo') =>
    openEntry(as(loginName, ago), guidanceFrame, DraftGuidance.parse({ id: idOf(`letter ${name}`), ...form }));
  await telecomLetter(draft, on, filed);
  await checkedLetter(draft, as, on);
  await talkedLetter(draft, as, on);
  await cateringConvention(as, on, idOf);
  return 4;
}

/** 餐饮的自律公约: what its association has agreed, and three that have signed. */
async function cateringConvention(as: As, on: On, idOf: (name: string) => string): Promise<void> {
  const { number, version } = await openEntry(
    as('fangmin', 40),
    conventionFrame,
    RegisterConvention.parse({
      id: idOf('convention catering'),
      title: '青禾县餐饮服务行业自律公约',
      industry: '餐饮',
      tradeBody: '青禾县餐饮行业协会',
      contact: '协会秘书处',
      pledge: '菜品明码标价，不设最低消费，自带酒水不收开瓶费；预付的钱随时可退，有纠纷先行赔付。',
      agreedOn: on(-60),
    }),
  );
  await moveEntry(
    as('fangmin', 30),
    conventionFrame,
    number,
    'sign',
    { names: '青禾国际酒店\n红太阳火锅\n柳河人家饭店', on: on(-45) },
    { version },
  );
}

/** The seed's own slip of 2011, in the complaint that is its twin of today: four are said, three are listed. */
async function telecomLetter(draft: Draft, on: On, filed: readonly Complaint[]): Promise<void> {
  const about = filed.find(({ categoryCode, claim }) => categoryCode === 'V06.1' && claim.includes('400元'));
  if (about === undefined) throw new Error('The sample county has the complaint about credit given with a telephone.');
  await draft(
    'telecom',
    1,
    {
      kind: 'opinion',
      operatorName: about.operatorName,
      title: '规范买手机送话费的活动',
      words:
        '买手机送话费的活动，办理时没有讲改了套餐就不再返还，受理单上也没有写，消费者返了两个月才知道。我局向你单位提出如下四项规范意见：',
      items: ['向消费者提供详细的材料', '告知此项活动的消费方式', '交费时提醒活动的时限'].map((text) => ({
        text,
        recheckBy: on(20),
      })),
      answerBy: on(10),
      sourceNumber: about.number,
    },
    'zhouyi',
  );
}

async function checkedLetter(draft: Draft, as: As, on: On): Promise<void> {
  let letter = await draft('decoration', 12, {
    kind: 'opinion',
    operatorName: '青禾美居装饰公司',
    title: '签书面合同、亮资质',
    words: '走访时看到你单位和顾客口头约定工期和用料，店里也没有挂资质证书。',
    items: [
      { text: '用装修合同示范文本和顾客签书面合同', recheckBy: on(3) },
      { text: '把资质证书挂在店里看得见的地方', recheckBy: on(3) },
    ],
    answerBy: on(-4),
  });
  letter = await step(as('liuguodong', 11), guidanceFrame, letter, 'sign');
  letter = await step(as('majianguo', 10), guidanceFrame, letter, 'acknowledge', {
    acknowledgedOn: on(-10),
    acknowledgedName: '店长',
  });
  letter = await step(as('majianguo', 5), guidanceFrame, letter, 'answer', {
    answeredOn: on(-5),
    answers: [
      { n: 1, answer: '已经换成示范文本，旧的作废', proof: '新合同 3 份' },
      { n: 2, answer: '证书正在办，办下来就挂', proof: '受理单' },
    ],
  });
  letter = await step(as('majianguo', 5), guidanceFrame, letter, 'reply');
  await step(as('majianguo', 2), guidanceFrame, letter, 'check', {
    checkedOn: on(-2),
    checks: [{ n: 1, result: 'done', seen: '看了最近三单，都是示范文本' }],
  });
}

async function talkedLetter(draft: Draft, as: As, on: On): Promise<void> {
  let talk = await draft('talk', 30, {
    kind: 'talk',
    operatorName: '柳河镇万家乐超市',
    title: '约谈：促销价和小票对不上',
    words: '三件投诉都说货架上的促销价和小票对不上，请店长到柳河所说明情况，并自查价签。',
  });
  talk = await step(as('liuguodong', 29), guidanceFrame, talk, 'sign');
  talk = await step(as('majianguo', 27), guidanceFrame, talk, 'acknowledge', {
    acknowledgedOn: on(-27),
    acknowledgedName: '店长',
  });
  await step(as('majianguo', 27), guidanceFrame, talk, 'close');
}
