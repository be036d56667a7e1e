/**
 * 2020 年以前的理由 (ground before): what 工商总局令62 and 工商局令51 named, for what was received under them. A row whose article
 * is not known for certain has none, and the letter then cites the title alone: better than a wrong number.
 */
/** A row of a list in law: its words, the line of the article that holds it (empty where its number is not certain), and the same in English. */
export interface GroundRow {
  zh: string;
  en: string;
  article: string;
}

/** 令62 第十六条：不予受理或者终止受理的七种情形。 */
export const declineGrounds62 = {
  NA1: {
    zh: '不属于工商行政管理部门职责范围的',
    en: 'The matter is outside the duties of the administration for industry and commerce',
    article: '第十六条第（一）项',
  },
  NA8: {
    zh: '购买后商品超过保质期，被投诉人已不再负有违约责任的',
    en: 'The goods are past their shelf life and the operator is no longer liable for breach',
    article: '第十六条第（二）项',
  },
  NA9: {
    zh: '已经工商行政管理部门组织调解的',
    en: 'The administration for industry and commerce has already mediated it',
    article: '第十六条第（三）项',
  },
  NA10: {
    zh: '消费者协会或者人民调解组织等其他组织已经调解或者正在处理的',
    en: 'A consumers’ association, a people’s mediation body or the like has mediated it or is handling it',
    article: '第十六条第（四）项',
  },
  NA2: {
    zh: '法院、仲裁机构或者其他行政部门已经受理或者处理的',
    en: 'A court, an arbitration body or another authority has accepted or handled it',
    article: '第十六条第（五）项',
  },
  NA11: {
    zh: '消费者知道或者应该知道自己的权益受到侵害超过一年的，或者消费者无法证实自己权益受到侵害的',
    en: 'More than one year has passed since the consumer knew or should have known of the harm, or the consumer cannot prove it',
    article: '第十六条第（六）项',
  },
  NA7: {
    zh: '不符合国家法律、法规及规章规定的',
    en: 'It does not meet the laws, regulations or rules of the state',
    article: '第十六条第（七）项',
  },
} as const satisfies Record<string, GroundRow>;

/** 令51 第十七条：不予受理或者终止受理的六种情形。 */
export const declineGrounds51 = {
  NA8: {
    zh: '超过保修期或者购买后超过保质期的商品，被诉方已不再负有违约责任的',
    en: 'The goods are past their warranty or shelf life and the operator is no longer liable for breach',
    article: '第十七条第（一）项',
  },
  NA9: {
    zh: '达成调解协议并已执行，且没有新情况、新理由的',
    en: 'An agreement was reached in mediation and performed, and there is no new fact or reason',
    article: '第十七条第（二）项',
  },
  NA2: {
    zh: '法院、仲裁机构或者其他行政机关已经受理或者处理的',
    en: 'A court, an arbitration body or another authority has accepted or handled it',
    article: '第十七条第（三）项',
  },
  NA4: {
    zh: '消费者知道或者应该知道自己的权益受到侵害超过一年的',
    en: 'More than one year has passed since the consumer knew or should have known of the harm',
    article: '第十七条第（四）项',
  },
  NA11: {
    zh: '消费者无法证实自己权益受到侵害的',
    en: 'The consumer cannot prove the harm',
    article: '第十七条第（五）项',
  },
  NA7: {
    zh: '不符合国家法律、行政法规及规章的',
    en: 'It does not meet the laws, administrative regulations or rules of the state',
    article: '第十七条第（六）项',
  },
} as const satisfies Record<string, GroundRow>;

/** 令62: what ended a mediation (the number of that article is not certain), the sixty days of 第二十九条, 终止受理 of 第十六条. */
export const terminationGrounds62 = {
  TM1: {
    zh: '消费者撤回投诉，或者双方当事人自行和解的',
    en: 'The complaint is withdrawn or the parties have settled by themselves',
    article: '',
  },
  TM2: {
    zh: '当事人拒绝调解或者无正当理由不参加调解的',
    en: 'A party refuses mediation or stays away from it without good reason',
    article: '',
  },
  TM9: {
    zh: '消费者在调解过程中就同一纠纷申请仲裁、提起诉讼的',
    en: 'During mediation the consumer goes to arbitration or to court over the same dispute',
    article: '',
  },
  TM3: { zh: '经组织调解，调解不成的', en: 'Mediation was held and failed', article: '第二十九条' },
  TM5: {
    zh: '自受理消费者投诉之日起六十日内未能达成调解协议的',
    en: 'No agreement was reached within sixty days of acceptance',
    article: '第二十九条',
  },
  TM6: {
    zh: '受理后发现存在本办法第十六条规定情形，终止受理的',
    en: 'After acceptance a circumstance of Article 16 is found',
    article: '第十六条',
  },
  TM8: { zh: '其他应当终止调解的', en: 'Other circumstances in which mediation has to end', article: '' },
} as const satisfies Record<string, GroundRow>;

/** 令51: a mediation that fails ends, within sixty days of the 申诉书 (第二十八条); 终止受理 of 第十七条. */
export const terminationGrounds51 = {
  TM1: {
    zh: '申诉人撤回申诉，或者双方自行和解的',
    en: 'The complaint is withdrawn or the parties have settled by themselves',
    article: '',
  },
  TM2: {
    zh: '当事人拒绝调解或者无正当理由不参加，调解不成的',
    en: 'Mediation fails because a party refuses it or stays away without good reason',
    article: '第二十八条',
  },
  TM3: { zh: '经组织调解，调解不成的', en: 'Mediation was held and failed', article: '第二十八条' },
  TM5: {
    zh: '自收到消费者申诉书之日起六十日内未能达成调解协议的',
    en: 'No agreement was reached within sixty days of receipt',
    article: '第二十八条',
  },
  TM6: {
    zh: '受理后发现存在本办法第十七条规定情形，终止受理的',
    en: 'After acceptance a circumstance of Article 17 is found',
    article: '第十七条',
  },
} as const satisfies Record<string, GroundRow>;
