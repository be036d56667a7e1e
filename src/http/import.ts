/** What the import of a table refuses, in words. */
export const importSentences = {
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
  'platform-number-taken': {
    status: 409,
    zh: '这个平台编号已经登记过了；请用编号在列表里查找那一件。',
    en: 'This platform number is registered already; find the matter in the list by it.',
  },
} as const;
