/** @jsxImportSource hono/jsx */
/** 证书 (certificate): the certificate of an appointment on A4, its card, and the sheet of a training to sign; printed as papers are. */
import { Hono, type Context as HonoContext } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { appointmentPosts } from '../../domain/people/appointment.ts';
import { ownPart } from '../../domain/people/sharing-pact.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import type { Cell } from '../../domain/matter/paper-sheet.ts';
import { runsOf, wordsOf } from '../../domain/matter/paper-sheet.ts';
import { titleZh } from '../../domain/people/staffing.ts';
import { getCertified } from '../../actions/people/appointment.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { trainingFrame } from '../../actions/people/training.ts';
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

/** /certificates/{id}: 聘书; with /card the card that is carried; /certificates/sheets/{number}: 培训签到表. */
export const certificatePages = new Hono<Env>();
certificatePages.get('/sheets/:key', staffOnly, async (c) => {
  const sheet = await attendanceSheet(c, c.req.param('key'));
  return c.html(
    <PaperPage papers={[sheet]} mark={await markPrinted(c, sheet.matterNumber, { title: '培训签到表' })} />,
  );
});
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
