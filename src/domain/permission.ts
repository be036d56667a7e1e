/** 权限 (permission): who may do what beside the matters: instructions, firms, and what people say of the handling. */

const office = ['officer', 'officeHead'] as const;

const county = ['centre', 'leader', 'admin'] as const;

/** 网络的人: who registers, appoints, trains and pays them, and which department reads what. */
export const peoplePermissions = {
  'person.read': [...county, ...office, 'station', 'mediator', 'department'],
  'person.register': ['centre', 'admin', ...office, 'mediator'],
  'person.correct': ['centre', 'admin', ...office, 'mediator'],
  'person.takeOffice': ['centre', 'admin', 'officeHead'],
  // Two records that become one, and one person who goes: the county's register, not an office's.
  'person.merge': ['centre', 'admin'],
  'person.leave': ['centre', 'officeHead'],
  'person.export': ['centre', 'leader', 'admin'],
  'appointment.read': [...county, ...office, 'station', 'mediator', 'department'],
  // The station recommends, the office checks, the bureau appoints (SM8; 站点推荐、所里核查、县局聘任).
  'appointment.nominate': ['centre', ...office, 'station', 'mediator'],
  'appointment.check': ['centre', ...office, 'mediator'],
  'appointment.refuse': ['centre', 'leader', 'officeHead'],
  'appointment.appoint': ['centre', 'leader'],
  'appointment.train': ['centre', ...office, 'mediator'],
  'appointment.activate': ['centre', ...office, 'mediator'],
  'appointment.setDuties': ['centre', 'admin'],
  'appointment.renew': ['centre', 'leader'],
  'appointment.dismiss': ['centre', 'leader'],
  'appointment.end': ['centre', 'officeHead', 'admin'],
  'training.read': [...county, ...office, 'mediator'],
  'training.plan': ['centre', ...office],
  'training.approve': ['leader'],
  'training.invite': ['centre', ...office],
  'training.mark': ['centre', ...office],
  'training.conclude': ['centre', ...office],
  'training.cancel': ['centre', 'leader'],
  'engagement.read': ['centre', 'leader', ...office, 'mediator'],
  'engagement.ask': ['centre', ...office, 'mediator'],
  'engagement.answer': ['centre', 'mediator'],
  'allowance.read': ['centre', 'leader', 'admin'],
  'allowance.draft': ['centre'],
  'allowance.approve': ['leader'],
  'allowance.pay': ['centre'],
  'allowance.export': ['centre', 'leader'],
  'staffing.read': [...county, ...office, 'station', 'mediator', 'department'],
  'staffing.save': ['admin', 'centre'],
  'succession.save': ['admin', 'centre'],
  'pact.read': [...county, 'department'],
  'pact.save': ['admin', 'centre'],
} as const;

/** A part of the table of `actor.ts`, which joins it. */
export const networkPermissions = {
  // 县、所、站三级: the county instructs offices and stations, an office its own stations.
  'instruction.read': ['centre', 'leader', ...office, 'station'],
  'instruction.send': ['centre', 'leader', ...office],
  'instruction.acknowledge': [...office, 'station'],
  'instruction.arrive': [...office, 'station'],
  'instruction.reportBack': [...office, 'station'],
  'instruction.nudge': ['centre', 'leader', ...office, 'system'],
  'instruction.sendBack': ['centre', 'leader', ...office],
  'instruction.close': ['centre', 'leader', ...office],
  'instruction.withdraw': ['centre', 'leader', ...office],
  // 任务督办: the county sets tasks for all, the head of an office among his own; a station does what it is given.
  'task.read': ['centre', 'leader', ...office, 'mediator', 'station'],
  'task.assign': ['centre', 'leader', 'officeHead'],
  'task.reportBack': ['centre', ...office, 'mediator', 'station'],
  'task.nudge': ['centre', 'leader', 'officeHead', 'system'],
  'task.extend': ['centre', 'leader', 'officeHead'],
  'task.withdraw': ['centre', 'leader', 'officeHead'],
  'task.close': ['centre', 'leader', 'officeHead'],
  'task.sendBack': ['centre', 'leader', 'officeHead'],
  // 积案 and 就近分转: the office sends, the station helps; what follows from the complaint's own moves is the program's.
  'backlog.read': ['centre', 'leader', ...office],
  'redispatch.read': ['centre', 'leader', ...office, 'station'],
  'redispatch.send': ['centre', ...office],
  'redispatch.accept': ['station'],
  'redispatch.decline': ['station'],
  'redispatch.recordJoint': ['station'],
  'redispatch.returnBack': ['station'],
  'redispatch.undo': ['centre', ...office],
  'redispatch.recall': ['centre', ...office],
  'redispatch.follow': ['system'],
  // What became of what the station sent up, on its own desk.
  'echo.read': ['station'],
  // 企业直接和解: the bureau offers, the contact of the firm replies, the complainant answers.
  'offer.send': ['centre', ...office],
  'offer.read': ['business'],
  'offer.reply': ['business'],
  'offer.answer': ['consumer', 'centre', ...office],
  'firm.read': ['centre', 'leader', ...office, 'admin'],
  'firm.save': ['centre', 'admin'],
  // 反映民情的窗口: the county and its offices read what complainants say after the close.
  'opinion.read': ['centre', 'leader', ...office],
  // 站点没有网络也能办: who binds telephones, who cuts lost ones off, and who takes over what was left on them.
  'device.bind': ['station'],
  'device.list': ['centre', 'officeHead', 'station', 'admin'],
  'device.revoke': ['centre', 'officeHead', 'station', 'admin'],
  'outbox.send': ['station'],
  'leftover.list': ['centre', 'officeHead', 'station'],
  'leftover.take': ['centre', 'officeHead', 'station'],
  'leftover.drop': ['centre', 'officeHead'],
} as const;
