import type { StaffRole } from '../../../domain/base/actor.ts';

export const roleWords = {
  centre: { zh: '12315 中心', en: '12315 centre' },
  officer: { zh: '承办人', en: 'Officer' },
  officeHead: { zh: '所长', en: 'Head of office' },
  leader: { zh: '分管局长', en: 'Deputy director' },
  mediator: { zh: '消协调解员', en: 'Mediator of the association' },
  station: { zh: '站点', en: 'Station' },
  admin: { zh: '管理员', en: 'Administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
  business: { zh: '企业联系人', en: 'Contact of a firm' },
  department: { zh: '协作部门', en: 'Partner department' },
} as const satisfies Record<StaffRole, { zh: string; en: string }>;
