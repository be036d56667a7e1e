/** A county of 28 stations as a workbook, made by the tests themselves. */
import excel from 'exceljs';
import { sheetColumns, sheetWords, type SheetName } from '../../src/domain/exchange/onboarding/workbook.ts';
import { cast } from './cast.ts';

export type Lines = Record<SheetName, Record<string, string | number | Date>[]>;

export const firstPassword = '柳河夜雨里听取蛙声一片';

const townNames = ['柳河镇', '白杨乡', '石桥镇', '南岗乡', '龙泉镇', '大营镇', '城关镇'];
const villageNames = ['前柳村', '后柳村', '郭庄村', '小张村', '赵堂村', '槐树庄村', '茶庵村'];

/** 3 offices, 7 towns with 7 villages each, 28 stations, a person at each station, and the holidays of a year. */
export function wholeCounty(): Lines {
  const offices = ['A', 'B', 'C'].map((letter) => `SO-${letter}`);
  const towns = townNames.map((name, t) => ({ name, code: `T${t + 1}`, office: offices[t % 3] ?? '' }));
  const villages = towns.flatMap((town, t) =>
    villageNames.map((name, v) => ({ name, town, code: `V${t + 1}0${v + 1}`, t, v })),
  );
  const home = villages.filter((_, i) => i % 2 === 0).slice(0, 25);
  return {
    organisations: [
      { 机构代码: 'AMR', 名称: '青禾县市场监督管理局', 类型: '市场监管局', 电话: '0399-652 0000' },
      // The association stands above its branch in the county, and below it in the file.
      { 机构代码: 'CA-A', 名称: '柳河消费者协会分会', 类型: '消费者协会', 上级代码: 'SO-A' },
      ...offices.map((code, i) => ({
        机构代码: code,
        名称: `${['柳河', '石桥', '南岗'][i]}市场监管所`,
        类型: '市场监管所',
        上级代码: 'AMR',
        电话: `0399-652 03${i}0`,
      })),
      { 机构代码: 'AGRI', 名称: '青禾县农业农村局', 类型: '协作部门' },
    ],
    regions: [
      { 区划代码: '990126', 名称: '青禾县', 级别: '县', 经度: 114.5, 纬度: 38 },
      // Villages above their towns: who makes such a list sorts it as he likes.
      ...villages.map(({ name, code, town, t, v }) => ({
        区划代码: code,
        名称: name,
        级别: '村',
        上级代码: town.code,
        归哪个所: town.office,
        经度: 114.3 + t * 0.06 + v * 0.008,
        纬度: 37.9 + t * 0.03 - v * 0.006,
        人口: 600 + v * 40,
      })),
      ...towns.map(({ name, code, office }, t) => ({
        区划代码: code,
        名称: name,
        级别: '乡镇',
        归哪个所: office,
        往东公里: t * 4 - 12,
        往北公里: t * 3 - 9,
      })),
    ],
    stations: [
      ...home.map(({ name, code, town }) => ({
        站点代码: `ST-${code}`,
        名称: `${town.name}${name}消费维权联络站`,
        建在哪里: '村（社区）',
        归哪个所: town.office,
        所在村: code,
        电话: '0399-652 0301',
        联络员: '柳长青',
      })),
      ...['万家购物广场', '红星农贸市场', '青禾汽车站'].map((name, i) => ({
        站点代码: `ST-M${i + 1}`,
        名称: `${name}消费维权服务站`,
        建在哪里: ['商场', '市场', '企业'][i] ?? '',
        归哪个所: 'SO-A',
        所在村: 'V701',
        服务谁: '只管场所',
        场所名称: `${name}、${name}店`,
      })),
    ],
    people: [
      ...home.map(({ code }, i) => ({
        姓名: `${'柳郭张赵白石南龙大城'[i % 10]}${'长秀建桂玉文海'[i % 7]}${'青兰国枝柱涛峰'[(i * 3) % 7]}`,
        电话: `139${String(20_000_000 + i)}`,
        性别: i % 2 === 0 ? '女' : '男',
        身份职务: i % 3 === 0 ? '村（社区）妇女主任、网格员' : '',
        所在村: code,
        站点代码: `ST-${code}`,
        登录名: `st-${code.toLowerCase()}`,
        角色: '站点联络员',
        初始密码: firstPassword,
      })),
      {
        姓名: '刘国栋',
        电话: '0399-6520310',
        机构代码: 'SO-A',
        登录名: cast.officeHead,
        角色: '所长',
        初始密码: firstPassword,
      },
      { 姓名: '田丰收', 电话: '13912345678', 所在村: 'V101' },
    ],
    holidays: [
      { 日期: new Date('2027-01-01T00:00:00Z'), 放假还是上班: '放假', 名称: '元旦', 法定节假日: '是' },
      { 日期: '2027-01-02', 放假还是上班: '放假', 名称: '元旦' },
      { 日期: '2027/1/3', 放假还是上班: '上班', 名称: '元旦调休' },
    ],
  };
}

/** The workbook as Excel writes it. */
export async function workbookOf(lines: Partial<Lines>): Promise<Buffer> {
  const book = new excel.Workbook();
  for (const [name, rows] of Object.entries(lines) as [SheetName, Lines[SheetName]][]) {
    const sheet = book.addWorksheet(sheetWords[name].zh);
    const columns = sheetColumns[name];
    sheet.addRow(columns.map(({ zh, must }) => (must === true ? `${zh}*` : zh)));
    for (const row of rows) sheet.addRow(columns.map(({ zh }) => row[zh] ?? null));
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
