/** 系统告警的话: of each finding its short name, and what is said once it is good again. What is wrong the finding says itself. */
import type { Finding } from '../../base/upkeep.ts';
import type { Words } from '../../base/words.ts';

export interface AlertWords {
  /** 什么事: a few words, which stand before what the finding says. */
  name: Words;
  /** 又好了. */
  over: Words;
}

const row = (name: string, nameEn: string, over: string, overEn: string): AlertWords => ({
  name: { zh: name, en: nameEn },
  over: { zh: over, en: overEn },
});

export const alertWords = {
  database: row('数据库停了', 'Database down', '数据库又有回答了', 'The database answers again'),
  rows: row('数据库存不进', 'Database takes nothing', '数据库又存得进了', 'The database takes rows again'),
  disk: row('磁盘满了', 'Disk full', '磁盘有空间了', 'There is room on the disk again'),
  files: row('存不进文件', 'No file is taken', '数据目录又写得进文件了', 'The data folder takes files again'),
  'disk-low': row('磁盘快满', 'Disk nearly full', '磁盘的空间又够了', 'There is enough room on the disk again'),
  'file-store': row(
    '附件存取不了',
    'Store of attachments away',
    '存附件的对象存储又通了',
    'The store of attachments answers again',
  ),
  queue: row('短信邮件积压', 'Messages wait', '积压的短信邮件发出去了', 'No message waits any more'),
  messages: row(
    '短信邮件没发出去',
    'Messages given up',
    '七天里没有发不出去的短信邮件了',
    'None was given up in seven days',
  ),
  unconfirmed: row(
    '短信网关没确认',
    'Gateway unsure',
    '网关没有不确认的短信了',
    'The gateway confirms what it takes again',
  ),
  gateway: row('短信邮件成批发不到', 'Messages fail', '短信邮件又发得到了', 'Messages arrive again'),
  reader: row('有连接占着数据库', 'Long transaction', '占着数据库的连接结束了', 'The long transaction has ended'),
  unfolded: row('统计没并完', 'Figures behind', '统计的变动并完了', 'The figures are folded again'),
  fold: row('统计并不进去', 'Figures not folded', '统计的变动又并得进了', 'The figures can be folded again'),
  backup: row('备份没有来', 'No backup', '备份做成了', 'A backup was made'),
  'backup-failed': row('备份没做成', 'Backup failed', '备份又做成了', 'The backup was made again'),
  'backup-copy': row(
    '备份没拷到别处',
    'Backup not copied',
    '备份又拷到别处了',
    'The backup was copied elsewhere again',
  ),
  'keys-not-kept': row('密钥没有另存', 'Keys kept nowhere else', '密钥另外存好了', 'The keys are kept elsewhere'),
  rehearsal: row('备份没有演练', 'No rehearsal', '备份演练过了', 'A backup was rehearsed'),
  'rehearsal-failed': row('演练没做成', 'Rehearsal failed', '演练做成了', 'A rehearsal succeeded'),
  jobs: row('后台任务积压', 'Jobs wait', '后台任务又在做了', 'The jobs run again'),
  'failed-jobs': row('后台任务没做成', 'Jobs given up', '一天里没有做不成的后台任务了', 'No job was given up in a day'),
  'import-cut': row(
    '导入中断',
    'Import cut off',
    '中断的导入又做好了，或者过了七天',
    'The import was done again, or was a week ago',
  ),
  certificate: row('证书快到期', 'Certificate ends', '证书换好了', 'The certificate was renewed'),
  clock: row('钟不准', 'Clock wrong', '钟又对得上了', 'The clock is right again'),
  scanner: row('查毒停了', 'Virus scanner away', '查毒程序又有回答了', 'The virus scanner answers again'),
  signatures: row('病毒库旧了', 'Old signatures', '病毒库又是新的了', 'The signatures are new again'),
  unscanned: row('文件等着查毒', 'Files unscanned', '等着查毒的文件查完了', 'All files were scanned'),
  switchboard: row('话务平台没声', 'Switchboard silent', '又听到话务平台了', 'The switchboard was heard again'),
  'instance-gone': row(
    '有一台程序没声',
    'A program is silent',
    '没有声的那台又在了，或者不再用了',
    'None is silent any more',
  ),
  versions: row('版本不一样', 'Several versions', '版本又一样了', 'All have one version again'),
  ledger: row('台账有问题', 'Ledger fault', '台账核对又完整了', 'The ledger was found whole again'),
} as const satisfies Record<Finding['code'], AlertWords>;
