import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { cast } from '../../build/cast.ts';
import { citizen } from '../../build/house/citizen.ts';
import { filing, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';
import { refusedMediation } from '../../build/side-procedure.ts';
import { sentTo } from '../../build/sent.ts';

const second = {
  source: 'hand',
  name: '赵桂英',
  phone: '13800000302',
  amountFen: 35_000,
  mediate: 'yes',
  way: 'phone',
};

describe('several people or matters in one', () => {
  let app: TestApp;
  let phones = 0;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const read = async (who: string, number: string) => (await app.as(who)('GET', `/api/complaints/${number}`)).body;

  async function move(who: string, number: string, name: string, input: unknown, clientId = uuidv7()): Promise<Answer> {
    const { version } = (await read(who, number)).complaint;
    return app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, clientId, input });
  }

  async function filed(change: Record<string, unknown> = {}): Promise<{ number: string; queryCode: string }> {
    return (await app.as(null)('POST', '/api/complaints', filing(change))).body;
  }

  /** Somebody else each time, so that no matter stands in another's way. */
  function somebody(): Record<string, unknown> {
    phones += 1;
    const consumer = { name: `张${phones}`, phone: `137000${String(phones).padStart(5, '0')}`, address: '郭庄村' };
    return { consumer: { ...consumer, regionId: 'V0303' } };
  }

  /** The telephone of the one who filed last. */
  const complaintPhone = () => `137000${String(phones).padStart(5, '0')}`;

  async function dispatched(change: Record<string, unknown> = somebody()): Promise<string> {
    const { number } = await filed(change);
    expect((await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' })).status).toBe(200);
    return number;
  }

  const today = async (number: string): Promise<string> => (await read(cast.centre, number)).timeline[0].onDay;

  async function openProgress(number: string, code: string): Promise<{ html: string; text: string; status: number }> {
    const visitor = citizen(app.deps);
    await visitor.post('/progress', { number, code });
    return visitor.get('/progress/mine');
  }

  it('共同投诉：两次按只加一人，逐人同意，缺一位不能达成协议，各看各的进度', async () => {
    const number = await dispatched();
    const day = await today(number);
    const press = uuidv7();
    const member = { ...second, agreedOn: day };
    const added = await move(cast.officer, number, 'addMember', member, press);
    expect(added.status).toBe(200);
    expect((await move(cast.officer, number, 'addMember', member, press)).body.complaint.joint.members).toHaveLength(2);
    expect(added.body.complaint.amountFen).toBe(175_000 + 35_000);
    const code = added.body.memberCodes[0].queryCode as string;
    expect(code).toMatch(/^\d{8}$/u);
    expect(added.body.complaint.joint.members[1].phone).toBe('138****0302');
    const gzip = { 'accept-encoding': 'gzip' };
    const view = await app.as(cast.officer)('GET', `/api/complaints/${number}`, undefined, gzip);
    expect(view.headers.get('content-encoding')).toBeNull();
    expect(view.body.memberCodes[0].queryCode).toBe(code);
    const list = (await app.as(cast.officer)('GET', '/api/complaints?limit=50')).body.items;
    expect(list.map((item: { complaint: { number: string } }) => item.complaint.number)).toContain(number);
    expect(JSON.stringify(list)).not.toContain(`"${code}"`);
    expect(added.body.moves).toContain('electRepresentatives');

    const page = await openProgress(number, code);
    expect(page.text).toContain('您和另外 1 位一起投诉');
    expect(page.text).toContain('赵**');
    expect(page.text).not.toContain('张*');
    expect(page.text).toContain('350 元');
    expect(page.html).not.toContain('id="leave"');

    await move(cast.officer, number, 'accept', { decidedOn: day });
    await move(cast.officer, number, 'recordConsent', { party: 'operator', consentedOn: day, way: 'phone' });
    const refused = await move(cast.officer, number, 'startMediation', {});
    expect(refused.body.code).toBe('consents-missing');
    const wish = { member: '1', kind: 'mediate', given: 'yes', on: day, way: 'phone' };
    expect((await move(cast.officer, number, 'recordMemberWish', wish)).status).toBe(200);
    expect((await move(cast.officer, number, 'startMediation', {})).body.complaint.state).toBe('mediating');
    const elected = { first: '1', second: '2', on: day, paper: '推选书 1 号', signedByAll: true };
    expect((await move(cast.officer, number, 'electRepresentatives', elected)).status).toBe(200);
    const session = {
      heldAt: `${day}T00:00:00+08:00`,
      place: '所里',
      way: 'phone',
      mediators: '马建国',
      minutes: '谈了一次',
    };
    await move(cast.officer, number, 'holdSession', session);
    const settle = {
      text: '店家每人退差价一百元',
      form: 'record',
      whyRecord: 'notOnSite',
      signedOn: day,
      disputedFen: 21_000,
      recoveredFen: 20_000,
      compensationFen: 0,
    };
    const early = await move(cast.officer, number, 'settle', settle);
    expect([early.status, early.body.code]).toEqual([409, 'joint-settle-consent']);
    expect(early.body.zh).toContain('还有 2 位共同投诉人没有同意和解');
    for (const one of ['1', '2'])
      await move(cast.officer, number, 'recordMemberWish', { ...wish, member: one, kind: 'settle' });
    expect((await move(cast.officer, number, 'settle', settle)).body.complaint.state).toBe('settled');
    expect((await openProgress(number, code)).text).toContain('您是推选的代表人');
  });

  it('逐人告知：一次记三位，两次按只记一次；短信每位都收到；没告知完不能办结；各看各的告知', async () => {
    const number = await dispatched();
    const day = await today(number);
    const codes: string[] = [];
    for (const [name, phone] of [
      ['赵桂英', '13800000302'],
      ['孙福来', '13800000303'],
    ]) {
      const added = await move(cast.officer, number, 'addMember', { ...second, name, phone, agreedOn: day });
      codes.push(added.body.memberCodes.at(-1).queryCode);
    }
    const elected = { first: '2', second: null, on: day, paper: '推选书 2 号', signedByAll: true };
    await move(cast.officer, number, 'electRepresentatives', elected);
    const accepted = await move(cast.officer, number, 'accept', { decidedOn: day });
    expect(accepted.body.moves).toContain('recordNotices');
    expect(accepted.body.moves).not.toContain('recordNotice');
    const one = { kind: 'acceptance', to: 'consumer', way: 'phone', toldOn: day, proof: '电话' };
    expect((await move(cast.officer, number, 'recordNotice', one)).body.code).toBe('notice-each-member');
    const rows = [
      { member: '1', way: 'inPerson', toldOn: day, proof: '本人签收' },
      { member: '2', way: 'sms', toldOn: day, proof: '短信回执 771' },
      { member: '3', through: '2' },
    ];
    const press = uuidv7();
    const told = await move(cast.officer, number, 'recordNotices', { kind: 'acceptance', rows }, press);
    expect(told.status).toBe(200);
    expect((await move(cast.officer, number, 'recordNotices', { kind: 'acceptance', rows }, press)).status).toBe(200);
    const { complaint, timeline } = await read(cast.officer, number);
    expect(complaint.notices).toMatchObject([
      { member: 1, way: 'inPerson' },
      { member: 2, way: 'sms' },
      { member: 3, way: 'sms', through: 2, proof: '短信回执 771' },
    ]);
    const hashes = complaint.notices.map((notice: { contentHash: string }) => notice.contentHash);
    expect(new Set(hashes).size).toBe(1);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/u);
    const proven = timeline.filter((line: { verb: string }) => line.verb === 'notice-proven');
    expect(proven).toHaveLength(1);
    expect(proven[0].detail.members).toHaveLength(3);
    // Each reads how he himself was told.
    expect((await openProgress(number, codes[0] as string)).text).toContain('发短信说的，投诉受理决定书');
    const third = await openProgress(number, codes[1] as string);
    expect(third.text).toContain('代表人替您收了');
    expect(third.text).not.toContain('短信回执');
    // A step is told to each by text message, and who joined has heard under which number to ask.
    await move(cast.officer, number, 'recordConsent', { party: 'operator', consentedOn: day, way: 'phone' });
    await move(cast.officer, number, 'recordMemberWish', {
      member: '1',
      kind: 'mediate',
      given: 'yes',
      on: day,
      way: 'phone',
    });
    expect((await move(cast.officer, number, 'startMediation', {})).body.complaint.state).toBe('mediating');
    for (const phone of [complaintPhone(), '13800000302', '13800000303']) {
      const sent = await sentTo(app.database.db, phone, '开始调解');
      expect(sent.filter(({ matterId }) => matterId === complaint.id)).toHaveLength(1);
    }
    const bare = await move(cast.officer, number, 'terminate', {
      decidedOn: day,
      ground: 'TM2',
      reason: '店家不愿意再谈',
    });
    expect([bare.body.code, bare.body.fields.map(({ path }: { path: string }) => path)]).toEqual([
      'invalid-input',
      ['input.side', 'input.conduct', 'input.basis'],
    ]);
    expect(bare.body.fields[0].zh).toBe('请选哪一方。');
    const end = { decidedOn: day, ...refusedMediation(day) };
    expect((await move(cast.officer, number, 'terminate', end)).body).toMatchObject({
      complaint: { state: 'terminated' },
    });
    await move(cast.officer, number, 'recordNotice', { ...one, kind: 'termination', to: 'operator' });
    const early = await move(cast.officer, number, 'close', {});
    expect(early.body.code).toBe('move-not-allowed');
    const ended = await move(cast.officer, number, 'recordNotices', { kind: 'termination', rows });
    expect(ended.body).toMatchObject({ complaint: { state: 'told' } });
    expect((await move(cast.officer, number, 'close', {})).body.complaint.state).toBe('closed');
  });

  it('手工加的退出单独投诉：另立一件，编号接着排，不用重填；旧编号和他的码打开他自己的一件', async () => {
    const number = await dispatched();
    const day = await today(number);
    const added = await move(cast.officer, number, 'addMember', { ...second, agreedOn: day });
    const code = added.body.memberCodes[0].queryCode as string;
    const press = uuidv7();
    const leaves = { member: '2', how: 'alone', on: day, reason: '想自己谈' };
    const left = await move(cast.officer, number, 'memberLeaves', leaves, press);
    expect(left.status).toBe(200);
    await move(cast.officer, number, 'memberLeaves', leaves, press);
    const { from } = left.body.complaint.joint.members[1];
    const main = (await read(cast.officer, number)).complaint;
    const own = await read(cast.officer, from.number);
    expect(own.complaint).toMatchObject({
      state: 'dispatched',
      consumerName: '赵桂英',
      operatorName: main.operatorName,
      story: main.story,
      claim: main.claim,
      officeId: main.officeId,
      receivedAt: main.receivedAt,
      amountFen: 35_000,
    });
    expect(own.timeline.map((line: { verb: string }) => line.verb)).toEqual(['parted']);
    const count = await app.database.pool.query(
      `select count(*)::int as n from complaint where consumer_name = '赵桂英'`,
    );
    expect(count.rows[0].n).toBe(1);
    for (const opened of [number, from.number]) {
      const page = await openProgress(opened, code);
      expect(page.text).toContain(from.number);
      expect(page.text).not.toContain('一起投诉，大家是同一件');
    }
    expect((await move(cast.officer, from.number, 'accept', { decidedOn: day })).body.complaint.state).toBe('accepted');
    const sent = await sentTo(app.database.db, second.phone, '退出');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(from.number);
    const broken = await app.database.pool.query(`select count(*)::int as n from ledger where matter_id = $1`, [
      from.id,
    ]);
    expect(broken.rows[0].n).toBe(2);
  });

  it('已经登记的并进来：原件的编号和查询码照用，看到共同的进展；退出单独投诉就恢复', async () => {
    const number = await dispatched();
    const other = await filed(somebody());
    const day = await today(number);
    const member = {
      source: 'matter',
      number: other.number.replace('投', ''),
      mediate: 'later',
      agreedOn: day,
      way: 'written',
    };
    const hidden = await move(cast.officer, number, 'addMember', member);
    expect([hidden.status, hidden.body.code]).toEqual([422, 'merge-unknown']);
    await move(cast.centre, other.number, 'dispatch', { officeId: 'SO-LH' });
    expect((await move(cast.officer, number, 'addMember', member)).status).toBe(200);
    const closed = (await read(cast.officer, other.number)).complaint;
    expect(closed).toMatchObject({ state: 'closed', outcome: 'merged', stage: 'done', dueOn: null });
    const page = await openProgress(other.number, other.queryCode);
    expect(page.text).toContain(`编号 ${number}`);
    expect(page.text).toContain('和别人一起投诉');
    const torn = await move(cast.centre, number, 'unmerge', { number: other.number, reason: '分开来办' });
    expect([torn.status, torn.body.code]).toEqual([409, 'not-merged']);
    const leaves = { member: '2', how: 'alone', on: day, reason: '想自己投诉' };
    expect((await move(cast.officer, number, 'memberLeaves', leaves)).status).toBe(200);
    expect((await read(cast.officer, other.number)).complaint).toMatchObject({
      state: 'dispatched',
      outcome: null,
      merged: null,
    });
  });

  it('并案：一个人说了两遍，并成一件，两边有链接，原编号查进度看到主件的进展，分开原样恢复', async () => {
    const who = somebody();
    const number = await dispatched(who);
    const again = await filed({ ...who, story: '上次说的复合肥少秤，店家还是不认。', claim: '退一袋' });
    const before = (await read(cast.centre, again.number)).complaint;
    const input = {
      others: [{ number: again.number }],
      picks: [{ field: 'claim', number: again.number }],
      reason: '同一笔买卖说了两遍',
    };
    const merged = await move(cast.centre, number, 'merge', input);
    expect(merged.body.complaint).toMatchObject({ claim: '退一袋', takenOver: [{ number: again.number }] });
    const list = await app.as(cast.centre)('GET', `/api/complaints?stage=toDispatch&limit=100`);
    expect(list.body.items.map((item: { complaint: { number: string } }) => item.complaint.number)).not.toContain(
      again.number,
    );
    const page = await openProgress(again.number, again.queryCode);
    expect(page.text).toContain('两件一起办');
    expect(page.text).toContain(number);
    expect((await move(cast.officer, number, 'unmerge', { number: again.number, reason: '两笔买卖' })).body.code).toBe(
      'not-permitted',
    );
    const apart = await move(cast.centre, number, 'unmerge', { number: again.number, reason: '查明是两笔买卖' });
    expect(apart.body.complaint).toMatchObject({ claim: '补足分量或者退差价', takenOver: [] });
    const after = (await read(cast.centre, again.number)).complaint;
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    const verbs = (await read(cast.centre, again.number)).timeline.map((line: { verb: string }) => line.verb);
    expect(verbs).toEqual(['filed', 'merged-into', 'restored']);
  });

  it('10.3 同一争议 同一个人告同一家店的已经受理，再受理被拒，说得出办法；写明不是同一争议就受理', async () => {
    const who = somebody();
    const [first, next] = [await dispatched(who), await dispatched(who)];
    const day = await today(first);
    expect((await move(cast.officer, first, 'accept', { decidedOn: day })).status).toBe(200);
    expect((await read(cast.officer, next)).twins).toEqual([first]);
    const refused = await move(cast.officer, next, 'accept', { decidedOn: day });
    expect([refused.status, refused.body.code]).toEqual([409, 'same-dispute-live']);
    expect(refused.body.zh).toContain(first);
    const apart = await move(cast.officer, next, 'accept', { decidedOn: day, distinct: '第二次买的另外五袋' });
    expect(apart.body.complaint.state).toBe('accepted');
  });

  it('10.3 同一争议 两个叫法的店，档案里认定是一家，也问', async () => {
    const who = somebody();
    const called = (name: string) => dispatched({ ...who, operator: { name, phone: '', address: '' } });
    const [first, next] = [await called('老冯农资店'), await called('前柳化肥门市')];
    const day = await today(first);
    expect((await move(cast.officer, first, 'accept', { decidedOn: day })).status).toBe(200);
    expect((await read(cast.officer, next)).twins).toEqual([]);
    const shop = { id: uuidv7(), name: '老冯农资店' };
    expect((await app.as(cast.centre)('POST', '/api/operators', shop)).status).toBe(201);
    for (const number of [first, next]) {
      const put = await app.as(cast.centre)('PUT', `/api/matters/${number}/operator`, { operatorId: shop.id });
      expect(put.status, JSON.stringify(put.body)).toBe(200);
    }
    expect((await read(cast.officer, next)).twins).toEqual([first]);
    expect((await move(cast.officer, next, 'accept', { decidedOn: day })).body.code).toBe('same-dispute-live');
  });

  it('已经处理过的同一争议，打开新的一件就看到它的编号', async () => {
    const who = somebody();
    const old = await filed(who);
    await app.database.pool.query(
      `update complaint set state = 'closed', outcome = 'withdrawn', closed_on = now(), stage = 'done' where number = $1`,
      [old.number],
    );
    const { number } = await filed(who);
    const { hints } = (await app.as(cast.centre)('GET', `/api/complaints/${number}/duplicates`)).body;
    expect(hints).toContainEqual(expect.objectContaining({ number: old.number, handled: true }));
  });

  it('像得一样的，新的排在前，同一刻交的也是', async () => {
    const phone = '13811113301';
    const numbers: string[] = [];
    for (const name of ['柳河五金', '城关童装店', '石桥手机店', '龙泉饭庄', '后柳小卖部']) {
      const told = filing({ consumer: { name: '穆桂芝', phone }, operator: { name, address: '', phone: '' } });
      numbers.push((await app.as(null)('POST', '/api/complaints', told)).body.number);
    }
    // Filed at one moment, and found in whatever order they lie in.
    const at = app.deps.now();
    for (const number of numbers.toReversed())
      await app.database.pool.query(`update complaint set filed_at = $2 where number = $1`, [number, at]);
    const own = numbers.splice(2, 1)[0] ?? '';
    const { hints } = (await app.as(cast.centre)('GET', `/api/complaints/${own}/duplicates`)).body;
    expect(hints.map(({ number }: { number: string }) => number)).toEqual(numbers.toReversed());
  });

  it('像同一件的按什么像列出来；比对过不是的记下是谁、什么时候，不再提示，可以撤回', async () => {
    const shop = { name: '静心茶艺馆', address: '柳河镇', phone: '' };
    const tell = async (consumer: object, story: string, amountFen: number) =>
      (
        await app.as(cast.centre)('POST', '/api/complaints', {
          ...filing({ consumer, operator: shop, story, amountFen, place: { regionId: 'V0303' } }),
          channel: 'C01',
        })
      ).body.number as string;
    const home = { regionId: 'V0303', address: '' };
    const first = await tell({ name: '孟静', phone: '13811112201', ...home }, '办的茶卡充了三千八，店关门了', 380_000);
    const again = await tell(
      { name: '孟女士', phone: '13811112202', ...home },
      '卡里还剩3800元没用完，找不到人',
      380_000,
    );
    const path = (number: string) => `/api/complaints/${number}/duplicates`;
    const of = async (number: string, who: string = cast.centre) => (await app.as(who)('GET', path(number))).body;
    const [hint] = (await of(again)).hints.filter((one: { number: string }) => one.number === first);
    expect(hint.reasonZh).toContain('同姓，住在同一个村或社区，同一家店，钱数对得上');
    expect(hint.person).toBe('possibly');
    const told = {
      phone: '',
      operatorName: shop.name,
      name: '孟女士',
      homeRegionId: 'V0303',
      amountFen: 380_000,
      story: '',
    };
    const typing = async (who: string) => (await app.as(who)('POST', '/api/complaints/likely', told)).body.hints;
    expect((await typing(cast.centre)).map((one: { number: string }) => one.number)).toContain(first);
    // An officer of another office hears of neither.
    expect((await typing(cast.officerOfShiqiao)).map((one: { number: string }) => one.number)).not.toContain(first);
    // By the telephone he hears of the one that he may not see, and has nothing to say of it.
    const byPhone = async (who: string) => {
      const asked = { ...told, phone: '13811112201' };
      const { hints } = (await app.as(who)('POST', '/api/complaints/likely', asked)).body;
      return hints.find((one: { number: string }) => one.number === first)?.maySay;
    };
    expect([await byPhone(cast.centre), await byPhone(cast.officerOfShiqiao)]).toEqual([true, false]);
    const say = (who: string, body: object) => app.as(who)('POST', `${path(again)}/${first}/apart`, body);
    const clientId = uuidv7();
    expect((await say(cast.officerOfShiqiao, { clientId })).status).toBe(404);
    for (const _ of [1, 2]) expect((await say(cast.centre, { clientId })).status).toBe(200);
    const numbers = ({ hints }: { hints: { number: string }[] }) => hints.map(({ number }) => number);
    for (const [one, other] of [
      [again, first],
      [first, again],
    ] as const) {
      const seen = await of(one);
      expect(numbers(seen)).not.toContain(other);
      expect(seen.apart).toMatchObject([{ number: other, by: '方敏' }]);
      const { timeline } = await read(cast.centre, one);
      expect(timeline.filter(({ verb }: { verb: string }) => verb === 'told-apart')).toHaveLength(1);
    }
    const back = await say(cast.centre, { clientId: uuidv7(), back: true });
    expect([numbers(back.body).includes(first), back.body.apart]).toEqual([true, []]);
  });

  it('S175 分工协作办理：中心请别的所协办，看得到、开得了会、定不了；交还就看不到；所之间不能自己转', async () => {
    const number = await dispatched();
    const people = (await read(cast.centre, number)).colleagues as { id: string; name: string }[];
    const helper = people.find((one) => one.name === '孙亮')?.id;
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/complaints/${number}`)).status).toBe(404);
    const share = { coHandlerId: helper, part: '到石桥镇那家分店取证' };
    expect((await move(cast.officeHead, number, 'addCoHandler', share)).body.code).toBe('only-centre-shares');
    expect((await move(cast.centre, number, 'addCoHandler', share)).status).toBe(200);
    const seen = await read(cast.officerOfShiqiao, number);
    expect(seen.moves).toEqual(expect.arrayContaining(['note', 'handBackShare']));
    expect(seen.moves).not.toContain('accept');
    const mine = (await app.as(cast.officerOfShiqiao)('GET', '/api/shared-complaints')).body.items;
    expect(mine.map((item: { complaint: { number: string } }) => item.complaint.number)).toEqual([number]);
    const day = await today(number);
    const decided = await move(cast.officerOfShiqiao, number, 'accept', { decidedOn: day });
    expect([decided.status, decided.body.code]).toEqual([403, 'guest-cannot']);
    // Nor does he offer it to a firm, or make a tip-off of it.
    const offer = { id: uuidv7(), firmId: 'F-CCJD' };
    const split = { clientId: uuidv7(), conductCode: 'R06', story: '店里还有十几袋同样的化肥', evidence: '' };
    for (const [path, body] of [
      ['offers', offer],
      ['split', split],
    ] as const)
      expect((await app.as(cast.officerOfShiqiao)('POST', `/api/complaints/${number}/${path}`, body)).body.code).toBe(
        'guest-cannot',
      );
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/complaints/${number}/offers`)).body.mayOffer).toBe(false);
    expect((await move(cast.officerOfShiqiao, number, 'note', { words: '店里拍了照' })).status).toBe(200);
    expect(
      (
        await app.as(cast.officerOfShiqiao)('POST', `/api/complaints/${number}/dispatch`, {
          version: 1,
          input: { officeId: 'SO-SQ' },
        })
      ).body.code,
    ).toBe('not-permitted');
    expect((await move(cast.officerOfShiqiao, number, 'handBackShare', { reason: '店已搬走' })).status).toBe(200);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/complaints/${number}`)).status).toBe(404);
    expect((await app.as(cast.officerOfShiqiao)('GET', '/api/shared-complaints')).body.items).toEqual([]);
  });
});
