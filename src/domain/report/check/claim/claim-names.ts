/** The words by which a number of a report is a figure of the ledger: before it, 「受理投诉30件」, or around it, 「受理30件投诉」. */
import type { FigureName } from '../../../figures.ts';
import type { Quantity } from '../quantity.ts';

export interface ClaimName {
  figure: FigureName;
  /** The words before the number, to their end. */
  words: RegExp;
  units: readonly string[];
  /** What has to stand behind the number, where that names it: 「受理30件投诉」. */
  behind?: RegExp;
}

const matters = ['件', '起', '宗'];
const complaint = '(?:消费者|消费|各类|群众){0,3}(?:投诉|申诉)';
const claimNames: readonly ClaimName[] = [
  { figure: 'declined', words: new RegExp(`不予受理${complaint}?$`, 'u'), units: matters },
  { figure: 'accepted', words: new RegExp(`(?<!不予)受理${complaint}$`, 'u'), units: matters },
  { figure: 'received', words: new RegExp(`(?:收到|接收|接到|登记)${complaint}$`, 'u'), units: matters },
  { figure: 'mediated', words: new RegExp(`调处${complaint}?$`, 'u'), units: matters },
  { figure: 'settled', words: /(?:达成(?:调解)?协议|调解成功)$/u, units: matters },
  { figure: 'terminated', words: /终止调解$/u, units: matters },
  { figure: 'closed', words: new RegExp(`办结${complaint}$`, 'u'), units: matters },
  { figure: 'settledAtStation', words: /站点(?:协商)?(?:谈成|和解)$/u, units: matters },
  { figure: 'recoveredFen', words: /挽回(?:经济)?损失$/u, units: ['元'] },
  {
    figure: 'tipoffs',
    words: /(?:受理|收到|接收|接到|登记)(?:消费者|群众)?(?:各类)?(?:举报|违法线索)$/u,
    units: matters,
  },
  { figure: 'askedPeople', words: /(?:接受|受理|解答|接待)(?:消费者|群众)?(?:各类)?咨询$/u, units: ['人次', '人'] },
  { figure: 'audience', words: /受众(?:人数)?$/u, units: ['人次', '人'] },
  {
    figure: 'materialsHandedOut',
    words: /(?:发放|印发)(?:各类)?(?:消费)?(?:维权)?宣传(?:材料|资料)$/u,
    units: ['份'],
  },
  { figure: 'notices', words: /发布消费(?:提示和警示|提示、警示|提示警示)$/u, units: ['条'] },
  { figure: 'warnings', words: /发布消费警示$/u, units: ['条'] },
  { figure: 'batchesSampled', words: /(?:监测抽检|抽检|抽样检验|监督抽查)(?:商品|产品)?$/u, units: ['批次', '批'] },
  {
    figure: 'inspectedShops',
    words: /检查(?:各类)?(?:经营主体|经营户|经营者|市场主体|经营单位)$/u,
    units: ['家', '户'],
  },
  {
    figure: 'shopVisits',
    words: /检查(?:各类)?(?:经营主体|经营户|经营者|市场主体|经营单位)$/u,
    units: ['户次', '家次'],
  },
  { figure: 'bans', words: /取缔无照经营(?:户)?$/u, units: ['户', '家'] },
  { figure: 'personTimes', words: /出动(?:了)?(?:执法)?人员$/u, units: ['人次'] },
  { figure: 'vehicleTimes', words: /(?:出动|执法)(?:执法)?车辆$/u, units: ['辆次', '台次'] },
  { figure: 'incidents', words: /群体(?:性)?(?:投诉|事件)(?:预警)?$/u, units: ['起', '件'] },
  { figure: 'surveys', words: /开展消费调查$/u, units: ['次', '项'] },
  { figure: 'guidanceItems', words: /提出规范意见$/u, units: ['条', '项'] },
];

export const rateNames: readonly Pick<ClaimName, 'figure' | 'words'>[] = [
  { figure: 'closureRate', words: /(?:投诉|申诉)?办结率$/u },
  { figure: 'mediationSuccessRate', words: /(?:投诉|申诉)?调解成功率$/u },
];

const complaintBehind = new RegExp(`^${complaint}(?!举报|[、和及与]举报|[率类量人])`, 'u');
const tipoffBehind = /^(?:消费者|群众)?(?:各类)?举报(?![、和及与]投诉|[率类量人])/u;
/** The noun stands behind the number. */
const aroundNames: readonly ClaimName[] = [
  { figure: 'declined', words: /不予受理$/u, behind: complaintBehind, units: matters },
  { figure: 'accepted', words: /(?<!不予)受理$/u, behind: complaintBehind, units: matters },
  { figure: 'received', words: /(?:收到|接收|接到|登记)$/u, behind: complaintBehind, units: matters },
  { figure: 'mediated', words: /调处$/u, behind: complaintBehind, units: matters },
  { figure: 'closed', words: /办结$/u, behind: complaintBehind, units: matters },
  { figure: 'tipoffs', words: /(?<!不予)(?:受理|收到|接收|接到|登记)$/u, behind: tipoffBehind, units: matters },
];

/** 办结 alone is of complaints where the words before it speak of them: 「受理投诉30件，办结25件」. */
const bareClosed: ClaimName = { figure: 'closed', words: /(?:(?:受理的)?投诉)?(?:已经?)?办结$/u, units: matters };
/** Behind the number stands another kind of matters: 「调处30件纠纷」, 「办结5件举报」. */
const otherMatters = /^(?:各类)?(?:举报|案件|线索|咨询|信访|工单|纠纷|提案|投诉举报|投诉[、和及与]举报)/u;

/** The figure that the words name; `isOfThem` says of a bare 办结 whether it is of complaints. */
export function nameOf(clause: string, { unit, noun }: Quantity, isOfThem: () => boolean): ClaimName | undefined {
  const around = aroundNames.find(
    ({ words, behind, units }) => units.includes(unit) && words.test(clause) && behind?.test(noun) === true,
  );
  if (around !== undefined || otherMatters.test(noun)) return around;
  const named = claimNames.find(({ words, units }) => units.includes(unit) && words.test(clause));
  if (named !== undefined || !bareClosed.units.includes(unit) || !bareClosed.words.test(clause)) return named;
  return isOfThem() ? bareClosed : undefined;
}

const kindsOfMatters = /投诉|申诉|举报|案件|立案|线索|咨询|信访|工单|诉求|提案|处罚/gu;

/** The kind of matters that was named last is complaints; in a report of this program nothing else is meant where none is named. */
export function isOfComplaints(said: string, earlier: string, isOwn: boolean): boolean {
  const last = said.match(kindsOfMatters)?.at(-1) ?? earlier.match(kindsOfMatters)?.at(-1);
  return last === undefined ? isOwn : /[投申]诉/u.test(last);
}
