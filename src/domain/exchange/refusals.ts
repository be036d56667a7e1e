import type { RefusalRow } from '../base/refusal-row.ts';

/** What imports and the exchange with the network above refuse. */
export const exchangeRefusals = {
  'sheet-type': {
    status: 415,
    zh: '只收 Excel 的 xlsx 和 csv 文件；旧的 xls 请在 Excel 里另存为 xlsx 再传。',
    en: 'Only xlsx and csv files; save an old xls as xlsx.',
  },
  'sheet-too-large': {
    status: 413,
    zh: '文件太大，最多 {megabytes} 兆；请按月份分几次导出再传。',
    en: 'The file is larger than {megabytes} MB; export it in parts.',
  },
  'sheet-too-long': {
    status: 422,
    zh: '行数太多，一次最多 {rows} 行；请按月份分几次导出再传。',
    en: 'The table has more than {rows} rows; export it in parts.',
  },
  'sheet-empty': {
    status: 422,
    zh: '表里没有数据；第一张工作表要有一行列名，下面至少一行。',
    en: 'The table is empty: its first sheet needs a line of column names and a row below it.',
  },
  'sheet-gone': {
    status: 409,
    zh: '这份文件已经删掉了（导入后只留 {days} 天）；请重新上传。',
    en: 'The file is gone (it is kept for {days} days only); upload it again.',
  },
  'columns-missing': {
    status: 422,
    zh: '还有要填的项目没有选列：{fields}；请给它们各选一列。',
    en: 'These fields have no column yet: {fieldsEn}; choose one for each.',
  },
  'import-not-ready': {
    status: 409,
    zh: '这次导入现在是“{state}”，不能办这一步；刷新看看现在能办什么。',
    en: 'This import does not stand at this step (“{stateEn}”); reload to see what is possible.',
  },
  'exchange-off': {
    status: 404,
    zh: '本县还没有接通上下级交换；请管理员照运行手册“上下级交换”一节填网址和密钥。',
    en: 'The exchange is not connected; the administrator follows the operator’s book.',
  },
  'exchange-not-signed': {
    status: 401,
    zh: '签名或时间不对；请核对两边的密钥和时钟。',
    en: 'Signature or time is wrong; compare the keys and clocks of both sides.',
  },
  'exchange-not-transferred': {
    status: 409,
    zh: '这一件还没有决定移送；请先办“移送”，再经交换转出。',
    en: 'This matter was not transferred; decide that first.',
  },
} as const satisfies Record<string, RefusalRow>;
