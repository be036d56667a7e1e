import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

/** 郭庄村 and 后柳村 are of 柳河镇, 石桥村 is not. */
const [own, neighbour, far] = ['st-v0303', 'st-v0302', 'st-v0501'];
const write = (who: string, change: Record<string, unknown> = {}) =>
  app.as(who)('POST', '/api/station-messages', {
    id: uuidv7(),
    reach: 'town',
    text: '集上有人推着车卖散装洗衣液，没有厂名，买的人说洗了发痒。',
    ...change,
  });
const step = (who: string, id: string, move: string, input: object, version: number) =>
  app.as(who)('POST', `/api/station-messages/${id}/${move}`, { version, clientId: uuidv7(), input });
const listOf = async (who: string) => (await app.as(who)('GET', '/api/station-messages?state=all')).body.items ?? [];
/** What its bell has told the account of messages between stations. */
async function bellOf(who: string): Promise<string[]> {
  const { items } = (await app.as(who)('GET', '/api/messages/own')).body;
  return items
    .filter(({ page }: { page: string | null }) => page === 'stationMessages')
    .map(({ text }: { text: string }) => text);
}

describe('between stations', () => {
  it('S150 the directory names each active station with kind, town, who is on duty and the telephone, one’s own town first', async () => {
    const { stations } = (await app.as(own)('GET', '/api/station-directory')).body;
    expect(stations).toHaveLength(28);
    expect(stations[0].townName).toBe('柳河镇');
    expect(stations.find((one: { id: string }) => one.id === 'ST-V0303')).toMatchObject({
      name: expect.stringContaining('郭庄村'),
      kind: { zh: '村（社区）' },
      contactName: expect.stringMatching(/./u),
      phone: expect.stringMatching(/\d/u),
    });
    const found = (await app.as(own)('GET', `/api/station-directory?q=${encodeURIComponent('石桥镇')}`)).body;
    expect(new Set(found.stations.map((one: { townName: string }) => one.townName))).toEqual(new Set(['石桥镇']));
    expect(found.total).toBe(found.stations.length);
    expect((await app.as(cast.officer)('GET', '/api/station-directory')).status).toBe(200);
    expect((await app.as(cast.mediator)('GET', '/api/station-directory')).status).toBe(403);
    expect((await app.as(null)('GET', '/api/station-directory')).status).toBe(401);
  });

  it('S150 a station writes to all of its town: they read and answer, the offices read along, and no other station sees it', async () => {
    const { entry } = (await write(own)).body;
    expect(entry.toTownId).toBe('T03');
    expect(entry.toStationIds).toContain('ST-V0302');
    expect(entry.toStationIds).not.toContain('ST-V0303');
    expect(entry.toStationIds).not.toContain('ST-V0501');
    const [got] = await listOf(neighbour);
    expect([got.entry.id, got.more.sent, got.more.read]).toEqual([entry.id, entry.toStationIds.length, 0]);
    expect((await app.as(neighbour)('GET', `/api/station-messages/${entry.id}`)).body.more.isRead).toBe(false);
    for (let i = 0; i < 2; i += 1) await app.as(neighbour)('POST', '/api/station-messages-read', { ids: [entry.id] });
    await app.as(far)('POST', '/api/station-messages-read', { ids: [entry.id] });
    // Each hears at its bell that there is something, and of an answer its writer alone; the words stand on the page.
    expect(await bellOf(neighbour)).toEqual(['郭庄村消费维权联络站给您的站写了消息，请看。']);
    expect([await bellOf(far), await bellOf(own)]).toEqual([[], []]);
    const answered = await step(neighbour, entry.id, 'answer', { text: '我们这儿昨天也来了，白色面包车。' }, 1);
    expect(answered.status).toBe(200);
    expect(await bellOf(own)).toEqual(['后柳村消费维权联络站回复了您的站写的消息，请看。']);
    const [seen] = await listOf(own);
    expect([seen.more.read, seen.more.answered]).toEqual([1, 1]);
    const { answers } = (await app.as(own)('GET', `/api/station-messages/${entry.id}`)).body.more;
    expect(answers.map((one: { text: string }) => one.text)).toEqual(['我们这儿昨天也来了，白色面包车。']);
    expect((await listOf(cast.officer)).map((one: { entry: { id: string } }) => one.entry.id)).toEqual([entry.id]);
    expect(await listOf(far)).toEqual([]);
    expect(await listOf(cast.officerOfShiqiao)).toEqual([]);
    for (const who of [far, cast.officerOfShiqiao]) {
      expect((await app.as(who)('GET', `/api/station-messages/${entry.id}`)).status).toBe(404);
    }
    expect((await step(far, entry.id, 'answer', { text: '我也来说一句话' }, 2)).status).toBe(404);
    expect((await step(cast.officer, entry.id, 'answer', { text: '所里也来说一句' }, 2)).status).toBe(403);
  });

  it('S150 one writes to one by its name, the same press twice once, and never to itself, to a closed one or to nobody', async () => {
    const { stations } = (await app.as(own)('GET', '/api/station-directory')).body;
    const name = stations.find((one: { id: string }) => one.id === 'ST-V0501').name;
    const body = { id: uuidv7(), reach: 'one', toStationId: name };
    expect((await write(own, body)).body.entry.toStationIds).toEqual(['ST-V0501']);
    expect((await write(own, body)).body.entry.version).toBe(1);
    expect(await listOf(far)).toHaveLength(1);
    for (const toStationId of ['ST-V0303', '外县的一个站', '']) {
      const refused = await write(own, { reach: 'one', toStationId });
      expect([refused.status, refused.body.code, refused.body.fields[0].path]).toEqual([
        422,
        'station-unknown',
        'toStationId',
      ]);
    }
    expect((await write(cast.officer)).status).toBe(403);
  });

  it('fresh 11: a part of the name does where it can mean one station alone, and else the stations that it may mean are named', async () => {
    expect((await write(own, { reach: 'one', toStationId: '后柳' })).body.entry?.toStationIds).toEqual(['ST-V0302']);
    const several = await write(own, { reach: 'one', toStationId: '消费维权联络站' });
    expect([several.status, several.body.code, several.body.fields[0].path]).toEqual([
      422,
      'station-unknown',
      'toStationId',
    ]);
    expect(several.body.fields[0].zh).toMatch(/^有 \d+ 个站的名字里有“消费维权联络站”（.*等）；请写全是哪一个。$/u);
    // Its own is no other station, and one letter means nobody.
    for (const toStationId of ['郭庄村', '柳'])
      expect((await write(own, { reach: 'one', toStationId })).body.code).toBe('station-unknown');
  });

  it('S150 names nobody, holds five hundred characters, and carries no words once it is withdrawn', async () => {
    const named = await write(own, { text: '是王桂兰大娘买的，电话13812345678，你们也留意。' });
    expect([named.status, named.body.code]).toEqual([400, 'station-message-names']);
    expect(named.body.fields[0].zh).toContain('13812345678');
    expect((await write(own, { text: '长'.repeat(501) })).status).toBe(400);
    const hostile = '<script>alert(1)</script>\u202E；drop table station;--';
    const { entry } = (await write(own, { text: hostile })).body;
    expect(entry.text).toContain('<script>');
    expect((await step(neighbour, entry.id, 'withdraw', { remark: '替他撤了' }, 1)).status).toBe(403);
    const naming = await step(cast.officer, entry.id, 'withdraw', { remark: '张桂兰 13812345678 不愿意说' }, 1);
    expect([naming.status, naming.body.code]).toEqual([400, 'station-message-names']);
    const gone = await step(cast.officer, entry.id, 'withdraw', { remark: '不合适，撤回' }, 1);
    expect(gone.body.entry.state).toBe('withdrawn');
    const shown = (await app.as(neighbour)('GET', `/api/station-messages/${entry.id}`)).body;
    expect([shown.entry.text, shown.entry.remark, shown.more.answers]).toEqual(['', '', []]);
    expect(JSON.stringify(shown)).not.toContain('script');
    expect(JSON.stringify(await listOf(neighbour))).not.toContain('script');
    expect((await app.as(own)('GET', `/api/station-messages/${entry.id}`)).body.entry.text).toContain('<script>');
  });

  it('FRESH 10 站里自己办的件的投诉人、联名的人，写进消息、回复、撤回的话都退回，说是哪几个字；店名照写', async () => {
    const filed = filing({ consumer: { name: '李有田', phone: '13800000317', regionId: null } });
    const made = await app.as(own)('POST', '/api/complaints', filed);
    expect(made.status).toBeLessThan(300);
    const refused = await write(own, { text: '李有田说老周农资店卖的种子不出苗，你们也留意。' });
    expect([refused.status, refused.body.code, refused.body.fields?.[0]]).toEqual([
      400,
      'station-message-names',
      expect.objectContaining({ path: 'text', zh: '“李有田”看得出是谁；请去掉，或者换成“某某”。' }),
    ]);
    const { entry } = (await write(own, { text: '有人说老周农资店卖的种子不出苗，你们也留意。' })).body;
    const answer = { text: '李有田也来我们站说过。' };
    // The neighbour does not know him: nothing is told to it by a refusal.
    expect((await step(neighbour, entry.id, 'answer', answer, 1)).status).toBe(200);
    expect((await step(own, entry.id, 'answer', answer, 2)).body.code).toBe('station-message-names');
    expect((await step(own, entry.id, 'withdraw', { remark: '李有田不愿意' }, 2)).body.code).toBe(
      'station-message-names',
    );
  });
});

describe('between stations, on the telephone', () => {
  const devices = new Map<string, string>();
  const deviceOf = async (who: string) => {
    const known = devices.get(who);
    if (known !== undefined) return known;
    const made = await app.as(who)('POST', '/api/devices', { id: uuidv7(), name: '手机', proof });
    devices.set(who, made.body.id);
    return made.body.id as string;
  };
  const item = async (who: string, change: object = {}) => ({
    kind: 'stationMessage',
    id: uuidv7(),
    deviceId: await deviceOf(who),
    actedAt: '2026-11-25T08:30:00+08:00',
    toStationId: null,
    answerTo: null,
    text: '集上又来了卖散装洗衣液的车，大家留意。',
    ...change,
  });
  const send = (who: string, what: object) => app.as(who)('POST', '/api/outbox', what);
  const carried = async (who: string) => (await app.as(who)('GET', '/api/outbox/provisions')).body;
  const found = async (who: string, id: string) =>
    (await carried(who)).stationMessages.find((one: { id: string }) => one.id === id);

  it('S150 carries the stations of its town first, then those of its office, with who is on duty, and no other', async () => {
    const { neighbours } = await carried(own);
    expect(neighbours[0].inTown).toBe(true);
    const ids = neighbours.map(({ id }: { id: string }) => id);
    expect(ids).toContain('ST-V0302');
    expect(ids).not.toContain('ST-V0303');
    expect(ids).not.toContain('ST-V0501');
    const order = neighbours.map(({ inTown }: { inTown: boolean }) => inTown);
    expect(order).toEqual(order.toSorted((a: boolean, b: boolean) => Number(b) - Number(a)));
    for (const one of neighbours) expect(one.phone).toMatch(/\d/u);
  });

  it('S150 what was written without a network is sent once, however often it comes, and is read and answered on telephones', async () => {
    const what = await item(own);
    for (let i = 0; i < 2; i += 1) {
      const { status, body } = await send(own, what);
      // It has no number, and no raw id stands in the place of one.
      expect([status, body.number]).toEqual([200, '']);
    }
    expect((await listOf(own)).filter(({ entry }: { entry: { id: string } }) => entry.id === what.id)).toHaveLength(1);
    expect(await found(own, what.id)).toMatchObject({ isOwn: true, toName: '柳河镇', answers: [] });
    expect(await found(neighbour, what.id)).toMatchObject({ isOwn: false, isRead: false, text: what.text });
    expect(await found(far, what.id)).toBeUndefined();
    const read = { ...(await item(neighbour)), kind: 'stationMessageRead', ids: [what.id] };
    expect((await send(neighbour, read)).status).toBe(200);
    expect((await found(neighbour, what.id)).isRead).toBe(true);
    // Two stations answer at once, and one of them twice: nothing is refused for the other, and nothing doubled.
    const third = (await app.as(own)('GET', `/api/station-messages/${what.id}`)).body.entry.toStationIds.find(
      (id: string) => id !== 'ST-V0302',
    );
    const other = third.toLowerCase();
    const answers = [
      await item(neighbour, { answerTo: what.id, text: '我们这儿也来了。' }),
      await item(other, { answerTo: what.id, text: '没看见。' }),
    ];
    const sent = await Promise.all(
      [...answers, answers[0] as object].map((one, i) => send(i === 1 ? other : neighbour, one)),
    );
    expect(sent.map(({ status, body }) => [status, body.number])).toEqual([
      [200, ''],
      [200, ''],
      [200, ''],
    ]);
    const told = (await found(own, what.id)).answers.map(({ text }: { text: string }) => text);
    expect(told.toSorted()).toEqual(['我们这儿也来了。', '没看见。']);
  });

  it('S150 a refusal is told in one sentence: who is named, who is not there, whose it is not', async () => {
    const named = await send(own, await item(own, { text: '是王桂兰大娘买的，电话13812345678。' }));
    expect([named.status, named.body.code]).toEqual([400, 'station-message-names']);
    expect(named.body.fields).toHaveLength(1);
    expect(named.body.fields[0].zh).toMatch(/^[^。]+。$/u);
    const nobody = await send(own, await item(own, { toStationId: 'ST-NONE' }));
    expect([nobody.status, nobody.body.code]).toEqual([422, 'station-unknown']);
    const { id } = await item(own);
    await send(own, await item(own, { id }));
    const foreign = await send(far, await item(far, { answerTo: id, text: '我也说一句' }));
    expect(foreign.status).toBe(404);
    expect((await send(cast.officer, await item(own))).status).toBe(403);
    // Withdrawn, it carries no words on any other station's telephone, and takes no answer.
    const { version } = (await app.as(own)('GET', `/api/station-messages/${id}`)).body.entry;
    await step(own, id, 'withdraw', { remark: '说错了' }, version);
    expect(await found(neighbour, id)).toMatchObject({ isWithdrawn: true, text: '', answers: [] });
    expect((await send(neighbour, await item(neighbour, { answerTo: id, text: '晚了一步' }))).status).toBe(409);
  });

  it('FRESH 10 on the telephone too the people of the station’s own matters are refused, in a message and in an answer; a shop is not', async () => {
    const filed = filing({ consumer: { name: '郑福来', phone: '13800000318', regionId: null } });
    expect((await app.as(own)('POST', '/api/complaints', filed)).status).toBeLessThan(300);
    const refused = await send(own, await item(own, { text: '郑福来说老周农资店卖的种子不出苗。' }));
    expect([refused.status, refused.body.code, refused.body.fields?.[0]?.zh]).toEqual([
      400,
      'station-message-names',
      '“郑福来”看得出是谁；请去掉，或者换成“某某”。',
    ]);
    const what = await item(own, { text: '有人说老周农资店卖的种子不出苗。' });
    expect((await send(own, what)).status).toBe(200);
    const answer = await send(own, await item(own, { answerTo: what.id, text: '郑福来又来了。' }));
    expect([answer.status, answer.body.code]).toEqual([400, 'station-message-names']);
    // The neighbour does not know him: nothing is told to it by a refusal.
    expect((await send(neighbour, await item(neighbour, { answerTo: what.id, text: '郑福来也来过。' }))).status).toBe(
      200,
    );
  });
});
