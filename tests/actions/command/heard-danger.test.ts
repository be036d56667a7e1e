/** What is filed is heard for danger after its answer: no page is lost by a kill, and none goes out twice. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearFiled, passFiled } from '../../../src/actions/command/heard-danger.ts';
import { joinComplaint } from '../../../src/actions/complaint/duplicate.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { complaintFrame, moveComplaint, moveOwnComplaint } from '../../../src/actions/complaint/complaint.ts';
import type { Act } from '../../../src/actions/base/context.ts';
import { calloutFrame, pageWaiting } from '../../../src/actions/command/callout.ts';
import { pageAdded } from '../../../src/actions/command/callout-followers.ts';
import { fileInquiry, turnIntoComplaint } from '../../../src/actions/inquiry/inquiry.ts';
import { followers } from '../../../src/actions/desk/followers.ts';
import { undoLastStep } from '../../../src/actions/matter/matter.ts';
import { splitComplaint } from '../../../src/actions/tipoff/split.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import { writeMove } from '../../../src/actions/matter/docket.ts';
import { fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Alarm } from '../../../src/domain/triage/urgency.ts';
import { followDanger } from '../../../src/jobs/follow.ts';
import { readAlarm } from '../../../src/outside/seeds.ts';
import { lockCalloutOf } from '../../../src/store/command/callout.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aFiling, countyId, inputOf } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { anAllegation } from '../../build/tipoff.ts';

const day = '2026-05-13';
const threat = '美发卡余额不退，他说今晚带汽油来点店';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const signal = new AbortController().signal;
const hear = async (ctx = county.ctx('system', day)) => hearFiled(ctx, await readAlarm(), signal);
const file = (story: string, on = day): Promise<Complaint> =>
  fileComplaint(county.ctx('consumer', on), aFiling({ story }));
/** The call-outs of a matter, with how many were rung by each. */
const pagesOf = async ({ id }: { id: string }) => {
  const callouts = await county.db.selectFrom('callout').selectAll().where('matterId', '=', id).execute();
  const bells = await county.db
    .selectFrom('message')
    .selectAll()
    .where('matterId', '=', id)
    .where('text', 'like', '%像是紧急的%')
    .execute();
  return { titles: callouts.map(({ title }) => title), bells: bells.length };
};

describe('danger in what is filed', () => {
  it('is heard after the answer, and rings once however often and by how many it is heard', async () => {
    const filed = await file(threat);
    expect(await pagesOf(filed)).toEqual({ titles: [], bells: 0 });
    await Promise.all([hear(), hear(), hear()]);
    const once = await pagesOf(filed);
    expect(once.titles).toEqual([`像是紧急的投诉 ${filed.number}`]);
    expect(once.bells).toBeGreaterThan(0);
    await hear();
    expect(await pagesOf(filed)).toEqual(once);

    // Who ended it with a word is not rung again for the same text.
    await transact(county.db, async (tx) => {
      const callout = await lockCalloutOf(tx, countyId, filed.id);
      if (callout === null) throw new Error('A page has opened no call-out.');
      await writeMove(tx, county.ctx('system', day), calloutFrame, callout, 'dismiss', { remark: '核实是气话' });
    });
    await hear();
    expect((await pagesOf(filed)).titles).toEqual(once.titles);
  });

  it('is said to be where the complainant lives and where the shop is, and rings the heads of both offices', async () => {
    const leak = '现在厨房里嘶嘶漏气，满屋都是煤气味，老人头晕';
    const filed = await fileComplaint(
      county.ctx('consumer', day),
      aFiling({ story: leak, consumer: { regionId: 'V0303' }, place: { regionId: 'V0101' } }),
    );
    await hear();
    const [callout] = await county.db.selectFrom('callout').selectAll().where('matterId', '=', filed.id).execute();
    expect(callout).toMatchObject({ homeRegionId: 'V0303', regionId: 'V0101', place: '城关镇北关社区' });
    const told = await county.db.selectFrom('message').selectAll().where('matterId', '=', filed.id).execute();
    const pages = told.filter(({ text }) => text.includes('像是紧急'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { text } of pages) expect(text).toContain('，投诉人住柳河镇郭庄村，店在城关镇北关社区，');
    // The first page of a county without a roster is to everybody.
    const heads = await county.db.selectFrom('account').selectAll().where('role', '=', 'officeHead').execute();
    const rung = heads.filter(({ id }) => callout?.pagings[0]?.to.includes(id));
    expect(rung.map(({ organisationId }) => organisationId).toSorted()).toEqual(['SO-CG', 'SO-LH']);

    // Where the reporter of a tip-off lives is sealed, and told to nobody by what rings.
    const tipoff = await fileTipoff(county.ctx('consumer', day), anAllegation({ story: leak }));
    await hear();
    const [sealed] = await county.db.selectFrom('callout').selectAll().where('matterId', '=', tipoff.id).execute();
    expect(sealed).toMatchObject({ homeRegionId: null, place: '南岗乡南岗村' });
  });

  it('is not lost when the program is killed between the answer and the page, or in the midst of the page', async () => {
    const [first, calm, second] = [await file(threat), await file('羽绒服钻毛，要求退货'), await file(threat)];
    const alarmOf = await readAlarm();
    let heard = 0;
    // Everything of the first page is written when the second is begun.
    const cutOff: Alarm = (text, today) => {
      const alarm = alarmOf(text, today);
      if (alarm !== null) heard += 1;
      if (alarm === null || heard === 1) return alarm;
      return Object.defineProperty({ ...alarm }, 'hurt', {
        enumerable: true,
        get: () => {
          throw new Error('killed');
        },
      });
    };
    await expect(hearFiled(county.ctx('system', day), cutOff, signal)).rejects.toThrow('killed');
    expect([await pagesOf(first), await pagesOf(second)]).toEqual([
      { titles: [], bells: 0 },
      { titles: [], bells: 0 },
    ]);
    // The next start knows nothing of them but what the database says.
    await hear();
    expect((await pagesOf(first)).titles).toEqual([`像是紧急的投诉 ${first.number}`]);
    expect((await pagesOf(calm)).titles).toEqual([]);
    expect((await pagesOf(second)).titles).toEqual([`像是紧急的投诉 ${second.number}`]);
  });

  it('is heard in a tip-off without an office, in words that hold a number, and in the first matter of a new year', async () => {
    const tipoff = await fileTipoff(
      county.ctx('consumer', day),
      anAllegation({ story: '有人往饭店的汤锅里下药，客人还在吃' }),
    );
    const numbered = await file('13812347203这个人说今晚带汽油来点店');
    const later = await file(threat, '2027-01-04');
    await hear(county.ctx('system', '2027-01-04'));
    expect((await pagesOf(tipoff)).titles).toEqual([`像是紧急的举报 ${tipoff.number}`]);
    expect((await pagesOf(numbered)).titles).toEqual([`像是紧急的投诉 ${numbered.number}`]);
    expect((await pagesOf(later)).titles).toEqual([`像是紧急的投诉 ${later.number}`]);
    const { rows } = await county.database.pool.query(
      'select office_id, station_id from callout where matter_id = $1',
      [tipoff.id],
    );
    expect(rows).toEqual([{ office_id: null, station_id: null }]);
  });

  it('rings nobody of before the upgrade, nor of a sample that was loaded', async () => {
    const kept = await file(threat);
    await county.database.pool.query(`delete from matter_reading where reader = 'danger'`);
    await county.database.pool.query(await readFile('migrations/0342-heard.sql', 'utf8'));
    const fresh = await file(threat);
    await hear();
    expect((await pagesOf(kept)).titles).toEqual([]);
    expect((await pagesOf(fresh)).titles).toEqual([`像是紧急的投诉 ${fresh.number}`]);

    const sample = await file(threat);
    await passFiled(county.db, countyId);
    await hear();
    expect((await pagesOf(sample)).titles).toEqual([]);
  });

  it('is heard in what is added by its own act, beside what was filed', async () => {
    const filed = await file('羽绒服钻毛，要求退货');
    const consumer = { ...county.ctx('consumer', day), alarmOf: await readAlarm() };
    await moveOwnComplaint(consumer, filed.id, 'supplement', {
      words: '孩子刚才把扣子电池吞了，嗓子疼得说不出话',
      attachmentIds: [],
    });
    const once = await pagesOf(filed);
    expect(once.titles).toEqual([`像是紧急的投诉 ${filed.number}（补充的话）`]);
    await hear();
    expect(await pagesOf(filed)).toEqual(once);
  });

  it('is heard by the follower that runs beside the program, which nobody has to call', async () => {
    const filed = await file(threat);
    const following = followDanger({ db: county.db, log: pino({ level: 'silent' }), keyring: testKeyring });
    try {
      await expect
        .poll(async () => (await pagesOf(filed)).titles, { timeout: 20_000 })
        .toEqual([`像是紧急的投诉 ${filed.number}`]);
    } finally {
      await following.stop();
    }
  });

  /** What the centre was told at an instant by the sound of words. */
  const rungAt = async (at: Date) => {
    const rows = await county.db
      .selectFrom('message')
      .select('text')
      .where('channel', '=', 'app')
      .where('madeAt', '=', at)
      .where('accountId', '=', county.actor('fangmin').id)
      .execute();
    return [...new Set(rows.map(({ text }) => text).filter((text) => /像是|又说到|没有听成/u.test(text)))].toSorted();
  };
  const at = (time: string) => new Date(`2026-06-20T${time}+08:00`);
  const answer = (matterId: string, when: Date) =>
    transact(county.db, async (tx) => {
      const callout = await lockCalloutOf(tx, countyId, matterId);
      if (callout === null) throw new Error('Nothing rings.');
      await writeMove(tx, county.ctx('fangmin', when), calloutFrame, callout, 'accept', { words: '' });
    });

  it('rings again for another danger of the same matter, and not for the same one', async () => {
    const alarmOf = await readAlarm();
    const filed = await fileComplaint(county.ctx('consumer', at('09:00:00')), aFiling({ story: threat }));
    await hear(county.ctx('system', at('09:00:01')));
    const add = (words: string, when: Date) =>
      moveOwnComplaint({ ...county.ctx('consumer', when), alarmOf }, filed.id, 'supplement', {
        words,
        attachmentIds: [],
      });

    await add('他还说今晚要带汽油来点店', at('09:05:00'));
    expect(await rungAt(at('09:05:00'))).toEqual([]);
    await add('孩子刚才把扣子电池吞了，嗓子疼得说不出话', at('09:06:00'));
    const [again] = await rungAt(at('09:06:00'));
    expect(again).toMatch(/^紧急处置急2026-\d+又说到别的危险：像是/u);
    expect((await pagesOf(filed)).titles).toHaveLength(1);

    // Behind an answer another danger has a call-out of its own, which rings until somebody answers it; the same one has not.
    await answer(filed.id, at('09:07:00'));
    await add('他还说今晚要带汽油来点店', at('09:08:00'));
    expect((await pagesOf(filed)).titles).toHaveLength(1);
    await add('灶下面一直滋滋响，满屋都是煤气味', at('09:09:00'));
    expect((await pagesOf(filed)).titles).toHaveLength(2);
    expect(await rungAt(at('09:09:00'))).toEqual([
      `像是紧急的投诉 ${filed.number}（补充的话），像是煤气、燃气或者有毒气体，投诉人住柳河镇郭庄村，店在柳河镇前柳村，请马上看。`,
    ]);
    // Hours later the same words are told of a danger that has not passed.
    await answer(filed.id, at('09:10:00'));
    await add('他又说今晚带汽油来点店', at('12:30:00'));
    expect((await pagesOf(filed)).titles).toHaveLength(3);
  });

  it('S97 keeps no press and no injury from who is on duty, whoever has answered for words before', async () => {
    const of = async (id: string) =>
      (await county.db.selectFrom('callout').select('title').where('matterId', '=', id).orderBy('openedAt').execute())
        .map(({ title }) => title)
        .slice(1);
    const move = (complaint: Complaint, what: 'markUrgent' | 'recordInjury' | 'callBack', when: Date) => {
      const input = inputOf(what, complaint, '2026-06-20') as never;
      return moveComplaint(county.ctx('fangmin', when), complaint.number, what, input, { version: null });
    };
    const fileThreat = async (when: Date, answered: Date | null) => {
      const filed = await fileComplaint(county.ctx('consumer', when), aFiling({ story: threat }));
      await hear(county.ctx('system', when));
      await pageWaiting(county.ctx('system', new Date(when.getTime() + 61_000)));
      if (answered !== null) await answer(filed.id, answered);
      return filed;
    };

    // Those who are being rung for its words hear of a press in the same call-out; behind an answer it opens one, and is called back for both.
    const ringing = await fileThreat(at('20:00:00'), null);
    await move(ringing, 'markUrgent', at('20:02:00'));
    expect(await of(ringing.id)).toEqual([]);
    expect(await rungAt(at('20:02:00'))).toEqual([expect.stringContaining('又说到别的危险：有人按了加急')]);
    const kept = await county.db.selectFrom('callout').selectAll().where('matterId', '=', ringing.id).execute();
    expect(kept.map(({ heard, told }) => [heard.length, told.map(({ byId }) => byId)])).toEqual([
      [2, ['consumer', county.actor('fangmin').id]],
    ]);
    expect(kept[0]?.told[0]?.words).toBe(threat);
    // They have heard, so that it cannot be taken back as if nobody had.
    const back = moveComplaint(
      county.ctx('fangmin', at('20:02:03')),
      ringing.number,
      'takeBackUrgent',
      {},
      { version: null },
    );
    await expect(back).rejects.toMatchObject({ code: 'urgent-heard' });
    const pressed = await fileThreat(at('20:10:00'), at('20:12:00'));
    const urgent = await move(pressed, 'markUrgent', at('20:13:00'));
    expect(await of(pressed.id)).toEqual([`加急投诉 ${pressed.number}`]);
    await pageWaiting(county.ctx('system', at('20:14:00')));

    // An injury is heard by those who are rung and have not answered, and rings anew behind an answer; it rings once.
    await move(urgent, 'recordInjury', at('20:15:00'));
    expect(await rungAt(at('20:15:00'))).toEqual([expect.stringContaining('又说到别的危险：登记了有人受伤')]);
    const called = await move(urgent, 'callBack', at('20:16:00'));
    await move(called, 'recordInjury', at('20:17:00'));
    expect(await of(pressed.id)).toHaveLength(1);
    const hurt = await fileThreat(at('20:20:00'), at('20:22:00'));
    await move(hurt, 'recordInjury', at('20:23:00'));
    expect(await of(hurt.id)).toEqual([`有人受伤的投诉 ${hurt.number}`]);
    const late = await fileThreat(at('20:30:00'), null);
    const later = await move(late, 'markUrgent', at('20:32:00'));
    await move(later, 'callBack', at('20:33:00'));
    await move(later, 'recordInjury', at('20:34:00'));
    expect(await of(late.id)).toEqual([`有人受伤的投诉 ${late.number}`]);
    // So is one of which nobody says before the matter is told again.
    const told = await fileThreat(at('20:40:00'), null);
    await move(await move(told, 'markUrgent', at('20:42:00')), 'callBack', at('20:43:00'));
    const again = aFiling({ story: '上次说的那件，要退款', injury: { person: '金某', injury: '手破了皮' } });
    await joinComplaint(county.ctx('fangmin', at('20:44:00')), told.id, again);
    expect(await of(told.id)).toEqual([`有人受伤的投诉 ${told.number}`]);
  });

  it('is heard in a claim, in the evidence of a tip-off, and in whatever is said of a complaint later', async () => {
    const claimed = await fileComplaint(
      county.ctx('consumer', at('13:00:00')),
      aFiling({ story: '美发卡余额不退', claim: '不退我今晚就带汽油去点店' }),
    );
    const proven = await fileTipoff(
      county.ctx('consumer', at('13:10:00')),
      anAllegation({ story: '饭店后厨卫生差，请查处', evidence: '有人往汤锅里下药，客人还在吃' }),
    );
    await hear(county.ctx('system', at('13:11:00')));
    expect((await pagesOf(claimed)).titles).toEqual([`像是紧急的投诉 ${claimed.number}`]);
    expect((await pagesOf(proven)).titles).toEqual([`像是紧急的举报 ${proven.number}`]);

    const alarmOf = await readAlarm();
    const danger = '不用办了，我不想活了，今晚就从你们楼上跳下去';
    const said = [
      ['withdraw', { reason: danger }],
      ['recordWithdrawal', { said: 'withdraw', reason: danger }],
      ['memberLeaves', { reason: danger }],
      ['talk', { words: danger }],
      ['note', { words: danger }],
      ['giveBack', { reason: danger }],
      ['investigate', { question: '怎么回事', answer: danger }],
      ['followUp', { satisfaction: '4', words: danger, unsatisfied: '' }],
      ['followUp', { satisfaction: '4', words: '', unsatisfied: danger }],
      ['recordClaims', { claims: [{ kind: 'refund', amountFen: 100, about: null, words: danger }] }],
    ] as const;
    for (const [i, [move, input]] of said.entries()) {
      const when = at(`14:${10 + i}:00`);
      const filed = await fileComplaint(county.ctx('consumer', when), aFiling({ story: '羽绒服钻毛，要求退货' }));
      const act = { kind: 'complaint', move, rule: null, input, detail: {}, on: [{ saved: filed, before: filed }] };
      await transact(county.db, (tx) =>
        pageAdded.follow(tx, { ...county.ctx('fangmin', when), alarmOf }, { ...act, besides: [] } as Act<Complaint>),
      );
      expect([move, (await pagesOf(filed)).titles]).toEqual([move, [`像是紧急的投诉 ${filed.number}（补充的话）`]]);
    }

    // What is written down as a claim from what was filed was heard when it was.
    const closed = await fileComplaint(county.ctx('consumer', at('14:40:00')), aFiling({ story: danger }));
    const act = { kind: 'complaint', move: 'recordClaims', rule: null, detail: {}, besides: [] };
    const claims = [{ kind: 'refund', amountFen: null, about: null, words: danger }];
    await transact(county.db, (tx) =>
      pageAdded.follow(tx, { ...county.ctx('fangmin', at('14:41:00')), alarmOf }, {
        ...act,
        input: { claims },
        on: [{ saved: closed, before: closed }],
      } as unknown as Act<Complaint>),
    );
    expect((await pagesOf(closed)).titles).toEqual([]);
  });

  it('rings nobody any more for a note that its writer has taken back, and goes on for what else was told', async () => {
    const alarmOf = await readAlarm();
    const clerk = (when: Date) => ({ ...county.ctx('fangmin', when), alarmOf, followers });
    const noted = async (clock: string, words: string, to: Complaint) => {
      const when = at(`${clock}:00`);
      const saved = await moveComplaint(clerk(when), to.number, 'note', { words }, { version: null });
      const last = await sql<{ line: number }>`select line from last_step where matter_id = ${to.id}`.execute(
        county.db,
      );
      return { saved, line: last.rows[0]?.line ?? 0 };
    };
    const statesOf = async ({ id }: Complaint) => {
      const rows = await county.db.selectFrom('callout').selectAll().where('matterId', '=', id).execute();
      return rows.map(({ state, remark, nextPageAt }) => ({ state, remark, rings: nextPageAt !== null }));
    };
    const undo = (to: Complaint, line: number, clock: string) =>
      undoLastStep(clerk(at(`${clock}:30`)), complaintFrame, to.number, { clientId: uuidv7(), meant: { line } });
    const leak = '他家里现在满屋煤气味，老人已经晕倒';

    const one = await file('羽绒服钻毛，要求退货');
    const first = await noted('16:00', leak, one);
    expect(await statesOf(one)).toMatchObject([{ state: 'paging', rings: true }]);
    await undo(one, first.line, '16:01');
    expect(await statesOf(one)).toEqual([{ state: 'dismissed', remark: '引起呼叫的话，写的人已经撤回', rings: false }]);

    // What was told of another danger beside it goes on ringing.
    const two = await file('羽绒服钻毛，要求退货');
    await noted('16:10', leak, two);
    const second = await noted('16:12', '他说今晚带汽油来点店', two);
    await undo(two, second.line, '16:13');
    expect(await statesOf(two)).toMatchObject([{ state: 'paging', rings: true }]);
  });

  it('rings once for words that came out of another matter, and again for those that are new in it', async () => {
    const clerk = (when: Date) => county.ctx('fangmin', when);
    const story = '健身房关门不退卡，老板带着假证。灶下面一直滋滋响，满屋都是煤气味';
    const filed = await fileComplaint(county.ctx('consumer', at('15:00:00')), aFiling({ story }));
    const asking = { channel: 'C01', question: '煤气罐一直嘶嘶漏，满屋都是味，怎么办', receivedAt: at('15:00:00') };
    const asked = await fileInquiry(
      clerk(at('15:00:00')),
      Asking.parse({ ...asking, clientId: uuidv7(), people: 1, asker: { name: '何桂花', phone: '13800000602' } }),
    );
    await hear(county.ctx('system', at('15:00:05')));
    expect((await pagesOf(filed)).titles).toHaveLength(1);
    expect((await pagesOf(asked)).titles).toHaveLength(1);

    const split = (words: string, clientId = uuidv7()) =>
      splitComplaint(clerk(at('15:05:00')), filed.number, {
        clientId,
        conductCode: anAllegation().conductCode,
        story: words,
        evidence: '',
      });
    const same = await split('老板带着假证。灶下面一直滋滋响，满屋都是煤气味');
    const more = await split('灶下面一直滋滋响，他还拿刀站在店门口');
    const { complaint } = await turnIntoComplaint(
      clerk(at('15:06:00')),
      asked.number,
      aFiling({ story: asked.question }),
      { version: asked.version, close: true },
    );
    await hear(county.ctx('system', at('15:10:00')));
    expect((await pagesOf(same)).titles).toEqual([]);
    expect((await pagesOf(more)).titles).toEqual([`像是紧急的举报 ${more.number}`]);
    expect((await pagesOf(complaint)).titles).toEqual([]);
  });

  it('rings in one message for what is heard at once, and for what sounds alike in the minute behind it', async () => {
    // What the tests before have rung for rings no more.
    await county.database.pool.query('update callout set next_page_at = null');
    const filedAt = (story: string, when: Date, regionId = 'V0203') =>
      fileComplaint(county.ctx('consumer', when), aFiling({ story, place: { regionId } }));
    const [one, two] = [await filedAt(threat, at('16:00:00')), await filedAt('充电宝冒烟了，着火了', at('16:00:00'))];
    await hear(county.ctx('system', at('16:00:01')));
    expect(await rungAt(at('16:00:01'))).toEqual([
      `像是紧急的2件：${one.number}像是有人要放火、伤人、${two.number}像是着火、冒烟或者会爆炸，有生命危险先打110、120，请马上看。`,
    ]);

    const [like, also] = [await filedAt(threat, at('16:00:20')), await filedAt(threat, at('16:00:30'))];
    const elsewhere = await filedAt(threat, at('16:00:30'), 'V0301');
    const other = await filedAt('灶下面一直滋滋响，满屋都是煤气味', at('16:00:30'));
    await hear(county.ctx('system', at('16:00:31')));
    // Another danger, and the same one in another town, do not wait.
    expect(await rungAt(at('16:00:31'))).toEqual([
      expect.stringMatching(new RegExp(`^像是紧急的2件：${elsewhere.number}.*${other.number}`, 'u')),
    ]);
    await pageWaiting(county.ctx('system', at('16:00:55')));
    expect(await rungAt(at('16:00:55'))).toEqual([]);
    await pageWaiting(county.ctx('system', at('16:01:01')));
    expect(await rungAt(at('16:01:01'))).toEqual([
      `像是紧急的2件：${like.number}像是有人要放火、伤人、${also.number}像是有人要放火、伤人，有生命危险先打110、120，请马上看。`,
    ]);
  });

  it('does not wait behind a text that cannot be read, nor behind one that can never be written down', async () => {
    const alarmOf = await readAlarm();
    const broken = await file('羽绒服钻毛，读不出来的', '2026-07-01');
    const behind = await file(threat, '2026-07-01');
    const unreadable: Alarm = (text, today) => {
      if (text.includes('读不出来的')) throw new Error('unreadable');
      return alarmOf(text, today);
    };
    await expect(hearFiled(county.ctx('system', '2026-07-01'), unreadable, signal)).rejects.toThrow('unreadable');
    expect((await pagesOf(behind)).titles).toEqual([`像是紧急的投诉 ${behind.number}`]);
    expect((await pagesOf(broken)).titles).toEqual([`像是紧急的投诉 ${broken.number}`]);

    const never = await file('羽绒服钻毛，写不下去的', '2026-07-02');
    const last = await file(threat, '2026-07-02');
    const unwritable: Alarm = (text, today) => {
      const alarm = { danger: 'fire', hurt: false, whyZh: '', threatens: false };
      if (!text.includes('写不下去的')) return alarmOf(text, today);
      return Object.defineProperty(alarm, 'whyZh', {
        enumerable: true,
        get: () => {
          throw new Error('unwritable');
        },
      });
    };
    const tryAgain = () => hearFiled(county.ctx('system', '2026-07-02'), unwritable, signal);
    for (let i = 0; i < 4; i += 1) await expect(tryAgain()).rejects.toThrow('unwritable');
    expect((await pagesOf(last)).titles).toEqual([`像是紧急的投诉 ${last.number}`]);
    expect(await rungAt(county.ctx('system', '2026-07-02').at)).toContain(
      `${never.number}有没有危险，程序没有听成，请马上看一遍。`,
    );
  });
});
