/** Who may change or end the contract: 第八条第（四）项. */
import type { ClauseRule } from './clause-rule.ts';
import { consumer, mark, near, operator, pattern, surelyConsumer, surelyOperator, within } from './clause-words.ts';

const bothSides = /双方|任何一方|互相|对方/u;
const agreed = mark(
  `(?:未经|经|征得|取得|须经|应经|获得)${near(12)}(?:同意|许可|确认|表决|协商)|双方(?:协商|同意|商定)|协商一致|与(?:${consumer})(?:协商|商定)`,
);

export const changeRules: readonly ClauseRule[] = [
  {
    code: 'F8.4',
    cue: /取消|退|变更|更换|更改|解除|终止|注销|销户|解约|改签|改期|过户|停机|携号|转网|降/u,
    find: pattern(
      `(?:不得|不能|不可以?|不许|不准|不允许|无权|禁止|概不|恕不|不予|不接受|不办理|一律不)(?:因此|据此|以此|就此|以任何理由|以任何形式|因任何原因|以此为由|以${near(18)}(?:为由|理由|原因|借口)|中途|单方面?|随意|擅自|提前|再|再次|申请|要求|提出|办理){0,3}(?:取消|退订|退单|变更|更改|解除|终止|退(?:房|车|课|费|会|卡|学|票|团|租|网|单|款|保|出|订)|销户|注销|解约|改签|改期|更换套餐|变动|中止|撤销|转让会籍|降低?套餐|调低|转为低价|过户|停机|携号转网|修改订单|更换(?:车型|房型|套餐|教[练师]|课程|房间|款式))`,
    ),
    unless: mark(
      `(?:要求|主张|请求)退[款费货](?:或者?|、|和|及|并)赔|(?:应当|应)${near(10)}(?:退|解除)|优惠券|退款退货的|不得随意(?:拆|改)`,
    ),
    unlessIn: bothSides,
    is: (clause, match) => {
      const before = clause.slice(Math.max(0, match.index - 24), match.index);
      if (mark(`(?:${surelyOperator})${near(14)}$`).test(before)) return false;
      if (agreed.test(before) && !mark(`未经(?:${surelyOperator})`).test(before)) return false;
      // 「退款的」: who is refused them may go elsewhere.
      return !/^(?:的|者)[，,]/u.test(clause.slice(match.index + match[0].length));
    },
  },
  {
    code: 'F8.4',
    cue: /有权|可|保留|享有|将/u,
    find: pattern(
      `(?:${operator})${near(18)}(?:有权利?|可以|可|保留|享有|将)${near(16)}(?:变更|变动|修改|修订|调整|调换|解除|终止|中止|取消|更改|更换|暂停|停止|转交|转让|转移|转至|改变|撤销|拼团|并团|合并|缩短|延长|提高|增加|增减|收回|涨|降低|减少|搬迁|迁移|关闭)${near(12)}`,
    ),
    unless: mark(
      `(?<!不)提前${near(8)}(?:通知|告知|公告)|(?<!无须|无需|不必|不用|不经)(?:经${near(8)}同意|征得)|协商|依法|依照法律|(?:不同意|不接受|不愿)[^。；]{0,12}(?:可|有权|退)|(?:并|应当?|予以|全额)退还|不收取?(?:违约金|费用)|(?:市场|成本|原材料|汇率|油价|关税|政策)${near(10)}(?:上涨|变化|波动|调整|变动|涨价)`,
    ),
    is: (clause, match) => isUnilateral(clause, match),
  },
  {
    code: 'F8.4',
    cue: /退|返/u,
    find: pattern(
      `(?:不得|不能|不可|无权)(?:因此|据此|以此|就此|以任何理由|以${near(14)}为由)?(?:而|再|向(?:${operator}))?(?:要求|申请|主张|请求)${near(6)}(?:退还|返还|退回|退款|退费|退卡|退课)${near(6)}`,
    ),
    unless: mark(`(?:${surelyOperator})${near(8)}(?:不得|不能|无权)|赔偿|商品|质量问题`),
    unlessIn: /双倍返还|加倍返还|依法/u,
  },
  {
    code: 'F8.4',
    cue: /保留/u,
    find: pattern(`保留${near(14)}(?:变更|修改|调整|取消|终止|暂停|更改|更换)${near(14)}(?:权利|之权|权)`),
    unless: /协商|同意|提前.{0,8}通知/u,
  },
  {
    code: 'F8.4',
    cue: /视为|视同|表示/u,
    find: pattern(
      `(?:继续使用|未提出异议|未注销|继续消费)${within(14)}(?:视为|视同|即表示|表示)${near(8)}(?:同意|接受|认可)${near(10)}`,
    ),
    unless: /可以(?:解除|退|注销)|不视为/u,
    is: (clause) => /变更|修改|调整|更新|变动|新/u.test(clause),
  },
];

/** 有权解除 after the consumer’s own breach is by law; what he may do at any time, or for his own reasons, is not. */
function isUnilateral(clause: string, match: RegExpExecArray): boolean {
  const before = clause.slice(0, match.index);
  if (/不得|无权|不会|不能|禁止|不可|不应/u.test(match[0])) return false;
  if (mark(`(?:${surelyConsumer})${near(6)}(?:有权|可以|可)`).test(match[0])) return false;
  const isFree = /单方|随时|自行|任意|无条件|根据(?:经营|需要|实际|自身|市场)|视情况|无须|无需|不经/u.test(clause);
  const isBreach =
    /逾期|未按|违反|违约|拒不|未付|欠费|欠缴|超过|拖欠|不缴|不交|未缴|未交|滥用|作弊|不可抗力|违法|虚假/u.test(
      before.slice(-40) + match[0],
    );
  return isFree || !isBreach;
}
