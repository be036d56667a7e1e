/** @jsxImportSource hono/jsx */
/** 群体事件的纸：没答的站点清单、抽样建议书、移交函；都由台账里的事实写成，负责人看过再用。 */
import { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { demand } from '../../domain/base/actor.ts';
import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { membersIn } from '../../domain/incident/incident.ts';
import { timeZh } from '../../domain/complaint/papers/letter.ts';
import type { Context } from '../../actions/base/context.ts';
import { areaCheckFrame } from '../../actions/incident/area-check.ts';
import { incidentFrame } from '../../actions/incident/incident.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { listStationAnswers, type StationAnswer } from '../../store/incident/area-check.ts';
import { listMembers } from '../../store/incident/incident.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { PrintedPage } from './base/printed-page.tsx';

/** So many stations stand on one list; a county with more prints town by town from the desk's own list. */
const mostListed = 2_000;

export const areaCheckPages = new Hono<Env>();
export const incidentPages = new Hono<Env>();

/** /papers/area-checks/查2026-0003: who has not answered, with telephone and a box for each answer, for whoever calls or drives round. */
areaCheckPages.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const check = await getSeenEntry(ctx, areaCheckFrame, c.req.param('number'));
  demand(ctx.actor, 'areaCheck.answer');
  const { countyId, role, organisationId, stationId } = ctx.actor;
  const isOffice = role === 'officer' || role === 'officeHead';
  const scope = { officeId: isOffice ? organisationId : null, stationId: role === 'station' ? stationId : null };
  const all = await listStationAnswers(ctx.db, countyId, check.id, { ...scope, limit: mostListed });
  const silent = all.filter(({ answer }) => answer === null);
  const title = `${check.number} 没答的站点清单`;
  return c.html(
    <PrintedPage title={title} empty={silent.length === 0}>
      <article class="sheet">
        <h1>{`${ctx.county.county.bureauName}区域排查清单`}</h1>
        <p class="head">
          <span>{check.number}</span>
          <span>{`截至 ${timeZh(ctx.at.toISOString())}，没答 ${silent.length} 个，共问 ${check.asked} 个`}</span>
        </p>
        <p>{`问：${check.question}`}</p>
        {check.look === '' ? null : <p>{`样子：${check.look}`}</p>}
        {check.photoId === null ? null : (
          <img class="goods" src={`/api/attachments/${check.photoId}`} alt="要找的东西" />
        )}
        <p>{`${timeZh(check.dueAt.toISOString())}前回答。没有也要答“无”。`}</p>
        {silent.length === 0 ? <p>都答了。</p> : <StationTable rows={silent} />}
      </article>
    </PrintedPage>,
  );
});

function StationTable({ rows }: { rows: readonly StationAnswer[] }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th>站点</th>
          <th>联系人、电话</th>
          <th>有 / 无 / 无法核实</th>
          <th>几户、几亩</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, contactName, phone }) => (
          <tr>
            <td>{name}</td>
            <td>{`${contactName} ${phone}`}</td>
            <td>□有　□无　□无法核实</td>
            <td>＿＿户　＿＿亩</td>
            <td>＿＿＿＿</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

incidentPages.get('/:number/transfer', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const { incident, n, households } = await read(ctx, c.req.param('number'));
  const to = incident.handedTo === '' ? '＿＿＿＿＿＿＿＿' : incident.handedTo;
  return c.html(
    <PrintedPage title={`${incident.number} 移交函`}>
      <article class="sheet">
        <h1>关于移交群体投诉有关情况的函</h1>
        <p>{`${to}：`}</p>
        <p>{`我局在受理消费者投诉中发现，${commonZh(incident)}，涉及投诉 ${n} 件、${households} 户（备案号 ${incident.recordNumber ?? '＿＿'}）。`}</p>
        <p>{cropZh(incident)}</p>
        <p>
          有关质量和事故的认定属于贵部门职责，现将情况移交，请依法处理，并将处理结果书面告知我局。我局将依法书面告知各投诉人；各联络站的区域排查继续进行，新的情况随时通报。
        </p>
        <p>附：投诉登记表、照片、实物清单（由承办人核对后装订）。</p>
        <Foot ctx={ctx} on={incident.handedOn ?? null} />
      </article>
    </PrintedPage>,
  );
});

incidentPages.get('/:number/sampling', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const { incident, n, households } = await read(ctx, c.req.param('number'));
  return c.html(
    <PrintedPage title={`${incident.number} 抽样建议书`}>
      <article class="sheet">
        <h1>抽样检验建议书</h1>
        <p>{`事由：${commonZh(incident)}，涉及投诉 ${n} 件、${households} 户。`}</p>
        <p>{`建议抽样的商品：${[incident.brand, incident.product, incident.variety].filter(Boolean).join(' ') || '＿＿＿＿'}${incident.batch === '' ? '' : `，批号 ${incident.batch}`}。`}</p>
        <p>{`建议抽样的地点：${incident.operators.length === 0 ? '＿＿＿＿' : incident.operators.join('、')}，以及仍有存货的批发、流动销售点；消费者手里剩下的同批商品请一并封存。`}</p>
        <p>{`建议检验的项目：${incident.defect === '' ? '＿＿＿＿' : `与“${incident.defect}”有关的质量指标、标签标识`}。`}</p>
        <p>{cropZh(incident)}</p>
        <p>建议人：＿＿＿＿＿＿　审批：＿＿＿＿＿＿</p>
        <Foot ctx={ctx} on={null} />
      </article>
    </PrintedPage>,
  );
});

incidentPages.get('/:number/form', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const { incident } = await read(ctx, c.req.param('number'));
  if (incident.formCode === null) throw new Refusal('not-found');
  const { toString: qrCode } = await import('qrcode');
  const address = `${c.get('deps').settings.publicUrl}/outbreak/${incident.formCode}`;
  const picture = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });
  return c.html(
    <PrintedPage title={`${incident.number} 集中登记表`} hint={false}>
      <article class="sheet poster">
        <h1>{incident.title}</h1>
        <p>遇到一样的事，扫一扫，答几样就登记上了。</p>
        <img alt="登记表的二维码" width="360" height="360" src={`data:image/svg+xml,${encodeURIComponent(picture)}`} />
        <p>{address}</p>
        <p>{`不会扫？打 ${ctx.county.county.hotline}，或者找村里的联络站。`}</p>
        <Foot ctx={ctx} on={null} />
      </article>
    </PrintedPage>,
  );
});

async function read(ctx: Context, number: string): Promise<{ incident: Incident; n: number; households: number }> {
  const incident = await getSeenEntry(ctx, incidentFrame, number);
  const members = membersIn((await listMembers(ctx.db, ctx.actor.countyId, [incident.id])).get(incident.id) ?? []);
  return { incident, n: members.length, households: members.reduce((sum, one) => sum + one.households, 0) };
}

function commonZh({ product, brand, variety, batch, defect, title }: Incident): string {
  const goods = [brand, variety, product].filter((one) => one !== '').join('');
  if (goods === '' && defect === '') return `多名消费者反映“${title}”`;
  return `多名消费者反映${goods}${batch === '' ? '' : `（批号 ${batch}）`}${defect === '' ? '存在质量问题' : `出现“${defect}”`}`;
}

function cropZh({ crop, cropStage, sownOn, appraiseBy }: Incident): string {
  if (crop === '') return '';
  const sown = sownOn === null ? '' : `，${dayZh(sownOn)}播种`;
  const last = appraiseBy === null ? '' : `；田间现场鉴定应当在 ${dayZh(appraiseBy)} 以前申请`;
  return `作物：${crop}${sown}，目前${cropStage}${last}（《农作物种子质量纠纷田间现场鉴定办法》）。`;
}

function Foot({ ctx, on }: { ctx: Context; on: string | null }): JSX.Element {
  return (
    <p class="sign">
      {ctx.county.county.bureauName}
      <br />
      {dayZh(on ?? dayOf(ctx.at))}
    </p>
  );
}
