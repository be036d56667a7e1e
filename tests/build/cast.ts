const accounts = {
  admin: 'admin',
  /** 安全管理员, who confirms accounts, and 审计员, who reads what was done. */
  security: 'yanshoucheng',
  auditor: 'jianzhengming',
  /** 副局长, who approves. */
  deputyDirector: 'hanzhiyuan',
  /** 值班领导, head of the section for consumers. */
  dutyLeader: 'gaoyun',
  /** 值机员 of the county's centre, and the second of the two. */
  centre: 'fangmin',
  otherCentre: 'luyiming',
  officeHead: 'liuguodong',
  officer: 'majianguo',
  /** The other officer of the same office. */
  otherOfficer: 'baijing',
  headOfChengguan: 'zhengweimin',
  officerOfChengguan: 'zhouyi',
  headOfShiqiao: 'shidapeng',
  officerOfShiqiao: 'sunliang',
  headOfLongquan: 'longzhenhua',
  officerOfLongquan: 'tianye',
  /** 调解员 of the consumers' association. */
  mediator: 'guaimin',
  /** The city above the county, which compares counties and sees nobody. */
  city: 'anlanshi',
  agriculture: 'nongye',
  health: 'weijian',
  housing: 'zhujian',
} as const;

/**
 * The people of the sample county by what they are. A test says `app.as(cast.officeHead)`; nobody has to know twenty names by
 * heart. Most tests take place in 柳河; people of other offices carry theirs in their name. Each is the name of an account.
 */
export const cast: Readonly<Record<keyof typeof accounts, string>> = accounts;

/** Who opens the pages that docs/seed.md names, by the word of the table; a citizen is nobody of the sample county. */
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
  市局: cast.city,
};

export const citizen = '群众';
