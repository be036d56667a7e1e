/** @jsxImportSource hono/jsx */
/** 证书 (certificate): the certificate of an appointment on A4, its card, and the sheet of a training to sign; printed as papers are. */
import { Hono, type Context as HonoContext } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { appointmentPosts } from '../../domain/people/appointment.ts';
import { ownPart } from '../../domain/people/sharing-pact.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import type { Cell } from '../../domain/matter/paper-sheet.ts';
import { runsOf, wordsOf } from '../../domain/matter/paper-sheet.ts';
import type { Person } from '../../domain/people/person.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { titleZh } from '../../domain/people/staffing.ts';
import { getCertified } from '../../actions/people/appointment.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { engagementFrame } from '../../actions/people/allowance.ts';
import { trainingFrame } from '../../actions/people/training.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { findStaffing } from '../../store/people/staffing.ts';
import { sheetOf } from '../api/people/training-routes.ts';
import { regionName } from '../api/people/person-routes.ts';
import type { Env } from '../base/env.ts';
import { PaperPage } from './base/paper-page.tsx';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { placeNameOf } from '../api/matter/timeline-lines.ts';

type C = HonoContext<Env>;
const wording: Paper['wording'] = '2026.1';
const bare = { missing: [], addressee: null, head: null, wording, formZh: '实用文书', formEn: 'Practical paper' };

/** /certificates/{id}: 聘书; with /card the card that is carried; /certificates/sheets/{number}: 培训签到表; /certificates/commissions/{number}: 委托书. */
export const certificatePages = new Hono<Env>();
certificatePages.get('/sheets/:key', staffOnly, async (c) => {
  const sheet = await attendanceSheet(c, c.req.param('key'));
  return c.html(
    <PaperPage papers={[sheet]} mark={await markPrinted(c, sheet.matterNumber, { title: '培训签到表' })} />,
  );
});
certificatePages.get('/commissions/:key', staffOnly, async (c) => page(c, await commission(c, c.req.param('key'))));
certificatePages.get('/:id', staffOnly, async (c) => page(c, await certificate(c, c.req.param('id'))));
certificatePages.get('/:id/card', staffOnly, async (c) => page(c, await card(c, c.req.param('id'))));

function page(c: C, paper: Paper) {
  return c.html(<PaperPage papers={[paper]} />);
}

async function knownOf(c: C, id: string) {
  const ctx = c.get('ctx');
  const { appointment, person } = await getCertified(ctx, id);
  const staffing = await findStaffing(ctx.db, ctx.actor.countyId);
  const place =
    placeNameOf(ctx, appointment.stationId ?? appointment.organisationId) ?? regionName(ctx, appointment.regionId);
  return { ctx, appointment, person, title: titleZh(staffing, appointment.title), place };
}

async function certificate(c: C, id: string): Promise<Paper> {
  const { ctx, appointment, person, title, place } = await knownOf(c, id);
  const { certNumber, appointedOn, validTo, departmentIds, post } = appointment;
  const departments = ownPart(departmentIds, ctx.actor)
    .map((one) => placeNameOf(ctx, one) ?? '')
    .filter((one) => one !== '');
  const duties = departments.length === 0 ? '' : `，承担${departments.join('、')}委托的监督工作`;
  return {
    ...bare,
    kind: 'certificate',
    title: [ctx.county.county.bureauName, '聘书'],
    number: runsOf`证书编号：${certNumber}`,
    addressee: runsOf`${person.name}同志：`,
    matterNumber: certNumber ?? '',
    blocks: [
      {
        type: 'paragraph',
        runs: runsOf`兹聘请您担任${place}${appointmentPosts[post].zh}，称号为“${title}”${duties}。`,
      },
      {
        type: 'paragraph',
        runs: runsOf`聘期自${dayZh(appointedOn ?? ctx.today)}至${validTo === null ? null : dayZh(validTo)}。`,
      },
      { type: 'paragraph', runs: wordsOf('请遵守工作纪律，不得利用身份谋取利益；离任或者解聘时交回本聘书。') },
    ],
    signOff: {
      name: ctx.county.county.bureauName,
      date: { text: dayZh(appointedOn ?? ctx.today), slot: true },
      seal: true,
    },
    notes: [],
  };
}

/** 委托书: 「根据××消协的委托」 a lecturer speaks at a base or point; its second half is what he reports back. */
async function commission(c: C, key: string): Promise<Paper> {
  const ctx = c.get('ctx');
  const { number, kind, personId, topic, place, facility, dueOn, outreachNumber, doneOn, hours, audience, result } =
    await getSeenEntry(ctx, engagementFrame, key);
  if (kind !== 'lecture') throw new Refusal('not-found');
  const person = await findEntry<Person>(ctx.db, 'person', ctx.actor.countyId, { id: personId });
  const { associationName, hotline } = ctx.county.county;
  const where = [facility, place].filter((one) => one !== '').join('，');
  const row = (label: string, text: string, tall = false) => [cell(label, true), { ...cell(text, false, 3), tall }];
  return {
    ...bare,
    kind: 'commission',
    title: [associationName, '消费教育委托书'],
    number: runsOf`委托编号：${number}`,
    addressee: runsOf`${person?.name ?? ''}同志：`,
    matterNumber: number,
    blocks: [
      {
        type: 'paragraph',
        runs: runsOf`现委托您于${dayZh(dueOn)}${where === '' ? '' : '在'}${where}宣讲“${topic}”${outreachNumber === null ? '' : `（活动 ${outreachNumber}）`}。`,
      },
      {
        type: 'paragraph',
        runs: wordsOf('宣讲以当日有效的法律为准，不推销商品，不收听众的钱。讲完请填写下表交回本会。'),
      },
      {
        type: 'table',
        name: '宣讲回执',
        columns: 4,
        rows: [
          row('讲课日期', doneOn === null ? '' : dayZh(doneOn)),
          row('用时（小时）', hours === null ? '' : String(hours)),
          row('听众人数', audience === null ? '' : String(audience)),
          row('讲了什么', result, true),
        ],
      },
    ],
    signOff: { name: associationName, date: { text: dayZh(ctx.today), slot: true }, seal: true },
    notes: [`联系电话：${hotline}`],
  };
}

async function card(c: C, id: string): Promise<Paper> {
  const { ctx, appointment, person, title, place } = await knownOf(c, id);
  const row = (label: string, text: string | null) => [cell(label, true), cell(text ?? '', false, 3)];
  return {
    ...bare,
    kind: 'card',
    title: [ctx.county.county.bureauName, title || '工作证'],
    number: null,
    matterNumber: appointment.certNumber ?? '',
    blocks: [
      {
        type: 'table',
        name: '工作证',
        columns: 4,
        rows: [
          row('姓　　名', person.name),
          row('岗　　位', `${place}${appointmentPosts[appointment.post].zh}`),
          row('证书编号', appointment.certNumber),
          row('有效期至', appointment.validTo === null ? '' : dayZh(appointment.validTo)),
          row('监督电话', ctx.county.county.hotline),
          [cell('照　　片', true), { ...cell('', false, 3), tall: true }],
        ],
      },
    ],
    signOff: null,
    notes: ['沿边剪下，贴照片后盖骑缝章。本证只证明身份，不能代替执法证件。'],
  };
}

async function attendanceSheet(c: C, key: string): Promise<Paper> {
  const ctx = c.get('ctx');
  const training = await getSeenEntry(ctx, trainingFrame, key);
  const lines = await sheetOf(ctx, training);
  const days =
    training.startsOn === training.endsOn
      ? dayZh(training.startsOn)
      : `${dayZh(training.startsOn)}至${dayZh(training.endsOn)}`;
  return {
    ...bare,
    kind: 'sheet',
    isInward: true,
    title: [`${training.title}签到表`],
    number: null,
    head: { left: runsOf`${days}　${training.place}`, right: runsOf`${String(training.hours)}学时` },
    matterNumber: training.number,
    blocks: [
      {
        type: 'table',
        name: '签到表',
        columns: 4,
        rows: [
          ['序号', '姓名', '站点', '本人签到'].map((label) => cell(label, true)),
          ...lines.map((line, i) => [cell(String(i + 1)), cell(line.name), cell(line.stationName), cell('')]),
        ],
      },
      {
        type: 'paragraph',
        runs: runsOf`课程：${training.courses.map((one) => `${one.title}（${one.hours}学时）`).join('；')}。`,
      },
    ],
    signOff: null,
    notes: ['签到后由带班人在“培训”里一次登记出勤。'],
  };
}

function cell(text: string, label = false, columns = 1): Cell {
  return { label, runs: [[{ text, slot: !label }]], columns, rows: 1, tall: false };
}
