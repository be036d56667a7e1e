/** 权限 (permission): who may do what beside the matters: instructions, firms, and what people say of the handling. */

const office = ['officer', 'officeHead'] as const;

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
