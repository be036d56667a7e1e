/** 格式条款 of the sample county: a wedding form under review, a notice that was mended, and a gym’s whose day to mend is near. */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { CollectContract, draftOpinion } from '../../domain/supervision/clause/contract-review.ts';
import {
  contractReviewProcedure,
  type ContractReviewMove,
} from '../../domain/supervision/clause/contract-review-steps.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { standardContractFrame } from '../../actions/supervision/clause/standard-contract.ts';
import { KeepContract } from '../../domain/supervision/clause/standard-contract.ts';
import { contractReviewFrame } from '../../actions/supervision/clause/contract-review.ts';
import { find, morningOf, type Cast } from '../life.ts';

type As = (loginName: string, ago: number) => Context;
/** `until` is how far a sample has come. */
const samples = [
  {
    title: '茶楼消费须知',
    form: 'notice',
    trade: 'catering',
    operatorName: '柳河镇清心茶楼',
    source: 'inspection',
    text: '消费须知\n一、本店谢绝自带茶叶、酒水。\n二、贵重物品请随身携带，如有丢失概不负责。\n三、储值卡一经售出，概不退款。\n四、本须知最终解释权归本店所有。',
    ago: 30,
    until: 'closed',
  },
  {
    title: '健身会籍合同',
    round: '2026 年预付卡行业',
    form: 'contract',
    trade: 'fitness',
    operatorName: '青禾县动力健身中心',
    source: 'complaint',
    text: '会籍合同\n第三条　会员卡售出后不退不转，过期作废。\n第五条　会员在锻炼中受伤，由会员自行承担。\n第七条　中心有权随时调整营业时间和课程，无须通知会员。\n第九条　会员因伤病不能继续的，可以停卡。\n第十条　争议只能向中心所在地法院起诉。',
    ago: 12,
    until: 'advised',
  },
  {
    title: '婚宴预订单',
    form: 'contract',
    trade: 'catering',
    operatorName: '青禾国际酒店',
    edition: '2026 版',
    source: 'complaint',
    text: '婚宴预订单\n第一条　甲方向乙方预订婚宴，共 22 桌，每桌 1,288 元。\n第二条　甲方于签订本单时交付定金 5,000 元。\n第三条　谢绝自带酒水、饮料，自带的按本店同款售价的 30% 收取服务费。\n第四条　包间最低消费 1,288 元，不足的按最低消费结算。\n第五条　消毒餐具工本费每套 1 元，按到场人数收取。\n第六条　菜品因市场原因缺货的，乙方与甲方商定后更换同价菜品。\n第七条　如甲方需减少订席数，须提前十五天告知乙方，否则乙方将按原订席数全额收费。\n第八条　甲方取消婚宴的，定金不予退还；乙方不能提供的，双倍返还定金。\n第九条　请保管好自己的物品，谨防被盗，丢失本店概不负责。\n第十条　餐厅有权接受或拒绝顾客自带食品。如果顾客不接受餐厅建议，将被视为自动放弃食品卫生投诉权利。\n第十一条　发生争议的，双方协商；协商不成的，可以向消协投诉或者向法院起诉。\n第十二条　本单未尽事宜，最终解释权归乙方。',
    ago: 2,
    until: 'collected',
  },
] as const;

export async function contractSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 55)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  for (const [i, { ago, until, ...form }] of samples.entries()) {
    const id = idOf(`contract ${i}`);
    const collectedOn = addDays(today, -ago);
    const opened = await openEntry(
      as('majianguo', ago),
      contractReviewFrame,
      CollectContract.parse({ id, collectedOn, ...form }),
    );
    if (until === 'collected') continue;
    let { version } = opened;
    const press = async (who: string, on: number, move: ContractReviewMove, input: object) => {
      const read = contractReviewProcedure[move].input.parse(input);
      const after = await moveEntry(as(who, on), contractReviewFrame, id, move, read, { version });
      ({ version } = after);
      return after;
    };
    for (const { n } of opened.clauses) await press('majianguo', ago - 1, 'judge', { n, decision: 'suspected' });
    const reviewed = await press('majianguo', ago - 1, 'finish', {});
    const rectifyBy = addDays(today, 3);
    await press('liuguodong', ago - 2, 'advise', { opinion: draftOpinion(reviewed), rectifyBy });
    if (until === 'advised') continue;
    const mendedOn = addDays(today, -ago + 10);
    await press('majianguo', ago - 10, 'rectify', {
      rectifiedOn: mendedOn,
      rectified: '四条都按建议改了，旧须知已经撤下。',
    });
    await press('majianguo', ago - 12, 'recheck', {
      recheckedOn: addDays(today, -ago + 12),
      recheckWords: '到店看过，换上了新须知。',
    });
  }
  await textSamples(as, idOf, today);
  return samples.length;
}

/** The register of texts: one filed whose re-check is near, a model text, a sample of an industry. */
async function textSamples(as: As, idOf: (name: string) => string, today: Day): Promise<void> {
  for (const [i, { ago, recheckIn, ...form }] of texts.entries())
    await openEntry(
      as('fangmin', ago),
      standardContractFrame,
      KeepContract.parse({
        ...form,
        id: idOf(`standard contract ${i}`),
        filedOn: addDays(today, -ago),
        recheckBy: recheckIn === null ? null : addDays(today, recheckIn),
      }),
    );
}

const texts = [
  {
    kind: 'filed',
    title: '物业服务合同',
    trade: 'property',
    operatorName: '青禾县安居物业服务有限公司',
    edition: '2026 版',
    ago: 60,
    recheckIn: 5,
    text: '第五条　业主装修必须使用物业公司指定的装修队伍。\n第八条　逾期交费的，每日按欠费的万分之五支付违约金。\n第九条　小区内车辆丢失、被划，物业公司概不负责。',
  },
  {
    kind: 'model',
    title: '快递服务合同（示范文本）',
    trade: 'parcel',
    operatorName: '省市场监督管理局',
    edition: '2025 版',
    ago: 90,
    recheckIn: null,
    text: '第四条　快件丢失、毁损的，按保价金额赔偿；未保价的，按实际损失赔偿。\n第六条　收件人有权先验货后签收。\n第九条　发生争议的，可以向消费者协会投诉，也可以向法院起诉。',
  },
  {
    kind: 'sample',
    title: '汽车销售合同（行业样本）',
    trade: 'vehicle',
    operatorName: '青禾县几家车行通用',
    ago: 20,
    recheckIn: null,
    text: '第三条　定金交付后，无论何种原因概不退还。\n第五条　购车须在本店购买全险并办理上牌。\n第七条　车价随厂家调价而变化，上涨部分由购车人承担。',
  },
] as const;
