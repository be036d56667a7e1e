import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherRouteNames, type InquiryMove, type InquiryState } from '../../../src/domain/inquiry/inquiry.ts';
import { closedZh } from '../../../src/domain/inquiry/turned.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { cast } from '../../build/cast.ts';
import { asking, filing, testApp, type Answer, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const centre = cast.centre;
const file = async (who: string | null, change: Record<string, unknown> = {}): Promise<string> => {
  const answer = await app.as(who)('POST', '/api/inquiries', asking(change));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number as string;
};
const read = async (number: string, who = centre) => (await app.as(who)('GET', `/api/inquiries/${number}`)).body;
const move = async (number: string, name: string, input: unknown, who = centre): Promise<Answer> => {
  const { version } = (await read(number)).inquiry;
  return app.as(who)('POST', `/api/inquiries/${number}/${name}`, { version, clientId: uuidv7(), input });
};
const messages = async () => {
  const { body } = await app.as(cast.admin)('GET', '/api/messages');
  return (body.messages as { text: string }[]).map(({ text }) => text);
};
const answering = {
  answer: '七天内可以退，运费自己出。',
  knowledgeId: 'seven-day-return',
  knowledgeVersion: 1,
  close: false,
};
const telling = (route: string) => ({ route, words: '', close: false });

describe('咨询: each move as it is written down', () => {
  const arrows: [row: string, move: InquiryMove, state: InquiryState, input: () => Promise<unknown>][] = [
    ['已接 → 已答复', 'answer', 'answered', async () => answering],
    ['已接 → 待查', 'markPending', 'pending', async () => ({ reason: '要问一下激活以后算不算完好' })],
    [
      '已接 → 转投诉',
      'turnIntoComplaint',
      'turnedIntoComplaint',
      async () => ({ complaintId: await complaintId(), close: false }),
    ],
    ['已接 → 转举报', 'turnIntoTipoff', 'turnedIntoTipoff', async () => ({ tipoffId: await tipoffId(), close: false })],
    ...otherRouteNames.map((route): (typeof arrows)[number] => [
      `已接 → 告知其他途径：${route}`,
      'tellRoute',
      'toldOtherRoute',
      async () => telling(route),
    ]),
  ];
  it.each(arrows)('%s', async (_, name, state, input) => {
    const number = await file(null);
    const answer = await move(number, name, await input());
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.inquiry.state).toBe(state);
  });

  it('待查 → 已答复', async () => {
    const number = await file(null);
    await move(number, 'markPending', { reason: '要问一下' });
    expect((await move(number, 'answer', answering)).body.inquiry.state).toBe('answered');
  });

  it.each(arrows.filter(([, name]) => name !== 'markPending'))('%s → 办结', async (_, name, _state, input) => {
    const number = await file(null);
    await move(number, name, await input());
    const closed = await move(number, 'close', {});
    expect(closed.body.inquiry).toMatchObject({ state: 'closed', stage: 'done' });
  });

  it('law 5: an answer that was revoked is given anew, and what had been told is kept', async () => {
    const number = await file(null);
    const answered = (await move(number, 'answer', { ...answering, close: true })).body.inquiry;
    const wrong = { cause: 'self', receivedOn: answered.answeredOn, reason: '答复依据的那一条已经改了' };
    expect((await move(number, 'decideAnew', wrong)).status).toBe(403);
    const anew = await move(number, 'decideAnew', wrong, cast.deputyDirector);
    expect(anew.body.inquiry).toMatchObject({
      state: 'open',
      stage: 'toAnswer',
      answer: null,
      closedOn: null,
      annulments: [
        {
          answer: answering.answer,
          knowledgeVersion: 1,
          closedOn: answered.closedOn,
          number: expect.stringMatching(/^青市监询重〔\d{4}〕第\d+号$/u) as string,
        },
      ],
    });
    // Its paper is that of complaints and tip-offs: which answer was revoked, why, and from when it is answered anew.
    expect(anew.body.papers).toMatchObject([{ kind: 'anew', zh: '重新答复咨询决定书', missing: [] }]);
    const letter = (await app.as(centre)('GET', `/papers/${number}/anew`)).body as string;
    expect(letter.replace(/<[^>]+>/gu, '')).toMatch(
      /经本局复查，本局决定：撤销本局.*作出的答复，本局对该咨询重新答复。.*理由：答复依据的那一条已经改了.*重新答复的期限自.*联系人：\p{Script=Han}{2,4}，/su,
    );
    expect((await app.as(null)('GET', `/papers/${number}/anew`)).status).not.toBe(200);
    // Of many in one go as well: what has no such paper is named, and who may not see who asks prints none.
    const without = await file(null);
    const many = `/papers/batch/anew?numbers=${encodeURIComponent(`${number},${without}`)}`;
    const batch = (await app.as(centre)('GET', many)).body as string;
    expect(batch.split('重新答复咨询决定书').length).toBeGreaterThan(1);
    expect([/本局对该咨询重新答复/u.test(batch.replaceAll(/<[^>]+>/gu, '')), batch.includes(without)]).toEqual([
      true,
      true,
    ]);
    // Before anybody prints, the list says which papers those that are picked have, and of how many; none where none has one.
    const picked = async (login: string | null, ...numbers: string[]) =>
      app.as(login)('GET', `/api/papers/inquiries?numbers=${encodeURIComponent(numbers.join(','))}`);
    expect((await picked(centre, number, without)).body).toEqual({ anew: 1 });
    expect((await picked(centre, without)).body).toEqual({});
    expect((await picked('st-v0601', number)).status).toBe(403);
    expect((await picked(centre, ...Array.from({ length: 51 }, (_, i) => `询2026-${1000 + i}`))).status).toBe(400);
    expect((await app.as(null)('GET', many)).status).not.toBe(200);
    expect((await app.as('st-v0601')('GET', many)).status).toBe(403);
    expect(timelineZh(anew.body.timeline.at(-1))).toMatch(/自行纠正，撤销原来的答复，.*起重新答复/u);
    expect(letter).not.toContain('起计算　');
    expect((await move(number, 'answer', answering)).body.inquiry.state).toBe('answered');
    // Who asked is told of it in writing, with proof, before it is closed; the sheet is kept as it was served.
    expect((await move(number, 'close', {})).body.code).toBe('notices-unproven');
    const on = { toldOn: answered.answeredOn, proof: '挂号信 XA0091' };
    expect((await move(number, 'recordNotice', { ...on, way: 'phone' })).body.code).toBe('anew-in-writing');
    const none = { how: 'dead', on: answered.answeredOn, end: 'none', leftBy: '', earlierOn: '', proof: '退信批条' };
    expect((await move(number, 'recordUnserved', none)).body.inquiry.annulments[0].notice.failure.how).toBe('dead');
    expect((await move(number, 'recordNotice', { ...on, way: 'mail' })).body.code).toBe('notice-not-needed');
    const back = await move(number, 'takeBackUnserved', { why: '邮局投错了门牌，13812345678 打通了' });
    expect(JSON.stringify(back.body)).not.toContain('13812345678');
    // By one name wherever it is told: as the paper has it.
    expect(timelineZh(back.body.timeline.at(-1))).toContain('送不到咨询人（重新答复咨询决定书）');
    const told = await move(number, 'recordNotice', { ...on, way: 'mail' });
    expect(told.body.inquiry.annulments[0].notice).toMatchObject({ way: 'mail', contentHash: expect.any(String) });
    expect(timelineZh(told.body.timeline.at(-1))).toMatch(/以邮寄方式告知咨询人：重新答复咨询决定书（青市监询重/u);
    expect(told.body.moves).toContain('close');
    const kept = await app.database.pool.query(
      "select s.content_hash from served_paper s join inquiry i on i.id = s.matter_id where i.number = $1 and s.kind = 'anew'",
      [number],
    );
    expect(kept.rows).toEqual([{ content_hash: told.body.inquiry.annulments[0].notice.contentHash }]);
    // Another revocation leaves the letter of the first one where it was.
    const twice = await move(number, 'decideAnew', wrong, cast.deputyDirector);
    expect(twice.body.papers).toMatchObject([{ kind: 'anew' }, { kind: 'anew', of: 'round2' }]);
    const first = twice.body.inquiry.annulments[0].number as string;
    for (const key of ['anew-round2', `anew-${encodeURIComponent(first)}`]) {
      const earlier = (await app.as(centre)('GET', `/papers/${number}/${key}`)).body as string;
      expect(earlier).toContain(first);
      expect(earlier).not.toContain('已撤销：');
    }
    const became = await file(null);
    await move(became, 'turnIntoComplaint', { complaintId: await complaintId(), close: false });
    expect((await move(became, 'decideAnew', wrong, cast.deputyDirector)).body.code).toBe('move-not-allowed');
  });

  it('an answer without an arrow is refused with its sentence, and nothing is changed', async () => {
    const number = await file(null);
    await move(number, 'answer', answering);
    for (const [name, input] of [
      ['answer', answering],
      ['markPending', { reason: '再问' }],
      ['tellRoute', telling('petition')],
    ] as const) {
      const refused = await move(number, name, input);
      expect([refused.status, refused.body.code]).toEqual([409, 'move-not-allowed']);
      expect(refused.body.zh).toContain('不能办这一步');
    }
    expect((await read(number)).inquiry.state).toBe('answered');
  });

  it('every answer cites an entry of the knowledge base with its version, which must hold', async () => {
    const number = await file(null);
    const unknown = await move(number, 'answer', { ...answering, knowledgeId: 'nothing' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'entry-unknown']);
    const other = await move(number, 'answer', { ...answering, knowledgeVersion: 9 });
    expect(other.body.code).toBe('entry-unknown');
    await move(number, 'answer', answering);
    const { entry, isOld, timeline } = await read(number);
    expect(entry).toMatchObject({ id: 'seven-day-return', version: 1, title: '网购七日无理由退货' });
    expect(isOld).toBe(false);
    expect(timeline.at(-1).detail).toMatchObject({ title: '网购七日无理由退货', knowledgeVersion: 1 });
  });

  it('has no limit of law: the clock is the county’s own', async () => {
    const { clocks, inquiry } = await read(await file(null));
    expect(clocks.map((clock: { kind: string; legalOn: unknown }) => clock.legalOn)).toEqual([null]);
    expect(inquiry.legalOn).toBe(null);
    expect(inquiry.dueOn).not.toBe(null);
  });
});

async function complaintId(): Promise<string> {
  const body = filing();
  await app.as(null)('POST', '/api/complaints', body);
  return body['clientId'] as string;
}

async function tipoffId(): Promise<string> {
  const number = await file(null);
  const allegation = { ...anAllegation(), clientId: uuidv7() };
  const { version } = (await read(number)).inquiry;
  const answer = await app.as(centre)('POST', `/api/inquiries/${number}/tipoff`, { version, allegation });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return allegation.clientId;
}

function anAllegation(): Record<string, unknown> {
  return {
    clientId: uuidv7(),
    channel: 'C01',
    anonymous: false,
    reporter: { name: '王先生', phone: '13800000118' },
    operator: { name: '刘洼代收点' },
    place: { regionId: null },
    story: '取快递每件要交两块钱代取费，不给就不给取。',
  };
}

describe('filing', () => {
  it('S54 one tap on a topic registers, answers and closes, in one request, with the number of people', async () => {
    const number = await file(centre, { question: '', knowledgeId: 'deposit', people: 4, name: '', phone: '' });
    const { inquiry, entry } = await read(number);
    expect(inquiry).toMatchObject({ state: 'closed', people: 4, outcome: 'answered', question: '定金和订金' });
    expect(entry.id).toBe('deposit');
    expect(inquiry.queryCode).toBeUndefined();
    expect(inquiry.codeStub).toBeUndefined();
  });

  it('is done once however often it is sent', async () => {
    const body = asking();
    const answers = await Promise.all([1, 2, 3].map(() => app.as(null)('POST', '/api/inquiries', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1);
    const other = await app.as(null)('POST', '/api/inquiries', { ...body, phone: '13900000000' });
    expect(other.body.code).toBe('not-permitted');
    const tapped = asking({ question: '', knowledgeId: 'deposit' });
    const [first, again] = [1, 2].map(() => app.as(centre)('POST', '/api/inquiries', tapped));
    expect((await again)?.body).toEqual((await first)?.body);
  });

  it('lets nobody of the public answer himself', async () => {
    const answer = await app.as(null)('POST', '/api/inquiries', asking({ knowledgeId: 'deposit' }));
    expect([answer.status, answer.body.code]).toEqual([403, 'not-permitted']);
  });

  it('names what is wrong in Chinese and English', async () => {
    const answer = await app.as(null)('POST', '/api/inquiries', asking({ question: '' }));
    expect(answer.status).toBe(400);
    expect(answer.body.fields[0]).toMatchObject({ path: 'question', zh: expect.stringContaining('请填写想问什么') });
    const strange = await app.as(null)('POST', '/api/inquiries', asking({ channel: 'C99' }));
    expect(strange.body.code).toBe('category-unknown');
  });

  it('tells who left a telephone that it is registered, and the answer when it was not given on the spot', async () => {
    const number = await file(null);
    expect((await messages()).some((text) => text.includes(`编号${number}`))).toBe(true);
    await move(number, 'answer', answering);
    expect((await messages()).some((text) => text.includes(number) && text.includes(answering.answer))).toBe(true);
    const spot = await file(null);
    await move(spot, 'answer', { ...answering, answer: '当面说清了的答复', close: true });
    expect((await messages()).some((text) => text.includes('当面说清了的答复'))).toBe(false);
  });
});

describe('who sees it', () => {
  it('the office that asked, the station that asked, the centre; and nobody else', async () => {
    const office = await file(cast.officer);
    const station = await file('st-v0303');
    const seen = async (who: string, number: string) => (await app.as(who)('GET', `/api/inquiries/${number}`)).status;
    expect([
      await seen(cast.officer, office),
      await seen(cast.officerOfChengguan, office),
      await seen(cast.centre, office),
    ]).toEqual([200, 404, 200]);
    expect([await seen('st-v0303', station), await seen(cast.officer, station)]).toEqual([200, 404]);
    await move(station, 'markPending', { reason: '请所里问一下', officeId: 'SO-LH' });
    expect(await seen(cast.officer, station)).toBe(200);
    expect((await move(station, 'markPending', { reason: '再问', officeId: 'SO-XX' })).body.code).toBe(
      'office-unknown',
    );
  });

  it('masks the telephone until somebody says why he must read it, and that stands in the ledger', async () => {
    const number = await file(null);
    expect((await read(number)).inquiry.askerPhone).toBe('138****0118');
    const shown = await app.as(centre)('POST', `/api/inquiries/${number}/reveal`, { reason: '给他回电话' });
    expect(shown.body.inquiry.askerPhone).toBe('13800000118');
    expect((await read(number)).timeline.at(-1)).toMatchObject({ verb: 'revealed', detail: { reason: '给他回电话' } });
  });

  it('finds by words of question and answer, number and telephone tail, and exports what is shown', async () => {
    const number = await file(null, { question: '羊肚菌菌种不出菇找谁问', phone: '13800004477' });
    for (const q of ['羊肚菌', number, '4477', '13800004477']) {
      const { body } = await app.as(centre)('GET', `/api/inquiries?q=${encodeURIComponent(q)}`);
      expect(
        body.items.map((item: { inquiry: { number: string } }) => item.inquiry.number),
        q,
      ).toContain(number);
    }
    const csv = await app.as(centre)('GET', `/api/export/inquiries?format=csv&q=${encodeURIComponent('羊肚菌')}`);
    expect(csv.body).toContain('羊肚菌菌种不出菇找谁问');
    expect(csv.body).toContain('人次');
  });
});

describe('what it becomes', () => {
  it('is registered and linked in one step, once, and the inquiry is closed', async () => {
    const number = await file(centre);
    const { version } = (await read(number)).inquiry;
    const body = { version, filing: filing({ channel: 'C01' }) };
    const path = `/api/inquiries/${number}/complaint`;
    const [first, again] = [await app.as(centre)('POST', path, body), await app.as(centre)('POST', path, body)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.body.number).toMatch(/^投\d{4}-\d{4}$/u);
    const { inquiry, became, timeline } = await read(number);
    expect(inquiry).toMatchObject({ state: 'closed', outcome: 'turnedIntoComplaint' });
    expect(became).toEqual({ kind: 'complaint', number: first.body.number });
    expect(timeline.at(-1).detail.matterNumber).toBe(first.body.number);
  });

  it('takes along what was told, whole, for who turns it; and that stands in the ledger', async () => {
    const number = await file(centre, { natureCode: 'N02' });
    const { told, version } = (await app.as(centre)('POST', `/api/inquiries/${number}/retelling`)).body;
    expect(told).toMatchObject({ name: '王先生', phone: '13800000118', categoryCode: 'V13.1', natureCode: 'N02' });
    const { inquiry, timeline } = await read(number);
    expect(told.story).toBe(inquiry.question);
    expect(version).toBe(inquiry.version);
    expect(timeline.at(-1).verb).toBe('revealed');
    expect((await app.as(cast.officer)('POST', `/api/inquiries/${number}/retelling`)).status).toBe(404);
  });

  it('gives nobody the query code of a complaint that he did not file, and shows no asker once it is over', async () => {
    const own = filing();
    const there = (await app.as(null)('POST', '/api/complaints', own)).body;
    const number = await file(centre);
    const { version } = (await read(number)).inquiry;
    const body = { version, filing: own };
    const stolen = await app.as(centre)('POST', `/api/inquiries/${number}/complaint`, body);
    expect([stolen.status, stolen.body.code]).toEqual([403, 'not-permitted']);
    expect(JSON.stringify(stolen.body)).not.toContain(there.queryCode);
    const over = await file(centre, { knowledgeId: 'deposit' });
    const retold = await app.as(centre)('POST', `/api/inquiries/${over}/retelling`);
    expect([retold.status, retold.body.code]).toEqual([409, 'move-not-allowed']);
  });

  it('is not registered when the inquiry cannot become it', async () => {
    const number = await file(centre, { knowledgeId: 'deposit' });
    const { version } = (await read(number)).inquiry;
    const total = async () => (await app.as(centre)('GET', '/api/complaints?limit=1')).body.total;
    const before = await total();
    const refused = await app.as(centre)('POST', `/api/inquiries/${number}/complaint`, { version, filing: filing() });
    expect([refused.status, refused.body.code]).toEqual([409, 'move-not-allowed']);
    const missing = await move(await file(centre), 'turnIntoComplaint', { complaintId: uuidv7() });
    expect(missing.status).toBe(404);
    expect(await total()).toBe(before);
  });

  it('is linked by nobody to a matter that he does not see, nor does he learn that it is there', async () => {
    const away = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { id } = (await app.as(cast.centre)('GET', `/api/complaints/${away}`)).body.complaint;
    const told = (await app.as(null)('POST', '/api/tipoffs', anAllegation())).body.number as string;
    const tipoff = (await app.as(cast.centre)('GET', `/api/tipoffs/${told}`)).body.tipoff.id as string;
    // The office of another town holds neither.
    const number = await file(cast.officerOfShiqiao);
    for (const [name, input] of [
      ['turnIntoComplaint', { complaintId: id }],
      ['turnIntoTipoff', { tipoffId: tipoff }],
    ] as const) {
      const { version } = (await app.as(cast.centre)('GET', `/api/inquiries/${number}`)).body.inquiry;
      const answer = await app.as(cast.officerOfShiqiao)('POST', `/api/inquiries/${number}/${name}`, {
        version,
        input,
      });
      const missing = await app.as(cast.officerOfShiqiao)('POST', `/api/inquiries/${number}/${name}`, {
        version,
        input: name === 'turnIntoTipoff' ? { tipoffId: uuidv7() } : { complaintId: uuidv7() },
      });
      expect([name, answer.status, answer.body.zh]).toEqual([name, missing.status, missing.body.zh]);
      expect(answer.status).toBe(404);
    }
    // Who has filed it himself links it, wherever it went.
    const own = filing();
    expect((await app.as(cast.officerOfShiqiao)('POST', '/api/complaints', own)).status).toBe(201);
    const { version } = (await app.as(cast.centre)('GET', `/api/inquiries/${number}`)).body.inquiry;
    const linked = await app.as(cast.officerOfShiqiao)('POST', `/api/inquiries/${number}/turnIntoComplaint`, {
      version,
      input: { complaintId: own.clientId },
    });
    expect([linked.status, linked.body.inquiry?.state]).toEqual([200, 'closed']);
  });

  it('a tip-off seals who told it, and the inquiry no longer says who it was', async () => {
    const number = await file(centre, { question: '我是王先生，13800000118，取快递要交代取费，能不能举报？' });
    const { version } = (await read(number)).inquiry;
    const allegation = anAllegation();
    const turned = await app.as(centre)('POST', `/api/inquiries/${number}/tipoff`, { version, allegation });
    expect(turned.status, JSON.stringify(turned.body)).toBe(201);
    const { inquiry, became } = await read(number);
    expect(became).toEqual({ kind: 'tipoff', number: turned.body.number });
    expect([inquiry.askerName, inquiry.askerPhone]).toEqual(['', '']);
    expect(inquiry.question).not.toMatch(/王先生|13800000118/u);
    const sent = await app.database.pool.query('select text, "to" from message where matter_id = $1', [inquiry.id]);
    expect(JSON.stringify(sent.rows)).not.toContain('13800000118');
    const row = await app.database.pool.query('select to_json(i)::text as all from inquiry as i where number = $1', [
      number,
    ]);
    expect(row.rows[0].all).not.toMatch(/王先生|13800000118/u);
  });

  it('nor what was served on him, or written down of it, before it became a tip-off', async () => {
    const asker = { name: '王秀兰', phone: '13800000127' };
    const wrong = (on: string) => ({ cause: 'self', receivedOn: on, reason: '答复依据的那一条已经改了' });
    const revoked = async () => {
      const number = await file(centre, asker);
      const { answeredOn } = (await move(number, 'answer', answering)).body.inquiry as { answeredOn: string };
      const anew = await move(number, 'decideAnew', wrong(answeredOn), cast.deputyDirector);
      expect(anew.status, JSON.stringify(anew.body)).toBe(200);
      return { number, answeredOn };
    };
    const turn = async (number: string, close: boolean) => {
      const { version } = (await read(number)).inquiry;
      const allegation = anAllegation();
      const turned = await app.as(centre)('POST', `/api/inquiries/${number}/tipoff`, { version, allegation, close });
      expect(turned.status, JSON.stringify(turned.body)).toBe(201);
    };
    const { number, answeredOn: on } = await revoked();
    const dead = { how: 'dead', on, end: 'none', leftBy: '', earlierOn: '', proof: '王秀兰的死亡证明' };
    expect((await move(number, 'recordUnserved', dead)).status).toBe(200);
    expect((await move(number, 'takeBackUnserved', { why: '王秀兰本人接了电话' })).status).toBe(200);
    const told = await move(number, 'recordNotice', { way: 'inPerson', toldOn: on, proof: '王秀兰本人签收' });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    const { contentHash } = told.body.inquiry.annulments[0].notice as { contentHash: string };
    const letter = () => app.as(centre)('GET', `/papers/${number}/anew`);
    expect((await letter()).body).toContain('王秀兰');
    await turn(number, true);
    expect(JSON.stringify(await read(number))).not.toContain('王秀兰');
    const afterwards = await letter();
    expect([afterwards.status, JSON.stringify(afterwards.body).includes('王秀兰')]).toEqual([404, false]);
    const { inquiry } = await read(number);
    // That it was told, when and in which text stays.
    expect(inquiry.annulments[0].notice).toMatchObject({ way: 'inPerson', toldOn: on, contentHash });
    const kept = await app.database.pool.query('select 1 from served_paper where matter_id = $1', [inquiry.id]);
    const ledger = await app.database.pool.query('select detail from ledger where matter_id = $1', [inquiry.id]);
    expect([kept.rows, JSON.stringify(ledger.rows).includes('王秀兰')]).toEqual([[], false]);
    // Where nobody had been told yet, nobody is left whom the inquiry could tell, and it can be closed.
    const owed = (await revoked()).number;
    await turn(owed, false);
    expect((await read(owed)).inquiry.annulments[0].notice).toBeNull();
    expect((await move(owed, 'close', {})).body.inquiry.state).toBe('closed');
    // Nor is what was sent to him kept where the inquiry is linked to a tip-off that is there already.
    const linked = await file(centre, asker);
    const sent = async () => {
      const found = await app.database.pool.query('select text from message where matter_id = $1', [
        (await read(linked)).inquiry.id,
      ]);
      return found.rows.map(({ text }) => text as string);
    };
    expect((await sent()).filter((text) => text.includes('您的咨询已登记'))).toHaveLength(1);
    expect((await move(linked, 'turnIntoTipoff', { tipoffId: await tipoffId(), close: true })).status).toBe(200);
    expect(new Set(await sent())).toEqual(new Set(['（内容已隐去）']));
    // One that was turned before either went loses them by the upgrade, and nothing that was sent since.
    const { pool } = app.database;
    const { id: former } = (await read(linked)).inquiry;
    await pool.query('update message set text = $2 where matter_id = $1', [former, '王秀兰，您的咨询已登记']);
    const later = [uuidv7(), former, '这件咨询可以办结了', app.deps.now()];
    await pool.query(
      `insert into message (id, county_id, channel, "to", text, matter_id, made_at, not_before)
       select $1, county_id, 'sms', '', $3, $2, $4::timestamptz + interval '1 hour', $4 from inquiry where id = $2`,
      later,
    );
    await pool.query(
      `insert into served_paper (county_id, id, matter_id, kind, content_hash, wording, kept_at, by_id)
       select county_id, id, id, 'anew', $2, '1', now(), handler_id from inquiry where id = $1`,
      [former, 'a'.repeat(64)],
    );
    await pool.query(readFileSync('migrations/0490-turned-inquiries.sql', 'utf8'));
    expect(new Set(await sent())).toEqual(new Set(['（内容已隐去）', '这件咨询可以办结了']));
    const served = await pool.query('select 1 from served_paper where matter_id = $1', [former]);
    expect(served.rows).toEqual([]);
  });

  it('nor do the words that officers wrote of him while he was known by name', async () => {
    const number = await file(centre, {
      name: '王大姐',
      phone: '13800000128',
      question: '我是王大姐，大名李秀莲，取快递收保管费对不对？',
    });
    const wrote = '李秀莲的儿子会再来电';
    expect((await move(number, 'note', { words: wrote })).status).toBe(200);
    // By danger in what he says those on duty are rung, and read it.
    const leak = '李秀莲又来电：隔壁驿站煤气罐在漏，嘶嘶响，人都跑出来了';
    expect((await move(number, 'note', { words: leak })).status).toBe(200);
    const rung = async () => {
      const { rows } = await app.database.pool.query<{ number: string }>(
        'select o.number from callout as o join inquiry as i on i.id = o.matter_id where i.number = $1',
        [number],
      );
      expect(rows).toHaveLength(1);
      return Promise.all(
        [cast.dutyLeader, centre].flatMap((who) =>
          ['/api/callouts', `/api/callouts/${rows[0]?.number}`].map(async (path) => {
            const answer = await app.as(who)('GET', path);
            expect(answer.status).toBe(200);
            return JSON.stringify(answer.body);
          }),
        ),
      );
    };
    for (const card of await rung()) expect(card).toContain('李秀莲又来电');
    expect((await move(number, 'markPending', { reason: `${wrote}，先查驿站的收费` })).status).toBe(200);
    const { version } = (await read(number)).inquiry;
    const turned = await app.as(centre)('POST', `/api/inquiries/${number}/tipoff`, {
      version,
      allegation: {
        ...anAllegation(),
        anonymous: false,
        reporter: { name: '李秀莲', phone: '13800000128', address: '' },
      },
      close: false,
    });
    expect(turned.status, JSON.stringify(turned.body)).toBe(201);
    expect((await move(number, 'note', { words: '已经转给市场科' })).status).toBe(200);
    const view = await read(number);
    // By either of his names, by what was written of his family, in fields, lines and lists.
    const shown = JSON.stringify([view, (await app.as(centre)('GET', `/api/inquiries?q=${number}`)).body]);
    expect(shown).not.toMatch(/李秀莲|王大姐|儿子/u);
    for (const card of await rung()) {
      expect(card).not.toMatch(/李秀莲|王大姐|儿子/u);
      expect(card).toContain('取快递收保管费对不对');
    }
    // What is said of danger since is read as ever by who is rung.
    expect((await move(number, 'note', { words: '驿站老板刚打来：又有人晕倒了，叫不醒' })).status).toBe(200);
    for (const card of await rung()) {
      expect(card).not.toMatch(/李秀莲|王大姐|儿子/u);
      expect(card).toContain('又有人晕倒了');
    }
    const { id, pendingReason } = view.inquiry;
    expect(pendingReason).toBe(closedZh);
    const lines = view.timeline.map(timelineZh) as string[];
    expect(lines.filter((line) => line.includes('这一行的原话不再显示'))).toHaveLength(3);
    expect(lines.join()).toContain('已经转给市场科');
    const row = await app.database.pool.query('select to_json(i)::text as all from inquiry as i where id = $1', [id]);
    expect(row.rows[0].all).not.toMatch(/李秀莲|王大姐|儿子/u);
    // Whoever may open the identity opens them for a reason; of the others nobody does.
    const opened = async (who: string) =>
      app.as(who)('POST', `/api/inquiries/${number}/reveal`, { reason: '核对转办前记的来电' });
    expect((await opened(cast.headOfShiqiao)).status).toBeGreaterThanOrEqual(403);
    expect(JSON.stringify((await opened(centre)).body)).toContain(wrote);
    const office = (await app.as(centre)('GET', `/api/tipoffs/${turned.body.number}`)).body.tipoff;
    const dispatch = { version: office.version, clientId: uuidv7(), input: { officeId: 'SO-SQ' } };
    const sent = await app.as(centre)('POST', `/api/tipoffs/${turned.body.number}/dispatch`, dispatch);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const late = await opened(centre);
    expect([late.status, late.body.code]).toEqual([403, 'not-permitted']);
  });
});
