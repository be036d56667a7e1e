/** 全部导出 (whole export): what a county takes out of the program when it takes out everything, and how it is told what it holds. */
import { tableWords } from './table-words.ts';

/** A file within, as the list at its end says it. */
export interface WholeFile {
  path: string;
  /** Rows without the head; null of what is no table. */
  rows: number | null;
  bytes: number;
  sha256: string;
}

/** Where each kind lies. */
export const folders = { tables: '表', files: '附件' } as const;
export const [readmePath, listPath] = ['说明.txt', '清单.csv'];
export const listHeads = ['文件', '行数（不算标题）', '字节', 'SHA-256'];

export function pathOfTable(name: string): string {
  return `${folders.tables}/${tableWords[name] ?? name} ${name}.csv`;
}

/** Named by its content, as it lies in the program; the table of attachments says what each was called. */
export function pathOfFile(sha256: string): string {
  return `${folders.files}/${sha256}`;
}

/** What stands at its beginning: for whoever has this and no program. */
export function readme(facts: {
  county: string;
  at: string;
  version: string;
  newestLine: string;
  left: readonly string[];
}): string {
  return `${facts.county}的全部数据，由红盾 ${facts.version} 在 ${facts.at} 导出。

里面有什么
· ${folders.tables}/：数据库的每一张表，一张一个 CSV（UTF-8，第一行是标题，括号里是数据库里的名字）。时刻是北京时间；校验值、密封的内容写成 \\x 开头的十六进制；几个值的写成 {…}，成套的写成 JSON；金额一律是分。
· ${folders.files}/：照片和 PDF，文件名是内容的 SHA-256；“${tableWords['attachment']} attachment”这张表写着每一个原来叫什么、是哪一件的。
· ${listPath}：每个文件几行、多大、SHA-256 是多少，照着它核对有没有少、有没有被改。
· 以 = + - @ 开头的格子前面加了一个单引号，免得表格软件当公式算；照原样用的去掉它。

怎么对起来
· county_id 是县，id 是内部编号，别的表里的 xxx_id 指到那张表的 id；“投诉 complaint”“举报 tipoff”“咨询 inquiry”的 number 就是纸上的编号。
· “台账 ledger”是经过：一件一串（matter_id），seq 是第几行，hash 扣着前一行和这一行的内容；“台账总封记 ledger_head”是每小时封的一行。导出那一刻${facts.newestLine}。hash 用 reporter.key 里的密钥算，核对要有密钥和红盾（hongdun verify）。

密封的
· 群众的电话、证件号码、话里的号码，和举报人的身份，是密封着导出的（… _seal、sealed 那几栏，原处写〔隐号〕或者空着）。打得开的只有红盾和 reporter.key：装上红盾，用备份恢复，按自己的职责看。
· 没有导出的：密码和验证码一类（${facts.left.join('、')}），它们不是县里的记录。

All data of the county as open formats: a CSV in UTF-8 for each table of the database, the attachments by their SHA-256, and a list of
every file with its rows and hash. Telephones, identity numbers and reporters stay sealed under reporter.key. Passwords and codes were left out.
`;
}
