/** The workbook of a whole county, filled into the template that the program gives: its sheets, its columns, by their names. */
import excel from 'exceljs';

const [towns, villages, stations] = [15, 220, 140];
export const accountsWanted = 300;

type Row = Record<string, string | number>;

const two = (n: number) => String(n).padStart(2, '0');
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const given = [...'长秀建桂玉文海青兰国枝柱涛峰春明芳伟丽军'];
const nameOf = (i: number) => `${surnames[i % 20]}${given[(i * 7) % 20]}${given[Math.floor(i / 20) % 20]}`;
const officeOf = (t: number) => `SO-${two((t % 8) + 1)}`;

/** So many villages a town, one more in the first ones. */
function placesOf(): { town: number; code: string; name: string }[] {
  const names = [...'柳槐杨桑榆枣梨桃杏梅松柏竹兰菊荷'];
  return Array.from({ length: villages }, (_, i) => {
    const town = i % towns;
    const nth = Math.floor(i / towns);
    return { town, code: `V${two(town + 1)}${two(nth + 1)}`, name: `${names[nth]}${surnames[town]}庄村` };
  });
}

function rows(): Record<string, Row[]> {
  const all = placesOf();
  const sites = all.slice(0, stations - 10);
  return {
    机构: [
      { 机构代码: 'AMR', 名称: '青禾县市场监督管理局', 类型: '市场监管局', 电话: '0399-6520000', 地址: '建设路 1 号' },
      ...Array.from({ length: 8 }, (_, i) => ({
        机构代码: `SO-${two(i + 1)}`,
        名称: `${surnames[i]}河市场监管所`,
        类型: '市场监管所',
        上级代码: 'AMR',
        电话: `0399-65203${two(i)}`,
      })),
    ],
    行政区划: [
      { 区划代码: '990126', 名称: '青禾县', 级别: '县', 经度: 114.5, 纬度: 38 },
      ...Array.from({ length: towns }, (_, t) => ({
        区划代码: `T${two(t + 1)}`,
        名称: `${surnames[t]}家镇`,
        级别: '乡镇',
        归哪个所: officeOf(t),
        经度: 114.3 + (t % 5) * 0.08,
        纬度: 37.9 + Math.floor(t / 5) * 0.07,
      })),
      ...all.map(({ town, code, name }, i) => ({
        区划代码: code,
        名称: name,
        级别: '村',
        上级代码: `T${two(town + 1)}`,
        归哪个所: officeOf(town),
        // Of every tenth nobody knows where it lies.
        ...(i % 10 === 9
          ? {}
          : {
              经度: 114.3 + (town % 5) * 0.08 + (i % 7) * 0.006,
              纬度: 37.9 + Math.floor(town / 5) * 0.07 + (i % 11) * 0.005,
            }),
        人口: 600 + (i % 30) * 40,
      })),
    ],
    站点: [
      ...sites.map(({ town, code, name }) => ({
        站点代码: `ST-${code}`,
        名称: `${surnames[town]}家镇${name}消费维权联络站`,
        建在哪里: '村（社区）',
        归哪个所: officeOf(town),
        所在村: code,
      })),
      ...Array.from({ length: 10 }, (_, i) => ({
        站点代码: `ST-M${two(i + 1)}`,
        名称: `${surnames[i]}氏购物广场消费维权服务站`,
        建在哪里: '商场',
        归哪个所: officeOf(i),
        所在村: all[i]?.code ?? '',
        服务谁: '只管场所',
        场所名称: `${surnames[i]}氏购物广场`,
      })),
    ],
    人员: people(sites.map(({ code }) => code)),
    节假日: [{ 日期: '2027-01-01', 放假还是上班: '放假', 名称: '元旦', 法定节假日: '是' }],
  };
}

/** One at each station, the centre's own, and the rest at the offices, one of them each a head. */
function people(sites: readonly string[]): Row[] {
  const stationIds = [
    ...sites.map((code) => `ST-${code}`),
    ...Array.from({ length: 10 }, (_, i) => `ST-M${two(i + 1)}`),
  ];
  const atStations = stationIds.map((id) => ({ 站点代码: id, 登录名: id.toLowerCase(), 角色: '站点联络员' }));
  const atCentre = Array.from({ length: 6 }, (_, i) => ({
    机构代码: 'C12315',
    登录名: `zhongxin${i}`,
    角色: '12315 中心',
  }));
  const left = accountsWanted - atStations.length - atCentre.length;
  const atOffices = Array.from({ length: left }, (_, i) => ({
    机构代码: `SO-${two((i % 8) + 1)}`,
    登录名: `suo${i}`,
    角色: i < 8 ? '所长' : '承办人',
  }));
  return [...atStations, ...atCentre, ...atOffices].map((row, i) => ({
    姓名: nameOf(i),
    电话: `139${String(20_000_000 + i)}`,
    ...row,
  }));
}

export async function filledTemplate(template: Buffer): Promise<Buffer> {
  const book = new excel.Workbook();
  await book.xlsx.load(template as never);
  for (const [name, lines] of Object.entries(rows())) {
    const sheet = book.getWorksheet(name);
    if (sheet === undefined) throw new Error(`The template has no sheet ${name}.`);
    const heads = (sheet.getRow(1).values as string[]).map((head) => String(head ?? '').replace('*', ''));
    const known = new Map(
      Array.from({ length: sheet.rowCount - 1 }, (_, i) => [sheet.getCell(i + 2, 1).text, i + 2] as const),
    );
    for (const line of lines) {
      const first = String(Object.values(line)[0]);
      // What the county has already stands in the template; its row is completed.
      const at = known.get(first) ?? sheet.rowCount + 1;
      for (const [head, value] of Object.entries(line)) {
        const column = heads.indexOf(head);
        if (column < 0) throw new Error(`The sheet ${name} has no column ${head}.`);
        sheet.getCell(at, column).value = value;
      }
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
