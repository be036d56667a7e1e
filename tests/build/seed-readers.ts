/** Who opens the pages that docs/seed.md names. */
import { cast } from './cast.ts';

/** Who of the sample county stands for a role of the table; a citizen is nobody of them. */
export const readers: Readonly<Record<string, string>> = {
  中心: cast.centre,
  承办人: cast.officer,
  城关承办人: cast.officerOfChengguan,
  所长: cast.officeHead,
  分管局长: cast.deputyDirector,
  调解员: cast.mediator,
  站点: 'st-v0303',
  商场站点: 'st-m01',
  管理员: cast.admin,
  安全管理员: cast.security,
  审计员: cast.auditor,
  企业: 'q-dianxin',
  部门: cast.agriculture,
};

export const citizen = '群众';
