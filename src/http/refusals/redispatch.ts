/** The sentences of what the rules of redispatches refuse. */
export const redispatchSentences = {
  'redispatch-out': {
    status: 409,
    zh: '这一件已经转给站点了，还没有回来；要换站点，先收回。',
    en: 'It is out with a station already; take it back before it goes to another.',
  },
  'redispatch-not-accepted': {
    status: 409,
    zh: '受理以后、结束以前的投诉才能请站点协助；没有决定受理的，先决定受理不受理。',
    en: 'Only a complaint that was accepted and is not over can be sent; decide on acceptance first.',
  },
  'redispatch-conflict': {
    status: 422,
    zh: '这个站点和当事人有关系，不能请它调解；请另选一个。',
    en: 'This station is tied to a party and cannot help; choose another.',
  },
  'redispatch-related': {
    status: 422,
    zh: '和一方是亲属或者有利害关系的人不能参加调解；请换一个人谈，或者点“不接”“退回所里”。',
    en: 'Kin of a party, or who has an interest, takes no part: let somebody else talk, or decline.',
  },
  'redispatch-not-entrusted': {
    status: 409,
    zh: '委托调解要双方都同意，先做“委托调解”委托给消协，而且这个站点要是消协的；不然请选“应邀协助调解”。',
    en: 'Entrusting needs both consents, the complaint entrusted to the association, and a station of it; choose invited helper otherwise.',
  },
  'redispatch-due-past': {
    status: 422,
    zh: '请站点办好的日子要在今天以后；请改一个日子。',
    en: 'The day must lie after today; choose another.',
  },
  'redispatch-undo-late': {
    status: 409,
    zh: '撤销的时间过了；要拿回来，请点“收回”并写明理由。',
    en: 'It is too late to undo; take it back and say why.',
  },
} as const;
