/** The refusals about joint complaints, merging and shared handling, each with its sentence. */
export const bondSentences = {
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
    zh: '只剩这一位投诉人了；他要撤回，请以撤回为由终止调解，或者由他自己撤回。',
    en: 'He is the last complainant; his withdrawal ends the matter itself.',
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
    zh: '并案以后这件已经有了决定，{number} 不能再分开；有错的按复核办。',
    en: 'Something has been decided since {number} was merged; it cannot be taken apart any more.',
  },
  'same-dispute-live': {
    status: 409,
    zh: '同一个人告同一家店的 {number} 已经受理、正在办；是同一争议请并案，不是的请写明为什么不是同一争议（第十六条第（二）项）。',
    en: '{number} of this person about this shop is accepted and open: merge it, or write why this is another dispute (art. 16(2)).',
  },
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
  'only-centre-shares': {
    status: 403,
    zh: '别的所、别的队的人只能由中心请来协办，所之间不能自己转（第四十一条）；请找中心。',
    en: 'Only the centre asks people of another office; offices pass nothing among themselves (art. 41).',
  },
  'guest-cannot': {
    status: 403,
    zh: '您是协办，可以看、备注、询问、记事实、开调解会；决定由承办的所作。办不了的请交还协办。',
    en: 'You help with this matter: you may note, ask and hold sessions; its own office decides.',
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
    zh: '约的时间不能早于今天；已经开过的会请用“调解会”记。',
    en: 'A session cannot be called for a day before today; one that was held is recorded as a session.',
  },
  'session-needs-notice': {
    status: 422,
    zh: '现场调解要事先把时间、地点、调解人员告知双方（第二十条）；地点、人员和约的不一样的也要。请写明哪天告知的，不能晚于开会那天，或者重新约。',
    en: 'Both sides must be told beforehand of time, place and mediators of a session on site (art. 20).',
  },
} as const;
