/** J5: seed fails in four villages. Told in four different ways, it is one trouble: found, confirmed, asked of every station, and warned of. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJob } from '../../../src/jobs/run.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { countyId } from '../../build/complaint.ts';
import { fileByHand } from '../../build/house/portal.ts';
import { filing } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** OH9 to OH12 of the labelled texts, and strangers of the same days. */
const told = [
  {
    name: '刘二柱',
    phone: '13800001001',
    home: 'V0301',
    venue: 'V0301',
    shop: '柳河兴农种子店',
    story:
      '今年春上买的“丰垦818”玉米种，6袋，一袋45，种了7亩。眼下别人家棒子都甩缨了，俺这地里高的高矮的矮，十棵有四棵没棒子。卖种的说是天旱。',
  },
  {
    name: '吴老栓',
    phone: '13800001002',
    home: 'V0403',
    venue: 'V0401',
    shop: '老胡种子门市',
    story:
      '苞米光长秆不结穗，掰开就一层皮。种子是白杨集老胡种子门市拿的，袋子红底黄字，上头有个818，全名记不清了，袋子叫烧锅烧了，还剩一个。十一亩地，指着它供孩子上学呢。',
  },
  {
    name: '许建设',
    phone: '13800001003',
    home: 'V0703',
    venue: 'V0701',
    shop: '惠农种业',
    story:
      '春播玉米，品种丰垦八一八，大营农资市场惠农种业买的，发票在。8月初发现大面积秃尖缺粒，店家让找厂家。8亩地估计损失四五千元。',
  },
  {
    name: '马长顺',
    phone: '13800001004',
    home: 'V0503',
    venue: 'V0503',
    shop: '流动售种车',
    story:
      '马塘二组五户联名：都是春上流动车送下乡的种子，一袋便宜五块，喇叭喊的“丰垦”，没开票。苗就不齐，现在出穗一半都没有。五户23亩。要求赔种子钱和减产。',
  },
];
const strangers = [
  '在街边店买的白菜种，出芽还行，就是多收了我十块钱，要退差价。',
  '手机屏幕用了三天就花了，店家不给换。',
];
const read = () => runJob({ ...house.app.deps, connection: '', channels: {} as never }, 'read-matters');
const centre = (method: 'GET' | 'POST', path: string, body?: object) => house.app.as(cast.centre)(method, path, body);

test('J5 S176 S186 四个村说法不同，第三件就提出疑似；确认、备案、问全县 28 站都答、警示发到群众手里，没有误收一件', async () => {
  // The first by hand on the portal, as a citizen does; the others come in by telephone and at stations.
  const citizen = await house.open({ phone: true });
  await citizen.goto('/complaint');
  const [first, ...others] = told;
  const slip = await fileByHand(citizen, first as (typeof told)[number]);
  await citizen.close();
  const numbers = [slip.number];
  const fileOne = async (story: string, who: Partial<(typeof told)[number]>) => {
    const {
      name = '王五',
      phone = `1370000${String(numbers.length + 1000)}`,
      home = 'V0302',
      venue = 'V0301',
      shop = '街边店',
    } = who;
    const form = filing({
      story,
      consumer: { name, phone, address: '', regionId: home },
      operator: { name: shop, address: '', phone: '' },
      place: { regionId: venue },
    });
    const { body } = await centre('POST', '/api/complaints', form);
    return (body.complaint?.number ?? body.number) as string;
  };
  for (const story of strangers) await fileOne(story, { phone: `1370000${String(2000 + strangers.indexOf(story))}` });
  numbers.push(await fileOne(others[0]?.story ?? '', others[0] ?? {}));
  await read();
  expect((await centre('GET', '/api/incidents')).body.items).toEqual([]);
  numbers.push(await fileOne(others[1]?.story ?? '', others[1] ?? {}));
  await read();
  numbers.push(await fileOne(others[2]?.story ?? '', others[2] ?? {}));
  await read();

  const desk = await house.openDesk(cast.centre, { at: '/desk/incidents', width: 1440 });
  await desk.locator('tr[data-row] a').first().click();
  await desk.getByText('疑似', { exact: true }).first().waitFor();
  await expectGood(desk, 'a suspicion that facts have raised');
  const { items } = (await centre('GET', '/api/incidents')).body;
  expect(items).toHaveLength(1);
  const { entry, more } = (await centre('GET', `/api/incidents/${items[0].entry.number}`)).body;
  const inside = more.members.filter(({ state }: { state: string }) => state === 'in');
  const offered = more.members.filter(({ state }: { state: string }) => state === 'offered');
  expect(inside.length).toBeGreaterThanOrEqual(3);
  expect([...inside, ...offered].map(({ number }: { number: string }) => number).toSorted()).toEqual(
    numbers.toSorted(),
  );
  for (const { matterId } of offered) {
    const { version } = (await centre('GET', `/api/incidents/${entry.number}`)).body.entry;
    await centre('POST', `/api/incidents/${entry.number}/takeIn`, { version, input: { memberId: matterId } });
  }

  const responsibleId = (await findAccountByLogin(house.app.deps.db, countyId, cast.officer))?.id;
  const step = async (move: string, input: object = {}) => {
    const { version } = (await centre('GET', `/api/incidents/${entry.number}`)).body.entry;
    const done = await centre('POST', `/api/incidents/${entry.number}/${move}`, { version, input });
    expect(done.status, `${move} ${JSON.stringify(done.body)}`).toBe(200);
    return done.body;
  };
  await step('confirm', { reason: '同一个品种，同一个毛病', level: '3', responsibleId });
  await step('file');
  const due = new Date(Date.now() + 32 * 3_600_000).toISOString();
  const question = '咱村有没有“丰垦818”玉米不结穗？';
  const asked = await centre('POST', '/api/area-checks', {
    id: uuidv7(),
    incidentNumber: entry.number,
    question,
    dueAt: due,
  });
  const check = asked.body.entry.number as string;
  const { stations } = (await centre('GET', `/api/area-checks/${check}/answers`)).body;
  expect(stations).toHaveLength(28);
  for (const [n, { stationId }] of stations.entries()) {
    const yes = n % 6 === 0;
    const form = {
      id: uuidv7(),
      checkNumber: check,
      stationId,
      entered: 'call',
      answer: yes ? 'yes' : 'no',
      households: yes ? 2 : 0,
    };
    expect((await centre('POST', '/api/area-answers', form)).status).toBe(200);
  }
  await desk.reload();
  await desk.getByText('28 / 28').waitFor();
  await expectGood(desk, 'an incident of which every station has answered');
  const paper = await centre('GET', `/papers/incidents/${encodeURIComponent(entry.number)}/transfer`);
  expect(String(paper.body)).toContain('关于移交群体投诉有关情况的函');
  await step('answerAll', { words: '已经请县农业农村局现场鉴定，请先别砍秆，结果出来马上告诉您。' });

  const warning = {
    id: uuidv7(),
    kind: 'warning',
    title: '种了“丰垦818”不结穗的，先别砍秆',
    text: '四个乡镇有人反映，春上买的玉米种出穗少、秃尖缺粒，正在等田间鉴定。',
    advice: '地里留着，等专家看\n种子袋和小票留着',
    townIds: [],
    sourceKind: 'incident',
    sourceNumber: entry.number,
  };
  expect((await house.app.as(cast.officer)('POST', '/api/warnings', warning)).status).toBe(200);
  const { today } = (await house.app.as(cast.officer)('GET', '/api/session')).body;
  for (const [who, move, input] of [
    [cast.officer, 'check', { checkedHow: '和各件投诉、各站回答对得上' }],
    [cast.officeHead, 'review', {}],
    [cast.centre, 'approve', {}],
    [cast.centre, 'publish', { untilOn: `${Number(today.slice(0, 4)) + 1}-01-01` }],
  ] as const) {
    const { version } = (await centre('GET', `/api/warnings/${warning.id}`)).body.entry;
    const done = await house.app.as(who)('POST', `/api/warnings/${warning.id}/${move}`, {
      version,
      clientId: uuidv7(),
      input,
    });
    expect(done.status, `${move} ${JSON.stringify(done.body)}`).toBe(200);
  }
  const villager = await house.open({ phone: true });
  await villager.goto('/warnings');
  await villager.getByRole('link', { name: warning.title }).click();
  await expect.poll(() => villager.getByText('先别砍秆').count(), patience).toBeGreaterThan(0);
  await villager.close();
});
