/** Old ledgers as offices kept them in Excel, for the tests of their import. */
import excel from 'exceljs';
import type { LedgerSubject } from '../../../src/domain/exchange/import/ledger-column.ts';

type Row = Readonly<Record<string, string | number | Date>>;

export const oldRows: Readonly<Record<LedgerSubject, (n: number, change?: Row) => Row>> = {
  cases: (n, change = {}) => ({
    立案号: `青市监立案〔2014〕${n}号`,
    当事人: `青禾县第${n}副食店`,
    案由: '销售超过保质期的食品',
    案件来源: '抽检',
    立案日期: '2014-03-05',
    结案日期: '2014-05-20',
    处理结果: '处罚',
    案值: '1200',
    罚款: '5000',
    没收: '300.5',
    承办单位: '柳河市场监管所',
    ...change,
  }),
  samplings: (n, change = {}) => ({
    抽样单编号: `QH2014-${n}`,
    样品名称: `腊肠${n}`,
    食品类别: '食品',
    任务来源: '市局',
    被抽样单位: `第${n}副食店`,
    标称生产企业: '老福来糕点坊',
    抽样日期: '2014-04-02',
    检验结论: n % 5 === 0 ? '不合格' : '合格',
    不合格项目: n % 5 === 0 ? '亚硝酸盐' : '',
    报告编号: `SJ14-${n}`,
    ...change,
  }),
  inspections: (n, change = {}) => ({
    检查编号: `柳检14-${n}`,
    检查对象: `第${n}小吃店`,
    乡镇: '柳河镇',
    检查日期: '2014年6月1日',
    检查结果: n % 4 === 0 ? '违法' : '未发现问题',
    存在问题: n % 4 === 0 ? '没有健康证' : '',
    检查人员: '马建国、白静',
    ...change,
  }),
  letters: (n, change = {}) => ({
    文号: `青消规〔2014〕${n}号`,
    经营者: `第${n}电信营业厅`,
    标题: '规范话费赠送活动的告知',
    主要内容: '赠送的话费没有写明返还期限，消费者看不出来。',
    意见: '1.写明返还期限；2.写明退订办法；3.把旧的海报换下来',
    签发日期: '2014-08-15',
    ...change,
  }),
};

/** A workbook with a title above the names of its columns, as they were kept. */
export async function oldBook(rows: readonly Row[], headers = Object.keys(rows[0] ?? {})): Promise<Buffer> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['青禾县工商局2014年台账']);
  sheet.addRow(headers);
  for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? ''));
  return Buffer.from(await book.xlsx.writeBuffer());
}
