/** 来文 and 批示 of the sample county: one document under way and late, one answered and closed, one that has just come. */
import { directiveProcedure, ReceiveDirective } from '../domain/steering/directive.ts';
import { remarkProcedure, WriteRemark } from '../domain/steering/remark.ts';
import { directiveFrame } from '../actions/steering/directive.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { remarkFrame } from '../actions/steering/remark.ts';
import { carryOut, step, type Stage } from './steering.ts';

export async function directiveSamples(stage: Stage): Promise<void> {
  const province = await handOutPlan(stage);
  await answerCity(stage);
  await receiveLatest(stage);
  await remarkOn(stage, province);
}

/** The province's plan, split among two offices: under way, and late with one of three tasks; gives its number. */
async function handOutPlan(stage: Stage): Promise<string> {
  const { as, on, idOf, accountId } = stage;
  const province = await openEntry(
    as('fangmin', 34),
    directiveFrame,
    ReceiveDirective.parse({
      id: idOf('directive 0'),
      documentNumber: '中市监消〔2026〕18号',
      issuer: '中州省市场监督管理局',
      title: '关于印发开展重点领域消费维权实施方案的通知',
      text: '农资、电信、预付卡三个领域逐户排查，报数字和典型案例。',
      receivedOn: on(-34),
      dueOn: on(-3),
    }),
  );
  const rows = [
    ['农资经营户逐户排查', 'SO-LH', 'liuguodong'],
    ['电信营业厅格式条款检查', 'SO-CG', 'zhengweimin'],
    ['预付卡发卡企业摸底', 'SO-CG', 'zhouyi'],
  ] as const;
  const tasks = rows.map(([title, leadId, person]) => ({
    title,
    leadId,
    personId: accountId(person),
    dueOn: on(-6),
    needsProof: true,
  }));
  const split = await step(as('hanzhiyuan', 33), directiveFrame, province, 'split', { tasks });
  await carryOut(
    stage,
    split.id,
    [
      ['排查一百一十二户，立案两件。', '排查表一百一十二张在所里'],
      ['七个营业厅都看过，改正三处格式条款。', '照片十四张'],
    ],
    7,
  );
  return province.number;
}

/** The city's letter: one task, done, answered and closed. */
async function answerCity(stage: Stage): Promise<void> {
  const { as, on, idOf, accountId } = stage;
  const city = await openEntry(
    as('luyiming', 60),
    directiveFrame,
    ReceiveDirective.parse({
      id: idOf('directive 1'),
      documentNumber: '安市监函〔2026〕41号',
      issuer: '安澜市市场监督管理局',
      title: '关于报送三季度投诉举报分析的函',
      receivedOn: on(-60),
      dueOn: on(-45),
    }),
  );
  const one = { title: '三季度投诉举报分析', leadId: 'C12315', dueOn: on(-48), personId: accountId('fangmin') };
  const cut = await step(as('hanzhiyuan', 59), directiveFrame, city, 'split', { tasks: [one] });
  await carryOut(stage, cut.id, [['分析写好了，四页，附类别表。', '']], 50);
  const answered = await moveEntry(
    as('luyiming', 47),
    directiveFrame,
    cut.number,
    'answer',
    directiveProcedure.answer.input.parse({
      answerNumber: '青市监〔2026〕27号',
      answeredOn: on(-47),
      answer: '三季度收到的投诉、举报和主要类别，附典型案例两个。',
    }),
    { version: cut.version },
  );
  await step(as('luyiming', 40), directiveFrame, answered, 'close', { remark: '市局收悉，没有退回。' });
}

async function receiveLatest({ as, on, idOf }: Stage): Promise<void> {
  await openEntry(
    as('fangmin', 1),
    directiveFrame,
    ReceiveDirective.parse({
      id: idOf('directive 2'),
      documentNumber: '中市监消〔2026〕25号',
      issuer: '中州省市场监督管理局',
      title: '关于做好元旦春节期间消费维权工作的通知',
      text: '节前检查、节日值守、节后报情况。',
      receivedOn: on(-1),
      dueOn: on(40),
    }),
  );
}

/** A leader presses for the task of a directive that is late. */
async function remarkOn({ as, on, idOf, accountId }: Stage, aboutNumber: string): Promise<void> {
  const written = await openEntry(
    as('hanzhiyuan', 5),
    remarkFrame,
    WriteRemark.parse({
      id: idOf('remark 0'),
      aboutNumber,
      toId: accountId('zhengweimin'),
      text: '预付卡摸底拖了，三天内把名单报上来，缺的户说明原因。',
      dueOn: on(-2),
    }),
  );
  await step(as('zhengweimin', 5), remarkFrame, written, 'acknowledge', remarkProcedure.acknowledge.input.parse({}));
}

/** A leader asks about a complaint; the head passes it on to his officer and answers. */
export async function remarkSamples({ as, idOf, accountId }: Stage, aboutNumber: string): Promise<void> {
  const first = await openEntry(
    as('hanzhiyuan', 1),
    remarkFrame,
    WriteRemark.parse({
      id: idOf('remark 1'),
      aboutNumber,
      toId: accountId('zhengweimin'),
      text: '超期了，先告诉投诉人受理不受理，再说调解。办完报我。',
    }),
  );
  const words = { toId: accountId('zhouyi'), text: '今天下午就打电话，把决定书送到。' };
  await step(as('zhengweimin', 1), remarkFrame, first, 'passOn', words);
}
