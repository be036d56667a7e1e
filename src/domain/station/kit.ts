/**
 * 建站资料 (kit): what is printed for a station: rules for the wall, the duty sheet, the contact card, the register and the form
 * by which it takes complaints down (seed: 统一制作制度牌、印发宣传登记资料). The poster with the code is the page's own.
 */
import type { Charter } from './charter.ts';
import { standardsFor, type Standard } from './standard.ts';

/** One sheet of A4. */
export interface KitSheet {
  title: string;
  /** What stands below the title, such as the station and the version. */
  line: string;
  paragraphs: readonly string[];
  /** An empty table to be filled in by hand, with so many rows. */
  table: { columns: readonly string[]; rows: number } | null;
}

/** 《"消费维权服务站"受理和处理消费者投诉登记簿》 */
const registerColumns = ['序号', '日期', '投诉人', '电话', '被投诉人', '什么事', '要求', '结果', '金额', '经手人'];
/** 《"消费维权服务站"消费投诉登记表》, one complaint a sheet. */
const formRows = [
  '投诉人姓名、电话、住址：',
  '被投诉人（店名、地址、电话）：',
  '商品或者服务、购买日期、金额：',
  '事实经过：',
  '要求：',
  '协商经过和结果：',
  '投诉人签字、日期：',
  '被投诉人签字、日期：',
  '经手人、日期：',
];

/** The sheets of one station in the order in which they are hung and handed over. */
export function kitSheets(
  charter: Pick<Charter, 'name' | 'kindCode' | 'venueKind' | 'phone' | 'contactName' | 'address' | 'number'>,
  standards: readonly Standard[],
  county: { bureauName: string; hotline: string; hotlineHours: string; officeName: string },
): KitSheet[] {
  const line = (one: Standard) => `${charter.name}　第 ${one.version} 版`;
  const text = (one: Standard): KitSheet => ({
    title: one.title,
    line: line(one),
    paragraphs: one.body.split('\n').filter((words) => words.trim() !== ''),
    table: null,
  });
  return [
    ...standardsFor(standards, 'rule', charter).map(text),
    ...standardsFor(standards, 'duty', charter).map(text),
    {
      title: '联系卡',
      line: `${charter.number}　${county.bureauName}`,
      paragraphs: [
        `站点：${charter.name}`,
        `地址：${charter.address}`,
        `联系人：${charter.contactName}　电话：${charter.phone}`,
        `主管：${county.officeName}`,
        `热线：${county.hotline}（${county.hotlineHours}）`,
      ],
      table: null,
    },
    { title: '消费者投诉登记簿', line: charter.name, paragraphs: [], table: { columns: registerColumns, rows: 18 } },
    { title: '消费投诉登记表', line: charter.name, paragraphs: formRows, table: null },
  ];
}
