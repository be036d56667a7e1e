/**
 * 条款类别 (clause codes): what a standard term is suspected of, item by item of 《合同行政监督管理办法》 in the text of 2025-03-18.
 * Articles 6 to 9 say what it must not hold, 《消费者权益保护法》第二十六条 what it stands on, 《消费者权益保护法实施条例》第十七条 adds
 * the choice of court and of another operator. By article 22 an office does not judge whether a term binds: everything here is suspected
 * (涉嫌) and proposed (建议).
 */
import type { Words } from '../../base/words.ts';

export const clauseCodes = [
  'F6',
  'F7.1',
  'F7.2',
  'F7.3',
  'F7.4',
  'F7.5',
  'F7.6',
  'F8.1',
  'F8.2',
  'F8.3',
  'F8.4',
  'F8.5',
  'F8.6',
  'F8.7',
  'F8.8',
  'F9',
  'C17',
] as const;
export type ClauseCode = (typeof clauseCodes)[number];

export const severities = ['light', 'middle', 'heavy'] as const;
/** 轻重: how heavily a county takes it; nothing but the order of work follows from it. */
export type Severity = (typeof severities)[number];

/** What the county takes each kind for. */
export interface Severities extends Readonly<Record<ClauseCode, Severity>> {}

export const severityWords = {
  light: { zh: '轻', en: 'Light' },
  middle: { zh: '中', en: 'Middle' },
  heavy: { zh: '重', en: 'Heavy' },
} as const satisfies Record<Severity, Words>;

export interface ClauseCodeRow extends Words {
  /** Articles as papers cite them, the closest first. */
  articles: readonly string[];
  /** 侵害的权利 */
  right: Words;
  /** 为什么, in one sentence. */
  why: Words;
  /** 建议改: words that would do instead. */
  mend: Words;
  /** Until the county says otherwise. */
  severity: Severity;
}

const measures = '《合同行政监督管理办法》';
const consumerLaw = '《消费者权益保护法》';
const regulation = '《消费者权益保护法实施条例》';
const of = (article: string): readonly string[] => [
  `${measures}${article}`,
  `${consumerLaw}第二十六条`,
  `${regulation}第十七条`,
];
const fair: Words = { zh: '公平交易权', en: 'fair trade' };
const choice: Words = { zh: '自主选择权', en: 'free choice' };
const redress: Words = { zh: '求偿权', en: 'compensation' };

export const clauseCodeTable = {
  F6: {
    zh: '没有以显著方式提请注意、说明',
    en: 'No prominent notice or explanation',
    articles: [`${measures}第六条第一款`, `${consumerLaw}第二十六条`],
    right: { zh: '知情权', en: 'knowledge' },
    why: {
      zh: '提请注意、按要求说明是经营者的义务，一句“视为已知悉”替代不了单独告知、字体加粗、弹窗这些显著方式。',
      en: 'To draw attention and to explain is the operator’s duty; “deemed to know” does not replace bold type or a notice of its own.',
    },
    mend: {
      zh: '与您有重大利害关系的条款已加粗，请逐条阅读；您要求说明的，我们当面说明。',
      en: 'Terms that matter to you are set in bold; we explain each one that you ask about.',
    },
    severity: 'light',
  },
  'F7.1': {
    zh: '免除或者减轻造成人身伤害的责任',
    en: 'Exempts from liability for personal injury',
    articles: of('第七条第（一）项'),
    right: { zh: '人身安全权、求偿权', en: 'personal safety, compensation' },
    why: {
      zh: '不分经营者有没有过错，人受了伤一律不管；经营者对场所和服务负有安全保障义务。',
      en: 'Whoever is hurt is left alone whether or not the operator is at fault; the operator owes safety at his place.',
    },
    mend: {
      zh: '请注意安全；因本店设施或者服务的原因造成人身伤害的，本店依法承担赔偿责任。',
      en: 'Please take care; where our premises or service cause an injury we answer for it by law.',
    },
    severity: 'heavy',
  },
  'F7.2': {
    zh: '免除或者减轻因故意或者重大过失造成的财产损失责任',
    en: 'Exempts from liability for loss of property by intent or gross negligence',
    articles: of('第七条第（二）项'),
    right: { zh: '财产安全权、求偿权', en: 'safety of property, compensation' },
    why: {
      zh: '不分有没有过错，财物丢失、损坏一律不负责，连故意和重大过失也免了。',
      en: 'Loss and damage are never answered for, not even by intent or gross negligence.',
    },
    mend: {
      zh: '请妥善保管随身物品；因本店过错造成丢失、损坏的，本店依法承担责任。',
      en: 'Please mind your belongings; what is lost or damaged by our fault we answer for by law.',
    },
    severity: 'heavy',
  },
  'F7.3': {
    zh: '免除或者减轻修理、重作、更换、退货、补足、退款等责任',
    en: 'Exempts from repair, replacement, return, making good or refund',
    articles: of('第七条第（三）项'),
    right: fair,
    why: {
      zh: '特价、处理、拆封都不免除质量责任；依法该修、该换、该退、该补足的，不能先写明不办。',
      en: 'A low price or an opened box takes away no duty to repair, replace, take back or make good.',
    },
    mend: {
      zh: '商品有质量问题的，依照法律和三包规定修理、更换、退货；有瑕疵的特价商品已在标签上写明瑕疵。',
      en: 'Faulty goods are repaired, replaced or taken back by law; known flaws are named on the label.',
    },
    severity: 'middle',
  },
  'F7.4': {
    zh: '免除或者减轻违约责任',
    en: 'Exempts from liability for breach',
    articles: of('第七条第（四）项'),
    right: fair,
    why: {
      zh: '除不可抗力外，没有按约履行就是违约，不能事先写明“不视为违约”“不承担责任”。',
      en: 'Except for force majeure, whoever does not perform is in breach, and cannot write beforehand that he is not.',
    },
    mend: {
      zh: '因我方原因不能按约履行的，依照约定支付违约金或者赔偿损失；不可抗力的，及时通知并提供证明。',
      en: 'Where we fail to perform we pay as agreed; of force majeure we tell at once, with proof.',
    },
    severity: 'middle',
  },
  'F7.5': {
    zh: '免除或者减轻协助、通知、保密等义务',
    en: 'Exempts from helping, notifying or keeping secret',
    articles: of('第七条第（五）项'),
    right: { zh: '知情权', en: 'knowledge' },
    why: {
      zh: '变更、停供、收费这类影响消费者的事要通知，个人信息要保密，不能写明不再通知、不负责。',
      en: 'What affects the consumer must be told to him, and his data kept; neither can be written away.',
    },
    mend: {
      zh: '有变更的，提前以短信、电话等方式通知您；您的个人信息依法保密。',
      en: 'Changes are told to you beforehand by message or call; your data are kept secret by law.',
    },
    severity: 'light',
  },
  'F7.6': {
    zh: '其他免除或者减轻自身责任的内容',
    en: 'Other exemption of the operator',
    articles: of('第七条第（六）项'),
    right: fair,
    why: {
      zh: '依法或者依承诺应当承担的责任，用一句话推掉了。',
      en: 'A liability that follows from law or promise is put aside by a sentence.',
    },
    mend: {
      zh: '因我方原因造成损失的，我方依法承担相应责任；说明和允诺具体确定的，按合同内容履行。',
      en: 'We answer by law for losses that we cause; definite promises are part of the contract.',
    },
    severity: 'middle',
  },
  'F8.1': {
    zh: '违约金或者损害赔偿金超过法定数额或者合理数额',
    en: 'Penalty or damages above what is lawful or reasonable',
    articles: of('第八条第（一）项'),
    right: fair,
    why: {
      zh: '要消费者付的数额明显高于可能造成的损失；经营者也没有罚款的权力。',
      en: 'The consumer would pay far more than the loss; and an operator has no power to fine.',
    },
    mend: {
      zh: '因您的原因取消、变更或者造成损坏的，按实际损失结算，并向您出示依据。',
      en: 'What you cancel, change or damage is settled by the actual loss, with proof shown.',
    },
    severity: 'middle',
  },
  'F8.2': {
    zh: '要求消费者承担依法应当由经营者承担的经营风险',
    en: 'Puts the operator’s business risk on the consumer',
    articles: of('第八条第（二）项'),
    right: fair,
    why: {
      zh: '市场、政策、成本的变化是经营风险，合同订了以后不能单方让消费者补差价、担风险。',
      en: 'Market, policy and costs are the operator’s risk; after the contract the consumer pays no difference.',
    },
    mend: {
      zh: '合同订立后价格上涨的，仍按合同价格执行；确需变更的，由双方协商。',
      en: 'The agreed price holds; a change needs both sides.',
    },
    severity: 'middle',
  },
  'F8.3': {
    zh: '排除或者限制自主选择商品或者服务的权利',
    en: 'Restricts the free choice of goods or services',
    articles: of('第八条第（三）项'),
    right: choice,
    why: {
      zh: '买不买、买谁的、花多少由消费者自己定；不能禁止自带、设最低消费，也不能指定、搭售。',
      en: 'Whether, where and how much to buy is the consumer’s choice: no ban on bringing one’s own, no minimum, no tying.',
    },
    mend: {
      zh: '您可以自行选择商品和服务；需要我们提供的，价格事先标明，不需要的不收费。',
      en: 'Choose freely; what we offer is priced beforehand, and costs nothing unless you want it.',
    },
    severity: 'middle',
  },
  'F8.4': {
    zh: '排除或者限制变更、解除合同的权利',
    en: 'Restricts the right to change or end the contract',
    articles: of('第八条第（四）项'),
    right: fair,
    why: {
      zh: '依法可以变更、解除合同、退还余款的，不能一律写成不退、不转、不改；经营者也不能自己说改就改。',
      en: 'Where the law lets the consumer change, end or be refunded, it cannot be written off; nor may the operator change alone.',
    },
    mend: {
      zh: '您可以依法变更、解除合同，未消费的余额按约定退还；我方变更的，事先征得您同意，不同意的可以退款。',
      en: 'You may change or end the contract by law and be refunded the rest; our changes need your consent.',
    },
    severity: 'middle',
  },
  'F8.5': {
    zh: '排除或者限制请求支付违约金、损害赔偿金的权利',
    en: 'Restricts the claim for penalty or damages',
    articles: of('第八条第（五）项'),
    right: redress,
    why: {
      zh: '损失多少赔多少是消费者的权利，不能事先写明不得索赔，或者只按运费、洗涤费的几倍赔。',
      en: 'Compensation follows the loss; it cannot be excluded beforehand, nor capped at a few times the fee.',
    },
    mend: {
      zh: '因我方原因造成丢失、损坏的，按实际损失赔偿；您声明价值并保价的，按保价赔偿。',
      en: 'What we lose or damage is compensated by the actual loss, or by the value that was declared.',
    },
    severity: 'middle',
  },
  'F8.6': {
    zh: '排除或者限制投诉、举报、请求调解、申请仲裁、提起诉讼的权利',
    en: 'Restricts complaint, report, mediation, arbitration or lawsuit',
    articles: of('第八条第（六）项'),
    right: { zh: '求偿权、监督权', en: 'compensation, supervision' },
    why: {
      zh: '投诉、举报、起诉是法律给的权利，不能约定放弃，也不能写成“视为放弃”。',
      en: 'To complain, report and sue is given by law; nobody can be deemed to have given it up.',
    },
    mend: {
      zh: '发生争议的，双方协商；协商不成的，您可以拨打 12315 投诉，也可以申请仲裁或者向法院起诉。',
      en: 'Disputes are talked over; failing that you may call 12315, go to arbitration or to court.',
    },
    severity: 'heavy',
  },
  'F8.7': {
    zh: '经营者单方享有解释权或者最终解释权',
    en: 'The operator alone interprets, or has the last word',
    articles: of('第八条第（七）项'),
    right: fair,
    why: {
      zh: '条款有两种以上解释的，应当作出不利于提供方的解释；提供方不能自己说了算。',
      en: 'What can be read in two ways is read against who wrote it; he does not decide himself.',
    },
    mend: {
      zh: '未尽事宜由双方协商；对条款理解不一致的，依照法律解释。',
      en: 'What is left open is agreed by both; doubtful terms are read by law.',
    },
    severity: 'middle',
  },
  'F8.8': {
    zh: '其他加重消费者责任、排除或者限制消费者权利的内容',
    en: 'Other terms that burden the consumer or take his rights',
    articles: of('第八条第（八）项'),
    right: fair,
    why: {
      zh: '本该由经营者提供或者承担的，转给了消费者，或者把消费者的财产、余额、肖像拿走了。',
      en: 'What the operator owes is put on the consumer, or the consumer’s balance, goods or picture is taken.',
    },
    mend: {
      zh: '法定应当由我方提供的不另收费；余额、物品归您所有，逾期的我们联系您处理。',
      en: 'What we owe by law costs nothing extra; balances and things stay yours.',
    },
    severity: 'light',
  },
  F9: {
    zh: '利用格式条款并借助技术手段强制交易',
    en: 'Forces a deal by technical means',
    articles: [`${measures}第九条`, `${consumerLaw}第二十六条第二款`],
    right: choice,
    why: {
      zh: '默认勾选、不同意就不能用、自动续费不给关，都是用技术手段替消费者作决定。',
      en: 'A ticked box, “agree or leave” and renewal without a way out decide for the consumer.',
    },
    mend: {
      zh: '增值服务由您自己勾选；自动续费前五日提醒，随时可以关闭。',
      en: 'Extras are ticked by you; renewals are announced five days before and can be switched off.',
    },
    severity: 'middle',
  },
  C17: {
    zh: '限制选择诉讼或者仲裁、选择其他经营者',
    en: 'Restricts the choice of court, arbitration or another operator',
    articles: [`${regulation}第十七条`, `${consumerLaw}第二十六条`],
    right: { zh: '求偿权、自主选择权', en: 'compensation, free choice' },
    why: {
      zh: '在哪里打官司、仲裁不仲裁、到不到别家去，不能由一方事先写定。',
      en: 'Where to sue, whether to arbitrate and where else to buy is not one side’s to fix beforehand.',
    },
    mend: {
      zh: '发生争议的，可以向有管辖权的人民法院起诉；您可以选择其他经营者的商品或者服务。',
      en: 'Any competent court may be asked; you may choose another operator.',
    },
    severity: 'middle',
  },
} as const satisfies Record<ClauseCode, ClauseCodeRow>;

/** 责任: what a breach may lead to, and which the desk says only beside a case. */
export const clausePenalty = {
  zh: '违反第六条第一款、第七条、第八条的，依照《消费者权益保护法实施条例》第五十条处理；违反第九条的，依照《合同行政监督管理办法》第十八条责令限期改正、警告，可以并处十万元以下罚款。',
  en: 'Articles 6(1), 7 and 8: by article 50 of the Regulation; article 9: by article 18 of the Measures.',
} as const satisfies Words;

/** 合同行政监督管理办法第二十二条 */
export const clauseCaveat = {
  zh: '只说“涉嫌”“建议”，不判合同效力（《合同行政监督管理办法》第二十二条）。',
  en: 'Only suspected and proposed; whether a term binds is not judged here (Measures art. 22).',
} as const satisfies Words;
