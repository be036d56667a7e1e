import { createRoute, z } from '@hono/zod-openapi';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { statusCards, type StatusCard } from '../../../domain/base/status/status-card.ts';
import { diagnosisText } from '../../../domain/base/status/diagnosis.ts';
import { BeginWork, type UpkeepWork } from '../../../domain/matter/upkeep/upkeep-work.ts';
import { missingOfficers } from '../../../domain/county/three-officers.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { noteSeen } from '../../base/trail.ts';
import { staffOnly } from '../../base/session.ts';
import { beginWork } from '../../../actions/matter/upkeep/upkeep-work.ts';
import { readDiagnosis } from '../../../store/matter/upkeep/diagnosis.ts';
import { listWorks } from '../../../store/matter/upkeep/upkeep-work.ts';
import { lookAtAnswers, lookAtUpkeep, type Upkeep } from '../../../actions/base/upkeep.ts';

/** As a page reads it: instants are texts. */
export interface SeenUpkeep {
  findings: Upkeep['findings'];
  look: Wired<Upkeep['look']>;
  /** Each part in a line, what must be looked at and what is well alike. */
  cards: StatusCard[];
  /** Which of the three officers nobody is yet. */
  missingOfficers: StaffRole[];
  /** What somebody began here, the last of each kind. */
  works: Wired<SeenWork>[];
  /** Whether they can be begun here. */
  canWork: boolean;
  /** Rows of an earlier version with numbers of persons that are not sealed yet. */
  openPersons: Upkeep['openPersons'];
}

export interface SeenWork extends UpkeepWork {
  byName: string;
}

interface ReadUpkeep extends Upkeep {
  cards: StatusCard[];
  missingOfficers: StaffRole[];
  works: SeenWork[];
  canWork: boolean;
}
type Wired<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? Wired<One>[]
    : T extends object
      ? { [Key in keyof T]: Wired<T[Key]> }
      : T;

const read = createRoute({
  method: 'get',
  path: '/upkeep',
  summary: '系统状态：磁盘、备份、待发、台账核对、版本',
  middleware: staffOnly,
  responses: { 200: { description: '系统状态', ...json(shape<ReadUpkeep>()) }, ...problems },
});

const work = createRoute({
  method: 'post',
  path: '/upkeep/works',
  summary: '现在备份、演练一次、现在核对：自己接着做，结果在系统状态里；同一个编号只开始一次',
  middleware: staffOnly,
  request: { body: body(BeginWork) },
  responses: { 200: { description: '开始了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
const diagnose = createRoute({
  method: 'get',
  path: '/upkeep/diagnosis',
  summary: '诊断：给帮忙的人看的一份文字，没有个人信息、密钥和设置的值',
  middleware: staffOnly,
  responses: { 200: { description: '诊断', content: { 'text/plain': { schema: z.string() } } }, ...problems },
});

const diagnosisDays = 30;

export const upkeepApi = apiRoutes()
  .openapi(read, async (c) => {
    const { actor, db } = c.get('ctx');
    demand(actor, 'upkeep.read');
    const { countyId } = actor;
    const now = c.get('deps').now();
    const [seen, answers, accounts, begun] = await Promise.all([
      lookAtUpkeep(c.get('deps')),
      lookAtAnswers(db, now),
      listAccounts(db, countyId),
      listWorks(db, countyId),
    ]);
    const upkeep = { ...seen, look: { ...seen.look, answers } };
    const cards = statusCards(upkeep.look, upkeep.findings, now);
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    const works = begun.map((one) => ({ ...one, byName: names.get(one.byId) ?? '' }));
    const canWork = (c.get('deps').runWork ?? null) !== null;
    return c.json({ ...upkeep, cards, missingOfficers: missingOfficers(accounts), works, canWork }, 200);
  })
  .openapi(
    work,
    async (c) => {
      const { machine, runWork: run = null, now } = c.get('deps');
      await beginWork(c.get('ctx'), c.req.valid('json'), { host: machine.process, run, now });
      return c.json({ ok: true as const }, 200);
    },
    checked(BeginWork),
  )
  .openapi(diagnose, async (c) => {
    const { actor, db, at } = c.get('ctx');
    demand(actor, 'upkeep.read');
    const { look: seen, findings } = await lookAtUpkeep(c.get('deps'));
    const look = { ...seen, answers: await lookAtAnswers(db, at) };
    const of = await readDiagnosis(db, new Date(at.getTime() - diagnosisDays * 86_400_000));
    const people = (await listAccounts(db, actor.countyId)).map(({ name }) => name);
    const { version: node, platform, arch } = process;
    const ran = {
      node,
      system: `${platform} ${arch}`,
      uptimeSeconds: process.uptime(),
      memoryBytes: process.memoryUsage().rss,
    };
    const cards = statusCards(look, findings, at);
    const text = diagnosisText({ look, findings, cards, at, people, process: ran, ...of });
    noteSeen(c, { kind: 'exported', detail: { what: 'diagnosis' } });
    const name = `hongdun-diagnosis-${at.toISOString().slice(0, 16).replace(/[-:T]/gu, '')}.txt`;
    return c.text(text, 200, { 'content-disposition': `attachment; filename="${name}"` });
  });
