import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of a complaint refuse: its main course, the procedure beside it, joint complaints, merging and shared handling. */
export const complaintRefusals = {
  'call-no-number': {
    status: 409,
    zh: '{whom}没有留电话，打不了；请上门，或者问登记的人要电话。',
    en: 'No telephone of {whomEn} is on record; go there, or ask who filed it for one.',
  },
  'call-not-made': {
    status: 409,
    zh: '没有找到这一次电话，先按“打电话”。',
    en: 'There is no such call: press Call first.',
  },
  'call-has-ended': {
    status: 409,
    zh: '这一次电话的结果已经记过了，记的不是这个；再打一次，另记一次。',
    en: 'How this call ended was noted already, and otherwise; call again to note another.',
  },
  'call-closed': {
    status: 409,
    zh: '这件已经办完，站里不再打电话；回访由所里、12315中心来做。',
    en: 'This complaint is closed, and a station rings up nobody about it any more; the office and the centre follow up.',
  },
  'only-centre-dispatches': {
    status: 403,
    zh: '只有 12315 中心可以分送；无权处理请退回中心。',
    en: 'Only the centre dispatches; give the matter back to the centre if you have no power.',
  },
  'ground-needs-head': {
    status: 403,
    zh: '“非生活消费”要由所长决定；请用“{propose}”报给所长，或换一项情形。',
    en: 'The ground “not for daily life” needs the head of the office: propose it, or choose another ground.',
  },
  'centre-after-dispatch': {
    status: 403,
    zh: '已经分送的件由承办的所决定；请所里来办，或等它退回中心。',
    en: 'Once dispatched the office decides; ask the office, or wait until it is given back.',
  },
  'entrust-not-agreed': {
    status: 409,
    zh: '委托调解要双方都同意（第十九条）；请向没有同意的一方问清，再打勾。',
    en: 'Entrusted mediation needs both consents (art. 19); ask the party that has not agreed, then tick it.',
  },
  'already-entrusted': {
    status: 409,
    zh: '已经委托出去了，收回以后才能再委托。',
    en: 'It is entrusted already; take it back first.',
  },
  'not-entrusted': {
    status: 409,
    zh: '没有委托出去，不用收回；刷新看看现在由谁调解。',
    en: 'It is not entrusted, so there is nothing to take back.',
  },
  'consents-missing': {
    status: 409,
    zh: '双方都同意才能调解（第十八条）；请先记下双方的同意。',
    en: 'Mediation needs both consents (art. 18); record them first.',
  },
  'sixty-days-not-run': {
    status: 409,
    zh: '调解的期限还没有走完，{from} 起才能用这一项；之前请用其他情形。',
    en: 'The days of mediation have not run; this ground can be used from {from}.',
  },
  'ground-needs-session': {
    status: 409,
    zh: '“经组织调解无法达成协议”要先开过调解会；请先记下调解会，或换一项情形。',
    en: 'This ground needs a mediation that was held; record a session first, or choose another ground.',
  },
  'mediation-paused': {
    status: 409,
    zh: '正在鉴定检测，先记下结果再办这一步。',
    en: 'Testing is under way; record its result first.',
  },
  'not-paused': {
    status: 409,
    zh: '没有正在进行的鉴定检测；刷新看看现在能办什么。',
    en: 'No testing is under way; reload to see what is possible.',
  },
  'agreement-needs-session': {
    status: 409,
    zh: '达成协议前至少要开过一次调解会；请先“记调解会”，再填协议。',
    en: 'An agreement needs a session on record.',
  },
  'compensation-exceeds-recovered': {
    status: 422,
    zh: '赔偿金是挽回损失的一部分，不能比它多；请核对两个数。',
    en: 'Compensation is a part of the loss recovered and cannot exceed it.',
  },
  'recovered-exceeds-disputed': {
    status: 422,
    zh: '除去赔偿金，挽回的不能比争议金额多；请核对。',
    en: 'Apart from compensation, no more can be recovered than was in dispute.',
  },
  'notice-not-needed': {
    status: 409,
    zh: '这一项已经告知过，或者不需要告知；刷新看看还要告知谁。',
    en: 'This notice has been proven already or is not needed; reload to see who must still be told.',
  },
  'notices-unproven': {
    status: 409,
    zh: '还有 {open} 项告知没有凭据，记下凭据才能办结。',
    en: '{open} notices have no proof yet; prove them before closing.',
  },
  'urgent-paged': {
    status: 409,
    zh: '十秒已经过了，值班的人已经被呼叫，撤不回来；请接警的人在“紧急处置”里按“误报”写明原因。',
    en: 'The ten seconds are over and those on duty are paged; whoever answers ends it as a false alarm.',
  },
  'urgent-not-yours': {
    status: 403,
    zh: '加急是别人按的，您撤不了；请按的人自己撤，或者等呼叫以后由接警的人写明原因。',
    en: 'Somebody else marked it as urgent; he takes it back himself, or whoever answers ends it with a word.',
  },
  'already-urged-today': {
    status: 409,
    zh: '今天已经催过了，承办人看得到；明天还没有消息可以再催。',
    en: 'You have urged today already; the officer sees it. Try again tomorrow.',
  },
  'station-role-unlawful': {
    status: 422,
    zh: '这一步不能用这个身份谈；请换一个身份。',
    en: 'A talk in this capacity is not lawful at this stage; choose another.',
  },
  'letter-not-left': {
    status: 422,
    zh: '调解书要直接交给本人，不适用留置送达；拒收的另一天再送一次，还不收的写“无法送达，附卷”。',
    en: 'A letter of mediation is handed to the party and never left behind; try on another day, then it could not be served.',
  },
  'station-beyond-power': {
    status: 422,
    zh: '这一件站里不能了结：{why}；请交上去，由市场监管所办。',
    en: 'The station may not settle this: {whyEn}; send it up to the office.',
  },
  'terms-differ': {
    status: 422,
    zh: '逐条加起来，挽回 {recovered} 元、其中赔偿 {compensation} 元，和填的数对不上；请改条款或改数。',
    en: 'The terms come to {recovered} yuan, of which {compensation} compensation; correct the terms or the figures.',
  },
  'term-needs-end': {
    status: 422,
    zh: '持续履行的条款要写明持续到哪天。',
    en: 'A continuing obligation needs its last day.',
  },
  'term-needs-value': {
    status: 422,
    zh: '退款、实物、赔偿、免欠费的条款要写金额或价值。',
    en: 'A refund, goods, compensation or a waived debt needs its value.',
  },
  // The procedure beside the main course.
  'record-needs-reason': {
    status: 409,
    zh: '请写明为什么不制作调解书（第二十四条）：已经即时履行，双方同意不制作，或者不是现场调解。',
    en: 'Say why no letter is written (art. 24): performed at once, waived by both, or not mediated on site.',
  },
  'record-held-on-site': {
    status: 409,
    zh: '本件开过现场调解会，达成协议要制作调解书（第二十四条）；已经即时履行或者双方同意不制作的，请选那一项。',
    en: 'There was a session on site, so a letter is due (art. 24), unless it was performed at once or waived by both.',
  },
  'record-not-performed': {
    status: 409,
    zh: '还有要以后履行的期限，不算即时履行：请把“履行期限”和各条的日期改为达成当天，或者制作调解书。',
    en: 'Something is still to be done later, so it was not performed at once: mend the days, or write a letter.',
  },
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
    zh: '记下的核验结果里没有这一项：选了通知书的，先送达通知书、记下结果；不用通知书就能认定的，把“凭什么认定”改成别的一项。',
    en: 'No result of an identity notice says so: serve it and record the result, or choose another basis that needs no notice.',
  },
  'agent-lacks-power': {
    status: 409,
    zh: '代理人的授权委托书没有写“{power}”，或者原件还没有交来；请投诉人本人说，或者先补授权委托书、记下代理人。',
    en: 'The agent’s paper does not name “{powerEn}”, or was not handed in: ask the complainant, or record the paper first.',
  },
  'agent-at-bureau': {
    status: 403,
    zh: '这件已经交到局里，代理人由中心或者所里记；请投诉人或者代理人带材料去所里，或者打12315。',
    en: 'The bureau has this matter: the centre or the office records or ends an agent; please turn to them.',
  },
  'agent-settles-not': {
    status: 409,
    zh: '这件是代理人代办的，和商家谈成要投诉人本人说，或者有写明和解的授权委托书；请投诉人本人打电话告诉办的人，由办的人记下。',
    en: 'An agent acts in this matter: the complainant agrees in person, or by a power that says so; please call the office.',
  },
  'agent-none': {
    status: 409,
    zh: '现在没有代理人在代办；有的请先“记代理人”。',
    en: 'Nobody acts for the complainant now; record the agent first.',
  },
  'agent-of-several': {
    status: 409,
    zh: '共同投诉由推选的代表人参加（第十二条），不在这里记代理人；请用“推选代表人”。',
    en: 'Several who complain jointly elect representatives (art. 12); no agent is recorded here.',
  },
  'agent-is-operator': {
    status: 422,
    zh: '被投诉人不能做投诉人的代理人；请核对姓名。',
    en: 'The operator cannot act for the complainant; check the name.',
  },
  'agent-is-complainant': {
    status: 422,
    zh: '这就是投诉人本人，姓名和电话都一样，不用记代理人。',
    en: 'This is the complainant, by name and telephone: no agent is needed.',
  },
  'agent-power-missing': {
    status: 422,
    zh: '特别代理要勾出委托书上写明的事项，至少一项；没有写的选一般代理。',
    en: 'A special power names at least one of these; choose a general one where the paper names none.',
  },
  'agent-withdraws-not': {
    status: 409,
    zh: '这件是代理人代办的，撤回要投诉人本人说，或者有写明撤回的授权委托书；请打电话告诉办的人。',
    en: 'An agent acts in this matter: the complainant withdraws in person, or by a power that says so; please call the office.',
  },
  'centre-ends-withdrawn': {
    status: 409,
    zh: '中心只能结束承办所退回、投诉人已经说要撤回的投诉，理由选“双方自行和解或者投诉人撤回”里的撤回；别的请分送到所里办。',
    en: 'The centre ends only what an office gave back and its complainant has withdrawn, by that ground; dispatch anything else.',
  },
  'withdrawal-told-already': {
    status: 409,
    zh: '已经记过要撤回了；又不撤的，请选“又不撤了，接着办”。',
    en: 'It is on record already that the complaint is withdrawn; choose “go on after all” where that was said.',
  },
  'withdrawal-not-told': {
    status: 409,
    zh: '没有记过要撤回，不用记“接着办”。',
    en: 'No withdrawal is on record, so there is nothing to go on from.',
  },
  'joint-withdraws-one-by-one': {
    status: 409,
    zh: '这是共同投诉，各人撤各人的：请用“退出共同投诉”逐位记下，只剩最后一位时用“记撤回”。',
    en: 'In a joint complaint each one leaves by himself; the withdrawal is recorded when one is left.',
  },
  'own-venue-needs-writing': {
    status: 422,
    zh: '这件投诉的就是本场所，口头说撤回的站里不能自己记；请让投诉人写撤回申请，拍照补充到这件里再记，或者请他打12315说。',
    en: 'The complaint is about this very house: add a photo of the written withdrawal first, or the complainant tells the centre.',
  },
  'food-to-be-transferred': {
    status: 409,
    zh: '食品、食用农产品不归本局管的，要移交有权的部门并书面告知投诉人，不能只不予受理；请用“移送”，所里的先退回中心。',
    en: 'Food outside the bureau’s duties is transferred and told in writing, not only declined; an office gives it back first.',
  },
  'transfer-in-writing': {
    status: 422,
    zh: '食品、食用农产品的移送要书面告知投诉人，电话不算；请改用邮寄、当面交付、短信或者电子邮件。',
    en: 'The transfer of food is told in writing, not by telephone: by mail, in person, by text message or e-mail.',
  },
  'lack-not-named': {
    status: 422,
    zh: '请勾出缺的是哪一样，至少勾一样。',
    en: 'Tick what is missing, at least one.',
  },
  'lack-on-record': {
    status: 422,
    zh: '登记里写着{what}，不能说没有给；写得不对的先“更正当事人”，查明是假的改选“材料是虚假的”。',
    en: 'On record is {whatEn}: correct the parties where it is wrong, or choose “A paper is false” where that was found.',
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
  'proposal-other-rules': {
    status: 409,
    zh: '提请以后，这一件改按令{order}决定，情形和依据要按它重新核对；请退回，由承办人重新提请。',
    en: 'Since it was proposed this matter is decided by Order {order}: send it back, to be proposed anew by its list.',
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
  'recusal-of-handler': {
    status: 422,
    zh: '申请里写了承办人；“准许谁回避”请选承办人，写明改由谁承办。',
    en: 'The application names the handler: choose him as the one who gives way, and who handles it instead.',
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
  'transfer-why-not-ours': {
    status: 422,
    zh: '这家店在本县，归本局处理（第十三条）；要移送给别的市场监管局，请写明为什么不由本局处理，或者先判断管辖。',
    en: 'The shop is in this county, and the complaint this bureau’s (art. 13): say why not this bureau, or find the jurisdiction first.',
  },
  'transfer-nothing-recorded': {
    status: 422,
    zh: '签收日期和回复日期至少写一个。',
    en: 'Give the day of the receipt or of the answer.',
  },
  'clue-breaks-no-law': {
    status: 422,
    zh: '不涉嫌违法的是民事纠纷，接着调解就行；要记下来的请加备注。',
    en: 'What breaks no law is a dispute alone: mediate on, and write a note if it is worth one.',
  },
  'clue-open': {
    status: 409,
    zh: '已经有一条线索在核查；请先记下它的结果。',
    en: 'A clue is being verified already; record its result first.',
  },
  'no-clue': { status: 409, zh: '没有正在核查的线索。', en: 'No clue is being verified.' },
  'clue-decided-in-case': {
    status: 409,
    zh: '立案、不予立案由局里在线索的案件上决定，决定以后这里自动记上；谁核查的谁不能在这里自己定。这里只记转为举报线索。',
    en: 'Whether a case is filed is decided in the case of the clue, and written here by itself; here a clue is only handed to a tip-off.',
  },
  'clue-own': {
    status: 403,
    zh: '谁承办、协办、发现的线索，谁都不批延长、不决定移送（中途换下来的也一样）；请没有参加的分管局长或者所长办。',
    en: 'Who handles it, helps or found the clue decides neither on more time nor on handing it over; a leader or a head who took no part does.',
  },
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
  'question-open': {
    status: 409,
    zh: '已经问了投诉人一句，等他答（最晚{dueOn}）；答了再问下一句，急的打电话。',
    en: 'One question waits for its answer (by {dueOn}); ask the next one then, or call him.',
  },
  'question-none': {
    status: 409,
    zh: '没有等回答的问题：已经答过了，或者这件已经往下办了；有话可以补充说明。',
    en: 'No question waits for an answer; what there is to say can be added.',
  },
  'performance-nothing': {
    status: 409,
    zh: '没有还要照办的条款：都办了，或者这件不是谈成的。',
    en: 'Nothing of an agreement is still to be kept.',
  },
  'performance-told': {
    status: 409,
    zh: '已经告诉所里了，所里最晚{dueOn}回；又有新情况，请打所里的电话。',
    en: 'The office was told already and answers by {dueOn}; call it if there is more.',
  },
  'performance-none': {
    status: 409,
    zh: '没有等着回的“店家没照办”：已经回过了，请刷新看看。',
    en: 'Nothing told of the agreement waits for an answer: it was given already.',
  },
  'appeal-nothing': {
    status: 409,
    zh: '办结了的才能请县局复核，站上谈成、撤回、移送、合并的没有可以复核的决定；有话请打热线。',
    en: 'Only what the bureau decided and closed can be appealed.',
  },
  'appeal-once': {
    status: 409,
    zh: '县局复核过一次，或者正在复核；还不满意的，可以依法复议、起诉。',
    en: 'It was appealed once already; reconsideration and the courts are open.',
  },
  'appeal-under-review': {
    status: 409,
    zh: '所长正在复核；有了答复还不满意，再请县局复核。',
    en: 'The head of the office reviews it; appeal once he has answered.',
  },
  'appeal-late': {
    status: 409,
    zh: '请县局复核要在{until}以前；过了的，可以依法复议、起诉。',
    en: 'An appeal was possible until {until}; reconsideration and the courts are open.',
  },
  'appeal-own': {
    status: 403,
    zh: '承办过、决定过或者复核过这一件的人不能再复核；请另一位局领导来答复，没有的，请管理员给一位局领导开分管局长的账号。',
    en: 'Whoever handled, decided or reviewed it does not judge it: another leader answers.',
  },
  'no-review': { status: 409, zh: '没有等答复的复核。', en: 'No review waits for an answer.' },
  'publication-not-allowed': {
    status: 422,
    zh: '没有受理、移送、撤回和移送公安的投诉不公示；请记成不公示，或者换一件。',
    en: 'What was declined, transferred or withdrawn is not published.',
  },
  'publication-not-consented': {
    status: 422,
    zh: '投诉人没有同意公示；请先问清，在投诉里记下意愿；不愿意的不公示。',
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
  // Joint complaints.
  'joint-each-member': {
    status: 409,
    zh: '这是共同投诉，要逐人记同意（第十二条）；请用“记共同投诉人意愿”，每位都记到。',
    en: 'This is a joint complaint: record the consent of each member (art. 12).',
  },
  'joint-settle-consent': {
    status: 409,
    zh: '还有 {open} 位共同投诉人没有同意和解；变更、放弃请求或者和解要每位都同意（第十二条），请先逐人记下。',
    en: '{open} members have not agreed to settle yet; a settlement or waiver needs each of them (art. 12).',
  },
  'not-joint': {
    status: 409,
    zh: '这一件还不是共同投诉；请先加一位共同投诉人。',
    en: 'This is no joint complaint yet; add a member first.',
  },
  'member-unknown': {
    status: 422,
    zh: '这件的共同投诉人里没有这一位，或者已经退出；请另选。',
    en: 'There is no such member, or he has left; choose another.',
  },
  'member-already': {
    status: 409,
    zh: '同名同电话的人已经是共同投诉人；请核对，不要重复加。',
    en: 'A member of that name and telephone is there already.',
  },
  'member-incomplete': {
    status: 422,
    zh: '手工加的共同投诉人要有姓名和电话；请填齐。',
    en: 'A member written down by hand needs a name and a telephone.',
  },
  'member-must-agree': {
    status: 422,
    zh: '这件已经在调解，新加的人要先同意调解（第十八条）；不同意的请单独投诉。',
    en: 'The matter is in mediation: who joins must agree to it (art. 18), or complain alone.',
  },
  'unserved-member': {
    status: 422,
    zh: '这是共同投诉，每位各记各的；请选“告知什么、告知谁”里的那一位。',
    en: 'This is a joint complaint: choose which of the members it did not reach.',
  },
  'failure-of-operator': {
    status: 422,
    zh: '投诉人是个人，不会注销；请改选“为什么送不到”，死亡的选“死亡”。',
    en: 'The complainant is a person and cannot be struck off; choose another cause.',
  },
  'anew-in-writing': {
    status: 422,
    zh: '撤销原决定要书面告知，不能用电话；请换一种告知方式。',
    en: 'That a decision is revoked is told in writing; choose another way than the telephone.',
  },
  'anew-agreement': {
    status: 409,
    zh: '达成的协议是双方自己的约定，不是本局的决定，本局不能撤销；要反悔的，双方再协商，或者向法院起诉。',
    en: 'An agreement is the parties’ own and no decision of the bureau; they may agree otherwise, or go to court.',
  },
  'notice-each-member': {
    status: 409,
    zh: '这是共同投诉，要逐人告知、各有凭据；请用“逐人告知”，一张表里填完。',
    en: 'This is a joint complaint: each member is told, with a proof of his own; use “Tell each member”.',
  },
  'member-needs-no-notice': {
    status: 409,
    zh: '第 {n} 位不用告知，或者已经有了凭据；请去掉这一位再提交。',
    en: 'Member {n} need not be told, or there is a proof already; leave him out.',
  },
  'member-proof-missing': {
    status: 422,
    zh: '第 {n} 位还缺告知方式、日期或者凭据；请填齐，或者去掉这一位。',
    en: 'Way, day or proof is missing for member {n}; fill it in, or leave him out.',
  },
  'member-electronic-refused': {
    status: 409,
    zh: '第 {n} 位说过不同意电子送达；请改用当面、电话或者邮寄，或者先记下他现在同意。',
    en: 'Member {n} does not agree to electronic service; use another way, or record that he agrees now.',
  },
  'member-not-represented': {
    status: 409,
    zh: '第 {through} 位不是第 {n} 位签名推选的代表人，不能代收；请改成告知本人。',
    en: 'Member {n} did not elect member {through}, who cannot receive for him; tell him in person.',
  },
  'representative-untold': {
    status: 422,
    zh: '代表人第 {through} 位自己还没有凭据，不能替第 {n} 位收；请先填代表人那一行。',
    en: 'Representative {through} has not been told himself; fill in his row first.',
  },
  'agreement-in-person': {
    status: 409,
    zh: '和解要本人同意（第十二条），调解书要送到第 {n} 位本人，代表人不能代收；请填本人的凭据。',
    en: 'A settlement is each one’s own (art. 12): its letter goes to member {n} himself.',
  },
  'last-member': {
    status: 409,
    zh: '只剩这一位投诉人了；他要撤回，请用“记撤回”。',
    en: 'He is the last complainant: record his withdrawal, which ends the matter itself.',
  },
  'representative-twice': {
    status: 422,
    zh: '两位代表人不能是同一个人；只推选一位的，第二位不填。',
    en: 'The two representatives must be two persons; leave the second empty for one.',
  },
  'election-unsigned': {
    status: 422,
    zh: '推选、变更代表人要被代表的人都同意（第十二条）；请都在推选书上签了名再勾。',
    en: 'An election or a change needs everybody represented (art. 12); tick once all have signed.',
  },
  // Merging.
  'merge-itself': {
    status: 422,
    zh: '{number} 就是这一件，不能并给自己；请改成别的编号。',
    en: '{number} is this very matter; name another.',
  },
  'merge-not-open': {
    status: 409,
    zh: '{number} 和这件都要还没有结果才能并；已经了结的，按“已经处理过同一争议”办（第十六条第（二）项）。',
    en: 'Both must be undecided to be merged; what is finished is a dispute handled before (art. 16(2)).',
  },
  'merge-into-further': {
    status: 409,
    zh: '{number} 已经受理，比这件走得远；请打开 {number}，把这件并过去。',
    en: '{number} has been accepted already; open it and merge this one into it.',
  },
  'merge-joint': {
    status: 409,
    zh: '{number} 是共同投诉，不能并进别的件；请打开 {number}，把这件加进去。',
    en: '{number} is a joint complaint; open it and add this one there.',
  },
  'merge-busy': {
    status: 409,
    zh: '{number} 有提请、回避、管辖争议、委托或者鉴定没有了结；请先了结再并。',
    en: '{number} has an open proposal, recusal, dispute, entrustment or test; end that first.',
  },
  'same-complaint': {
    status: 422,
    zh: '说的是这一件自己；请写另一件的编号。',
    en: 'This is the matter itself: give the number of the other one.',
  },
  'merge-unknown': {
    status: 422,
    zh: '没有编号是 {number} 的投诉，或者它不归您看；请核对编号，别的所的请中心来并。',
    en: 'There is no complaint {number}, or it is not yours to see; the centre can merge across offices.',
  },
  'merge-other-person': {
    status: 422,
    zh: '{number} 看不出是同一个人投诉的：电话、证件号都对不上，只同名不算；不同的人同一争议，请用“加共同投诉人”。',
    en: 'Nothing shows that {number} is of the same person: a name alone is not enough. Several persons complain jointly.',
  },
  'merge-pick-unknown': {
    status: 422,
    zh: '选的内容不在要并的件里，或者属于共同投诉人名册；请重新选。',
    en: 'A chosen value is of none of these matters; choose again.',
  },
  'not-merged': {
    status: 409,
    zh: '{number} 没有并在这件里，或者已经分开。',
    en: '{number} is not merged into this one.',
  },
  'unmerge-decided': {
    status: 409,
    zh: '合并以后这件已经有了决定，{number} 不能再分开；有错的按复核办。',
    en: 'Something has been decided since {number} was merged; it cannot be taken apart any more.',
  },
  'same-dispute-live': {
    status: 409,
    zh: '同一个人告同一家店的 {number} 已经受理、正在办；是同一争议请合并办理，不是的请写明为什么不是同一争议（第十六条第（二）项）。',
    en: '{number} of this person about this shop is accepted and open: merge it, or write why this is another dispute (art. 16(2)).',
  },
  // Shared handling.
  'co-handler-handles': {
    status: 422,
    zh: '他就是承办人，不用再协办；请另选一位。',
    en: 'He is the handler himself; choose somebody else.',
  },
  'co-handler-already': { status: 409, zh: '他已经在协办这件。', en: 'He helps with this matter already.' },
  'not-co-handler': {
    status: 409,
    zh: '这个人现在没有协办这件，没有什么可以交还。',
    en: 'This person does not help with the matter now.',
  },
  'guest-cannot': {
    status: 403,
    zh: '您是协办，可以看、备注、询问、记事实、开调解会；决定由承办的所作。办不了的请交还协办。',
    en: 'You help with this matter: you may note, ask and hold sessions; its own office decides.',
  },
  // Notices, tests, corrections and sessions.
  'sms-needs-mobile': {
    status: 409,
    zh: '留的电话不是手机号，短信送不到；请改用电话、当面或者邮寄告知，或者先更正电话。',
    en: 'The telephone on file is no mobile: tell him by a call, in person or by mail, or correct the number first.',
  },
  'electronic-refused': {
    status: 409,
    zh: '这一方说过不同意电子送达；请改用当面、电话或者邮寄，或者先记下他现在同意。',
    en: 'This party does not agree to electronic service; use another way, or record that he agrees now.',
  },
  'cost-not-agreed': {
    status: 409,
    zh: '鉴定检测费用还没有商定谁承担，不能送检；谈不拢的，可以终止调解（第二十三条第一款第（四）项）。',
    en: 'Who pays for the test is not agreed; without agreement the mediation may be ended (art. 23(1)(4)).',
  },
  'institution-not-agreed': {
    status: 409,
    zh: '这件在 2026 年 4 月 15 日以前收到，鉴定检测机构要双方商定，本局不能指定（令20 第二十条）；请双方商定。',
    en: 'This matter was received before 15 April 2026: the parties themselves must agree on the institution.',
  },
  'nothing-corrected': {
    status: 422,
    zh: '没有要更正的：每一项都空着，或者和原来一样；请写上要改的那一项。',
    en: 'Nothing to correct: every field is empty or as it was.',
  },
  'joint-person-fixed': {
    status: 409,
    zh: '共同投诉的投诉人逐位记在名单里，不能在这里改；写错的请让他退出，再重新加进来。',
    en: 'Joint complainants stand in their list one by one; whoever is written down wrongly leaves and is added again.',
  },
  'session-untold': {
    status: 422,
    zh: '约好的现场调解要双方都收到调解通知书（第二十条）；请先把每一份告知的凭据记下，告知日期不能晚于开会那天。',
    en: 'For a session on site both sides must have the notice of mediation (art. 20); first record the proof of both.',
  },
  'session-called-late': {
    status: 422,
    zh: '约的时间不能早于今天；已经开过的会请用“记调解会”。',
    en: 'A session cannot be called for a day before today; one that was held is recorded as a session.',
  },
  'no-session-called': {
    status: 409,
    zh: '现在没有约好的调解会，不用取消；要约的请按“约调解会”。',
    en: 'No session is called: there is nothing to call off. Call one when you mean to.',
  },
  'session-over': {
    status: 409,
    zh: '这次调解会已经开过：通知书是开会以前告知双方用的（第二十条），现在不取文号；再开的，按“约调解会”，文号一并取。',
    en: 'This session was held already: its notice tells both sides beforehand (art. 20), so it takes no number now; call the next one and it has its number.',
  },
  'session-needs-notice': {
    status: 422,
    zh: '现场调解要事先把时间、地点、调解人员告知双方（第二十条）；地点、人员和约的不一样的也要。请写明哪天告知的，不能晚于开会那天，或者重新约。',
    en: 'Both sides must be told beforehand of time, place and mediators of a session on site (art. 20).',
  },
} as const satisfies Record<string, RefusalRow>;
