/** The refusals of the law's procedure beside the main course, each with its sentence. */
export const proceedingSentences = {
  'agreement-unsigned': {
    status: 409,
    zh: '调解书要双方签名或者盖章才成立（第二十四条）；请双方签了再勾，都不要调解书的选“调解记录”。',
    en: 'A mediation agreement stands only with both signatures (art. 24); have it signed, or keep a record only.',
  },
  'identity-asked-already': {
    status: 409,
    zh: '已经要过身份证明，还没有记结果；请先记下核验结果。',
    en: 'Identity papers have been asked for already; record what came of it first.',
  },
  'identity-nothing-asked': {
    status: 422,
    zh: '至少勾一样要交的材料。',
    en: 'Tick at least one paper that is to be given.',
  },
  'identity-day-too-late': {
    status: 422,
    zh: '最晚交来的日期不能晚于受理时钟的应办日 {until}；请改早一些。',
    en: 'The day cannot lie after {until}, the target of the acceptance clock; choose an earlier one.',
  },
  'identity-not-asked': {
    status: 409,
    zh: '没有要过身份证明，或者结果已经记过。',
    en: 'No identity papers were asked for, or the result is on record already.',
  },
  'identity-still-running': {
    status: 422,
    zh: '交材料的日子到 {dueOn} 才满，满了才能记“没有交来”。',
    en: 'The day for the papers is {dueOn}; only after it can nothing be said to have been given.',
  },
  'identity-request-missing': {
    status: 409,
    zh: '这一项要以核验结果为依据：先送达限期提供身份证明材料通知书，再记下没有交来、虚假、冒用或者拒不配合（第十条、第十六条）。',
    en: 'This ground rests on an identity check: serve the request and record its result first (arts. 10, 16).',
  },
  'farm-means-protected': {
    status: 422,
    zh: '农民买种子、农药、肥料等农资，参照消法第六十二条办，不能以“不是为生活消费”不予受理；请换一项情形或者受理。',
    en: 'Seed, pesticide, fertiliser and other farm inputs are protected (Consumer Law art. 62); choose another ground or accept it.',
  },
  'factors-missing': {
    status: 422,
    zh: '“非生活消费”要按列出的因素判断（第十七条）：至少勾一项，并写明查到了什么。',
    en: 'This ground is judged by the factors listed (art. 17): tick at least one and write what was found.',
  },
  'three-years-not-over': {
    status: 422,
    zh: '从知道权益受侵害算起，到 {until} 才满 {years} 年，收到投诉时还没有超过；不能用这一项。',
    en: 'The {years}-year limit ends on {until}, which had not passed when the complaint was received.',
  },
  'not-expired': {
    status: 422,
    zh: '保修期或者保质期到 {expiredOn}，收到投诉时还没有过；不能用这一项。',
    en: 'The warranty or shelf life ran until {expiredOn} and had not passed when the complaint was received.',
  },
  'harm-evidence-missing': {
    status: 422,
    zh: '这一项要有依据：写明核对过哪些材料；依令62以超过一年为由的，填知道权益受侵害的日期。',
    en: 'This ground needs evidence: say what was looked at, or, under Order 62, the day on which the harm was known.',
  },
  'absence-untold': {
    status: 409,
    zh: '没有告知过 {day} 那天开会的凭据，不能算“没有正当理由不参加”；请先记下调解通知书的凭据、改日期，或者选“明确拒绝调解”。',
    en: 'There is no proof that the party was told of a session on {day}: record the proof, correct the day, or choose the plain refusal.',
  },
  'institution-to-designate': {
    status: 422,
    zh: '由哪个机构做商定不了的，本局可以指定（第二十二条），不能因此终止；请指定后送鉴定检测，或者换一项情形。',
    en: 'Where the parties agree on no institution the bureau designates one (art. 22): send it for testing, or choose another ground.',
  },
  'proposal-incomplete': {
    status: 409,
    zh: '提请的时候还没有填这一项情形的依据；请退回，补上依据以后再提请。',
    en: 'The proposal lacks the evidence of its ground: send it back, and propose it anew with the evidence.',
  },
  'ground-not-in-rules': {
    status: 422,
    zh: '这件按收到那天的办法（令{order}）办，令{order}没有这一项情形；请换一项。',
    en: 'The rule of the day of receipt (Order {order}) knew no such ground; choose another.',
  },
  'needs-approval': {
    status: 403,
    zh: '县里规定这个决定要经上级批准；请改用“提请”，批准当天才算决定。',
    en: 'The county wants its superior’s word on this decision: propose it; it counts on the day of the approval.',
  },
  'proposal-open': {
    status: 409,
    zh: '已经提请，正在等批示；请等批准、退回，或者先收回提请。',
    en: 'A proposal waits for the superior’s word; wait for it, or take it back first.',
  },
  'no-proposal': { status: 409, zh: '没有等批示的提请。', en: 'No proposal waits for a word.' },
  'head-decides-alone': {
    status: 409,
    zh: '所长自己可以决定，不用提请；请直接办。',
    en: 'The head decides alone; there is nothing to propose.',
  },
  'approval-needs-superior': {
    status: 403,
    zh: '自己提请的不能自己批；所里提请的由所长批，所长和中心提请的由分管局长批。',
    en: 'Nobody approves his own proposal: the head approves his officers’, the deputy director a head’s and the centre’s.',
  },
  'mediation-halted': {
    status: 409,
    zh: '有一方申请回避，决定以前调解中止（第二十一条）；请先决定回避。',
    en: 'A party asked for another mediator; mediation is halted until that is decided (art. 21).',
  },
  'recusal-not-open': { status: 409, zh: '没有等决定的回避申请。', en: 'No recusal waits for a decision.' },
  'own-recusal': {
    status: 403,
    zh: '申请的是您自己回避，不能由您决定；请分管局长来办。',
    en: 'The request concerns yourself; the deputy director decides.',
  },
  'recusal-needs-other': {
    status: 422,
    zh: '准许回避的要另换一个人调解；请换别的承办人、调解人员。',
    en: 'Who gave way by a recusal mediates no more; choose another mediator.',
  },
  'disputed-already': {
    status: 409,
    zh: '管辖争议还没有定；请先记下由谁处理（第三十三条）。',
    en: 'The jurisdiction is in dispute; record first who handles it (art. 33).',
  },
  'not-disputed': { status: 409, zh: '没有正在协商的管辖争议。', en: 'No jurisdiction is in dispute.' },
  'dispute-needs-superior': {
    status: 409,
    zh: '七个工作日的协商到 {until} 已满，要报共同的上一级指定（第三十三条）。',
    en: 'The seven working days ended on {until}; the common superior designates (art. 33).',
  },
  'no-power-found-already': {
    status: 409,
    zh: '已经认定无权处理；请退回中心（第四十一条）。',
    en: 'It is found already that the office has no power; give the matter back to the centre (art. 41).',
  },
  'nothing-transferred': {
    status: 409,
    zh: '这件没有移送在外，或者对方已经回复。',
    en: 'This matter is not away by a transfer, or the answer is on record.',
  },
  'transfer-nothing-recorded': {
    status: 422,
    zh: '签收日期和回复日期至少写一个。',
    en: 'Give the day of the receipt or of the answer.',
  },
  'clue-open': {
    status: 409,
    zh: '已经有一条线索在核查；请先记下它的结果。',
    en: 'A clue is being verified already; record its result first.',
  },
  'no-clue': { status: 409, zh: '没有正在核查的线索。', en: 'No clue is being verified.' },
  'clue-extended-already': {
    status: 409,
    zh: '核查已经延长过一次，不能再延（第二十七条）。',
    en: 'The verification was extended once and cannot be again (art. 27).',
  },
  'clue-extension-late': {
    status: 409,
    zh: '核查期限 {until} 已过，延长要在期满以前批准；请马上决定。',
    en: 'The verification ended on {until}; more time must be allowed before; decide at once.',
  },
  'police-already': { status: 409, zh: '已经移送过公安。', en: 'It was handed to the police already.' },
  'no-review': { status: 409, zh: '没有等答复的复核。', en: 'No review waits for an answer.' },
  'publication-not-allowed': {
    status: 422,
    zh: '没有受理、移送、撤回的投诉不公示；请选“否”。',
    en: 'What was declined, transferred or withdrawn is not published.',
  },
  'publication-not-consented': {
    status: 422,
    zh: '投诉人没有同意公示；请先问清并记下意愿，或者选“否”。',
    en: 'The complainant has not agreed to publication; ask and record it first, or choose no.',
  },
  'archived-already': { status: 409, zh: '已经归档，不能再改。', en: 'It is archived and cannot be changed.' },
  'archive-needs-follow-up': {
    status: 409,
    zh: '还没有回访；请先回访，或者写明为什么不回访，再归档。',
    en: 'The follow-up call is missing; make it, or waive it with a reason, before archiving.',
  },
  'archive-needs-review': {
    status: 409,
    zh: '投诉人不满意，复核还没有答复；答复以后再归档。',
    en: 'The review of an unsatisfied complainant waits for its answer; archive afterwards.',
  },
  'archive-needs-publication': {
    status: 409,
    zh: '还没有决定公示不公示；决定以后再归档。',
    en: 'Publication is not decided yet; decide before archiving.',
  },
  'archive-needs-clue': {
    status: 409,
    zh: '线索还没有核查完；记下结果以后再归档。',
    en: 'A clue is still being verified; record its result before archiving.',
  },
  'referral-open': {
    status: 409,
    zh: '上一次转出去的还没有结果；请先记下结果。',
    en: 'The last referral has no result yet; record it first.',
  },
  'no-referral': { status: 409, zh: '没有等结果的仲裁、诉讼或者司法确认。', en: 'No referral waits for a result.' },
  'arbitration-needs-agreement': {
    status: 422,
    zh: '提请仲裁要双方有仲裁协议；没有的请走诉讼。',
    en: 'Arbitration needs an agreement to arbitrate; without one go to court.',
  },
  'confirmation-needs-agreement': {
    status: 422,
    zh: '司法确认要先有调解协议。',
    en: 'Judicial confirmation needs a mediated agreement.',
  },
} as const;
