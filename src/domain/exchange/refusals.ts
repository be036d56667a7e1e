import type { RefusalRow } from '../base/refusal-row.ts';

/** What imports and the exchange with the network above refuse. */
export const exchangeRefusals = {
  'sheet-type': {
    status: 415,
    zh: '只收 Excel 的 xlsx 和 csv 文件；旧的 xls 请在 Excel 里另存为 xlsx 再传，加了密码的先去掉密码。',
    en: 'Only xlsx and csv files; save an old xls as xlsx, and take a password off first.',
  },
  'sheet-broken': {
    status: 415,
    zh: '这个文件打不开，可能没有存完、坏了，或者里面不是表。在 Excel 里打开看看：打得开的另存一份再传，打不开的请重新导出、重新下载。',
    en: 'The file cannot be opened: it may not be saved whole, be damaged, or hold no table. Try it in Excel: save it anew if it opens, else export or load it again.',
  },
  'workbook-type': {
    status: 415,
    zh: '这个文件打不开，里面不是 xlsx。名字写着 xlsx 的，可能没有存完、坏了，或者是别的文件改的名：请在 Excel 里重新存一次再传。csv 只有一张表，旧的 xls 也不收：请下载模板，把内容粘进对应的表，存成 xlsx 再传。',
    en: 'The file cannot be opened: it is no xlsx inside. If it is named so, it may not be saved whole, or be another file renamed: save it again in Excel. Of a csv or an old xls, load the template, paste your rows into its sheets, and save it as xlsx.',
  },
  'workbook-row': {
    status: 409,
    zh: '“{sheet}”表第 {line} 行（{name}）写不进去：{why}整份什么都没有写；改好这一行，再传一次。',
    en: 'Row {line} of the sheet {sheet} ({name}) cannot be written: {why} Nothing was written; mend the row and send it again.',
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
  'sheet-unpacks-too-far': {
    status: 413,
    zh: '这份 Excel 解开以后超过 {megabytes} 兆，读不了；请只留要用的工作表，删掉图片和空白的格子，或者按月份分几次导出，再传。',
    en: 'The workbook unpacks into more than {megabytes} MB; leave only the sheet that is needed, without pictures and blank cells, or export it in parts.',
  },
  'sheet-too-many-cells': {
    status: 422,
    zh: '格子太多：超过 {tenThousands} 万个，空的也算；请删掉用不着的列和空白行，另存一份再传。',
    en: 'The table has more than {tenThousands}0,000 cells, empty ones included; delete the columns and blank rows that are not needed.',
  },
  'sheet-cell-too-long': {
    status: 422,
    zh: '{where}有一个格子超过 {characters} 个字，读不了；请把它删短再传。csv 也可能是少了一个引号。',
    en: '{whereEn} a cell has more than {characters} characters; shorten it. In a csv a quotation mark may be missing.',
  },
  'sheet-too-slow': {
    status: 422,
    zh: '这份表读了 {seconds} 秒还没读完，已经停下，什么都没有导入；请按月份分几次导出，或者只留要用的列，再传。',
    en: 'The table was not read within {seconds} seconds, and nothing was taken in; export it in parts or with fewer columns.',
  },
  'sheet-too-heavy': {
    status: 422,
    zh: '读这份表要的内存超过 {megabytes} 兆，已经停下，什么都没有导入；请按月份分几次导出，或者只留要用的列，再传。',
    en: 'Reading the table takes more than {megabytes} MB of memory, and nothing was taken in; export it in parts or with fewer columns.',
  },
  'sheet-busy': {
    status: 503,
    zh: '正在读别人传的表，一次只读一份，等了 {seconds} 秒还没轮到；请过一分钟再传。',
    en: 'Another table is being read, one at a time; {seconds} seconds have passed. Upload it again in a minute.',
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
