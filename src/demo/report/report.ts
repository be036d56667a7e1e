/** 工作汇报 of the sample county: one of the year that was signed and sent up, one of the last month that is being drafted, and what an office reports. */
import { addDays } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { DraftReport, WriteReport, type WorkReport } from '../../domain/report/work-report.ts';
import { lastPeriod } from '../../domain/report/template/schedule.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { readReport } from '../../actions/report/reading.ts';
import { workReportFrame } from '../../actions/report/work-report.ts';
import { find, morningOf, type Cast } from '../life.ts';

type As = (loginName: string, ago: number) => Context;

export async function reportSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const as: As = (loginName, ago) => ({
    ...contextAt(cast.ctx, morningOf(addDays(today, -ago), at, 25)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  await governmentReport(as, idOf('report government'), today);
  const { from, to } = lastPeriod('month', today);
  const draft = (by: string, name: string, kind: WorkReport['kind']) =>
    openEntry(as(by, 1), workReportFrame, DraftReport.parse({ id: idOf(name), kind, from, to }));
  await draft('fangmin', 'report bulletin', 'bulletin');
  await draft('fangmin', 'report service', 'service');
  await draft('liuguodong', 'report office', 'officeYearly');
  await practiceNote(as, idOf('report practice'), today);
  return 5;
}

/** 经验材料: what one office found out, signed and taken up by another. */
async function practiceNote(as: As, id: string, today: string): Promise<void> {
  const from = `${addDays(today, -40).slice(0, 4)}-01-01`;
  const form = DraftReport.parse({ id, kind: 'practice', from, to: addDays(today, -15) });
  let entry = await openEntry(as('liuguodong', 14), workReportFrame, form);
  const step = async (by: string, ago: number, move: string, input: object = {}) => {
    const typed = workReportFrame.docket.procedure[move]?.input.parse(input) ?? {};
    entry = await moveEntry(as(by, ago), workReportFrame, entry.number, move, typed, { version: entry.version });
  };
  for (const block of entry.body.blocks) {
    const text = block.kind === 'paragraph' ? practiceTexts.get(block.pieces[0]?.text ?? '') : undefined;
    if (text !== undefined && block.kind === 'paragraph')
      await step('liuguodong', 14, 'write', WriteReport.parse({ put: { ...block, pieces: [{ text }] } }));
  }
  const { findings, blanks } = await readReport(as('liuguodong', 14).db, as('liuguodong', 14), entry);
  for (const { rule, printed, sentence } of findings)
    if (rule !== 'blank')
      await step('liuguodong', 14, 'answer', { rule, printed, sentence, how: 'reason', words: '按台账核对过' });
  await step('liuguodong', 14, 'acknowledge', { names: blanks });
  await step('liuguodong', 14, 'send');
  await step('luyiming', 13, 'review');
  await step('hanzhiyuan', 12, 'sign');
  await step('zhengweimin', 8, 'adopt', { words: '城关所从本月起在三个集市照着摆摊，逢集由站长带着录投诉。' });
}

const practiceTexts = new Map([
  ['请在这里写明问题。', '赶集日来投诉的人多，站点只有一个人，录不过来，群众等不及就走了。'],
  ['请在这里写明做法。', '逢集把站点搬到集市口，站长当场调，所里派一人录投诉，当天录完。'],
]);

const difficulties = '村里的站点大多由村干部兼着，没有固定的经费，赶集日人手不够。';
const asked = '把联络站的工作经费列入县财政预算';

/** To the government, signed, with what it asks for and the answer that came. */
async function governmentReport(as: As, id: string, today: string): Promise<void> {
  const from = `${addDays(today, -40).slice(0, 4)}-01-01`;
  const to = addDays(today, -20);
  let entry = await openEntry(
    as('fangmin', 19),
    workReportFrame,
    DraftReport.parse({ id, kind: 'government', from, to }),
  );
  const step = async (by: string, ago: number, move: string, input: object = {}) => {
    const typed = workReportFrame.docket.procedure[move]?.input.parse(input) ?? {};
    entry = await moveEntry(as(by, ago), workReportFrame, entry.number, move, typed, { version: entry.version });
  };
  const said = new Map([
    ['请在这里写明困难，有数的写上数。', difficulties],
    ['请求的事项逐项列在“请求”里，答复也记在那里。', `请求${asked}，并帮助解决站点的办公用房。`],
  ]);
  for (const block of entry.body.blocks) {
    const text = block.kind === 'paragraph' ? said.get(block.pieces[0]?.text ?? '') : undefined;
    if (text !== undefined && block.kind === 'paragraph')
      await step('fangmin', 19, 'write', WriteReport.parse({ put: { ...block, pieces: [{ text }] } }));
  }
  await step('fangmin', 19, 'ask', { words: asked });
  const { findings } = await readReport(as('fangmin', 19).db, as('fangmin', 19), entry);
  for (const { rule, printed, sentence } of findings)
    await step('fangmin', 18, 'answer', { rule, printed, sentence, how: 'reason', words: '按台账核对过' });
  await step('fangmin', 18, 'send');
  await step('luyiming', 17, 'review');
  await step('hanzhiyuan', 16, 'sign');
  await step('fangmin', 15, 'submit', { how: 'paper', to: '县人民政府' });
  await step('fangmin', 12, 'receive', { on: addDays(today, -12), words: '收悉，请财政局研究' });
  await step('fangmin', 9, 'praise', {
    from: '县人民政府',
    item: '村级站点建设',
    words: '站点就地谈成的多了，群众少跑了路。',
    on: addDays(today, -9),
  });
  await step('fangmin', 6, 'reply', {
    n: 1,
    granted: 'partly',
    reply: '明年先安排一半，其余年中再议。',
    repliedOn: addDays(today, -6),
  });
}
