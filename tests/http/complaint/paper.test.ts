import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { paperKinds, paperOf } from '../../../src/domain/complaint/papers/papers.ts';
import { PaperPage } from '../../../src/http/print/base/paper-page.tsx';
import { cast } from '../../build/cast.ts';
import { inputOf } from '../../build/complaint.ts';
import type { House } from '../../build/house/browser.ts';

import { appOf, password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { advance, fileMatter, find, untilAccepted, untilMediating } from '../../build/living-matters.ts';
import { paperFacts, matters } from '../../build/papers.ts';
import { letterPages } from '../../../src/http/print/base/letter-margin.ts';
import { docxOf } from '../../../src/http/print/base/docx.ts';
import { twipsOfMm } from '../../../src/http/print/base/docx-type.ts';
import { unzipped, wordsIn } from '../../build/house/zip.ts';

const page = async (kind: (typeof paperKinds)[number], matter = matters[kind]): Promise<string> => {
  const element = await PaperPage({ papers: [paperOf(kind, matter, paperFacts)] });
  return element.toString();
};

test.each(paperKinds)('%s is a whole page in Chinese whose title names the paper and the matter', async (kind) => {
  const html = await page(kind);
  expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/u);
  expect(html).toContain(
    `<title>${paperOf(kind, matters[kind], paperFacts).title.at(-1)} ${matters[kind].number}</title>`,
  );
});

test.each(paperKinds)(
  '%s carries no style and no script in itself, as the content security policy demands',
  async (kind) => {
    const html = await page(kind);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/u);
    expect([...html.matchAll(/<script[^>]*>([^<]*)<\/script>/gu)].map((match) => match[1])).toEqual(['']);
  },
);

test('Every asset that the page asks for exists.', async () => {
  const assets = readdirSync(new URL('../../../src/http/assets', import.meta.url));
  const asked = [...(await page('acceptance')).matchAll(/(?:src|href)="\/assets\/([^"]+)"/gu)].map((match) => match[1]);
  expect(asked).toEqual(['paper.css', 'print.js']);
  for (const name of asked) expect(assets).toContain(name);
});

test('law papers 6: a letter as a document is set in 16 points, each page numbered outside, each paper from one.', async () => {
  const long = { ...matters.decline, declineReason: '经查，双方对事实各有说法。'.repeat(40) };
  const papers = [paperOf('decline', long, paperFacts), paperOf('registration', matters.registration, paperFacts)];
  const bytes = await docxOf(papers, {
    id: 'AB2C3D4E',
    name: '周毅',
    loginName: 'zhouyi',
    office: '柳河所',
    at: new Date('2026-05-06T01:00:00Z'),
  });
  const [letter = '', form = ''] = unzipped(bytes, 'word/document.xml').split('<w:sectPr');
  expect(wordsIn(letter)).toContain(`理由和依据的事实：${long.declineReason}`);
  const sizesIn = (xml: string) => new Set([...xml.matchAll(/<w:sz w:val="(\d+)"/gu)].map(([, size]) => Number(size)));
  expect(sizesIn(letter)).toEqual(new Set([44, 32]));
  // The last line of the letter stands behind the mark of its section.
  expect(sizesIn(form)).toEqual(new Set([32, 44, 24, 21]));
  const document = unzipped(bytes, 'word/document.xml');
  expect([...document.matchAll(/<w:pgNumType w:start="1"/gu)]).toHaveLength(2);
  expect(unzipped(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders');
  const footers = [1, 2, 3, 4].map((n) => unzipped(bytes, `word/footer${n}.xml`));
  expect(footers.every((footer) => footer.includes('PAGE'))).toBe(true);
  expect(footers.map((footer) => /<w:jc w:val="(\w+)"/u.exec(footer)?.[1])).toEqual([
    'right',
    'left',
    'right',
    'right',
  ]);
  // What stands above the seal is kept with it.
  expect(letter).toMatch(/<w:keepNext\/>.*联系人：/su);
});

test('law papers 6: every paper is a letter in 16 points, in print and as a document, but for the forms with tables, which are these', async () => {
  const by = {
    id: 'AB2C3D4E',
    name: '周毅',
    loginName: 'zhouyi',
    office: '柳河所',
    at: new Date('2026-05-06T01:00:00Z'),
  };
  const forms: string[] = [];
  for (const kind of paperKinds) {
    const printed = /<article class="sheet step-(\d) (letter|form)/u.exec(await page(kind));
    if (printed?.[2] === 'form') {
      forms.push(kind);
      continue;
    }
    expect(printed?.[1], kind).toBe('0');
    const bytes = await docxOf([paperOf(kind, matters[kind], paperFacts)], by);
    const [letter = ''] = unzipped(bytes, 'word/document.xml').split('<w:sectPr');
    const sizes = new Set([...letter.matchAll(/<w:sz w:val="(\d+)"/gu)].map(([, size]) => Number(size)));
    // Title and text; the table of the parties in 投诉调解书 in 14.
    expect(sizes, kind).toEqual(new Set(kind === 'agreement' ? [44, 32, 28] : [44, 32]));
    expect(unzipped(bytes, 'word/footer1.xml'), kind).toContain('PAGE');
  }
  expect(forms.toSorted()).toEqual([
    'callRecord',
    'election',
    'minutes',
    'powerOfAttorney',
    'receipt',
    'registration',
    'routingSlip',
    'stationDeal',
    'supervision',
  ]);
});

test('law papers 6: each letter of a batch has pages of its own, which count from one.', async () => {
  const two = [paperOf('decline', matters.decline, paperFacts), paperOf('acceptance', matters.acceptance, paperFacts)];
  const classes = async (papers: typeof two) => {
    const page = String(await Promise.resolve(PaperPage({ papers })));
    return [...page.matchAll(/<article class="([^"]*)"/gu)].map(([, name]) => name);
  };
  expect(await classes(two.slice(0, 1))).toEqual(['sheet step-0 letter letter-1']);
  expect(await classes(two)).toEqual(['sheet step-0 letter letter-1', 'sheet step-0 letter letter-2']);
  for (const n of [1, 2]) expect(letterPages(2)).toContain(`@page letter-${n} { counter-increment: letter-${n}; }`);
});

test('What a person wrote cannot become markup.', async () => {
  const html = await page('decline', {
    ...matters.decline,
    consumerName: '<b>甲</b>',
    declineReason: '"><script>x()</script>',
  });
  expect(html).toContain('&lt;b&gt;甲&lt;/b&gt;');
  expect(html).not.toContain('<script>x()');
});

test('Every class of the page has its rule in the style sheet.', async () => {
  const css = `${readFileSync(new URL('../../../src/http/assets/paper.css', import.meta.url), 'utf8')}${letterPages(1)}`;
  // Marks for reading only: they look like their surroundings.
  const plain = new Set(['open', 'party']);
  const html = (await Promise.all(paperKinds.map((kind) => page(kind)))).join('');
  const classes = [...html.matchAll(/class="([^"]+)"/gu)].flatMap((match) => (match[1] ?? '').split(' '));
  const missing = [...new Set(classes)].filter(
    (name) => name !== '' && !plain.has(name) && !new RegExp(`\\.${name}(?![a-z-])`, 'u').test(css),
  );
  expect(missing).toEqual([]);
});

test('A name or an address with a number in it is broken like other words; a number, a day and a telephone are not.', async () => {
  const html = await page('registration', { ...matters.registration, operatorName: '城北农贸市场12号肉摊' });
  expect(html).toContain('<span class="slot">城北农贸市场12号肉摊</span>');
  expect(html).toContain('<span class="slot whole">13800127788</span>');
});

describe('The papers of a matter', () => {
  let app: TestApp;
  let house: House;
  let mediating: string;
  const accepted: string[] = [];
  beforeAll(async () => {
    app = await testApp();
    house = { app } as House;
    mediating = await fileMatter(house);
    await advance(house, mediating, ...untilMediating);
    for (const name of ['柳河电器', '柳河五金']) {
      const number = await fileMatter(house, { operator: { name, address: '柳河街', phone: '' } });
      await advance(house, number, ...untilAccepted);
      accepted.push(number);
    }
  });
  afterAll(() => app.close());
  const get = (path: string, login = cast.officer) => app.as(login)('GET', path);
  const at = (number: string, kind: string) => `/papers/${encodeURIComponent(number)}/${kind}`;
  /** A form that is sent by a press with a reason, as the page has it. */
  const press = async (path: string, form: Record<string, string> = {}, login = cast.officer) =>
    appOf(app.deps).request(path, {
      method: 'POST',
      headers: { cookie: await cookieOf(app, login), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...form, reason: '送达文书，要印全' }).toString(),
    });

  /** 更正当事人, by who handles it. */
  const correct = async (number: string, change: Record<string, string>) => {
    const { version } = await find(house, number);
    const body = { version, clientId: uuidv7(), input: { ...change, basis: '看了营业执照' } };
    const corrected = await app.as(cast.officer)('POST', `/api/complaints/${number}/correctParties`, body);
    expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
  };

  test('The number of the register is taken once, under two presses at one time and again later.', async () => {
    const press = () => app.as(cast.officer)('POST', `${at(mediating, 'supervision')}/number`);
    expect((await get(at(mediating, 'supervision'))).body).toContain('取文号');
    const answers = await Promise.all([press(), press()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await press()).status).toBe(303);
    const { rows } = await app.database.pool.query('select number from issued_paper');
    expect(rows).toHaveLength(1);
    const after = (await get(at(mediating, 'supervision'))).body as string;
    expect(after).toContain(rows[0].number);
    expect(after).not.toContain('取文号');
    const { rows: lines } = await app.database.pool.query("select 1 from ledger where verb = 'paper-issued'");
    expect(lines).toHaveLength(1);
  });

  test('The notice of a session that was held takes no number any more, and says why.', async () => {
    const shown = (await get(at(mediating, 'mediationNotice'))).body as string;
    expect(shown).not.toContain('取文号</button>');
    expect(shown.split('<main>')[0]).toContain('这次调解会已经开过');
    const { status, body } = await app.as(cast.officer)('POST', `${at(mediating, 'mediationNotice')}/number`);
    expect([status, body.code]).toEqual([409, 'session-over']);
    const { rows } = await app.database.pool.query("select 1 from issued_paper where kind = 'mediationNotice'");
    expect(rows).toEqual([]);
  });

  test('Who only prints is offered no number, and is refused one.', async () => {
    const number = await fileMatter(house, { operator: { name: '后柳小卖部', address: '柳河街', phone: '' } });
    await advance(house, number, 'dispatch');
    const before = await app.database.pool.query('select count(*) as n from issued_paper');
    for (const login of ['st-v0303', cast.mediator]) {
      const shown = await get(at(number, 'dispatchNotice'), login);
      expect(String(shown.body)).not.toContain('取文号');
      const { status } = await app.as(login)('POST', `${at(number, 'dispatchNotice')}/number`);
      expect([login, status >= 403]).toEqual([login, true]);
    }
    expect((await app.database.pool.query('select count(*) as n from issued_paper')).rows).toEqual(before.rows);
  });

  test('What is missing is listed on the matter and above the sheet, before anybody prints.', async () => {
    const { body } = await get(`/api/complaints/${encodeURIComponent(mediating)}`);
    const papers = body.papers as { kind: string; missing: { zh: string }[] }[];
    const lacks = papers.find(({ kind }) => kind === 'registration')?.missing.map(({ zh }) => zh) ?? [];
    expect(lacks).toContain('投诉人证件类型和号码');
    const html = (await get(at(mediating, 'registration'))).body as string;
    const above = html.split('<main>')[0] ?? '';
    expect(above).toContain('打印前请看，还缺');
    for (const words of lacks) expect(above).toContain(words);
    expect(html.split('<main>')[1]).not.toContain('还缺');
  });

  test('Who chose a village and wrote no finer address lives there on the form, and no address is missing.', async () => {
    const { body } = await app.as(cast.officer)('GET', '/api/directory');
    const village = (body.regions as { id: string; name: string; kind: string }[]).find(
      ({ name }) => name === '郭庄村',
    );
    const consumer = {
      name: '钱小芳',
      phone: '13800000512',
      address: '',
      regionId: village?.id ?? null,
      idNumber: null,
    };
    const number = await fileMatter(house, { consumer, operator: { name: '柳河果行', address: '柳河街', phone: '' } });
    const [above = '', sheet = ''] = ((await get(at(number, 'registration'), cast.centre)).body as string).split(
      '<main>',
    );
    expect(sheet).toContain('柳河镇郭庄村');
    expect(above).toContain('打印前请看，还缺');
    expect(above).not.toContain('投诉人联系地址');
  });

  test('A batch is one page a paper in the order asked for, and names the matters that have none.', async () => {
    const fresh = await fileMatter(house, { operator: { name: '柳河茶庄', address: '柳河街', phone: '' } });
    const asked = [accepted[1], fresh, accepted[0], mediating];
    const html = (await get(`/papers/batch/acceptance?numbers=${encodeURIComponent(asked.join(','))}`)).body as string;
    expect([...html.matchAll(/<article class="sheet/gu)]).toHaveLength(3);
    const order = [...html.matchAll(/登记编号：<span class="slot whole">(投[\d-]+)/gu)].map(([, number]) => number);
    expect(order).toEqual([accepted[1], accepted[0], mediating]);
    expect(html).toContain(`这些件没有这份文书，没有打印：${fresh}`);
    const none = (await get(`/papers/batch/termination?numbers=${encodeURIComponent(fresh)}`)).body as string;
    expect(none).toContain('<title>投诉终止调解决定书 0份');
    expect(none).not.toMatch(/id="print"|\.docx/u);
    const many = Array.from({ length: 51 }, (_, i) => `投2026-${String(i + 1).padStart(4, '0')}`).join(',');
    expect((await get(`/papers/batch/acceptance?numbers=${encodeURIComponent(many)}`)).status).toBe(400);
  });

  test('reliability F3: thirty-two presses for numbers at the same time are all answered, and so is the next page.', async () => {
    const asked = accepted.flatMap((number) =>
      Array.from({ length: 16 }, () => app.as(cast.officer)('POST', `${at(number, 'dispatchNotice')}/number`)),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    const { rows } = await app.database.pool.query("select 1 from issued_paper where kind = 'dispatchNotice'");
    expect(rows).toHaveLength(2);
    expect((await get(at(mediating, 'dispatchNotice'))).status).toBe(200);
  });

  test('Letters are numbered by the pattern that the county sets; what has a number keeps it, and a pattern that could not be read is refused.', async () => {
    const usual = (await app.as(cast.admin)('GET', '/api/directory')).body.county.paperPattern as string;
    const set = (paperPattern: string) => app.as(cast.admin)('PUT', '/api/county', { paperPattern });
    const numberOf = async () => {
      const number = await fileMatter(house, { operator: { name: '柳河粮店', address: '柳河街', phone: '' } });
      await advance(house, number, 'dispatch');
      const path = at(number, 'dispatchNotice');
      expect((await app.as(cast.centre)('POST', `${path}/number`)).status).toBe(303);
      const sheet = String((await get(path, cast.centre)).body).replaceAll(/<[^>]+>/gu, '');
      return { path, number: /\S{2,8}〔2026〕第?\d+号/u.exec(sheet)?.[0] ?? '' };
    };
    const before = await numberOf();
    expect(before.number).toMatch(/〔2026〕第\d+号$/u);
    expect((await set('{前缀}{文种}字〔{年}〕{序号}号')).status).toBe(200);
    const after = await numberOf();
    expect(after.number).toMatch(/字〔2026〕\d+号$/u);
    const kept = String((await get(before.path, cast.centre)).body).replaceAll(/<[^>]+>/gu, '');
    expect(kept).toContain(before.number);
    for (const wrong of ['{前缀}{文种}{年}-{序号}', '第{序号}号', '{前缀}{文种}1〔{年}〕第{序号}号'])
      expect([wrong, (await set(wrong)).status]).toEqual([wrong, 400]);
    expect((await set(usual)).status).toBe(200);
  });

  test('A letter to who complained has his own words in full, and its hash in the proof of service is of the sheet he was given.', async () => {
    const order = '2024998877664567';
    const number = await fileMatter(house, {
      operator: { name: '柳河网店', address: '柳河街', phone: '' },
      consumer: { name: '郑敏13760470099', phone: '13800000317', address: '郭庄村三组 12 号', regionId: 'V0303' },
      claim: `退订单 ${order} 的钱`,
    });
    await advance(house, number, ...untilMediating);
    await advance(house, number, 'terminate', 'recordNotice');
    const { notices } = await find(house, number);
    const hashOf = (kind: string) => notices.find((one) => one.kind === kind && one.toldOn !== null)?.contentHash;
    const acceptance = await (await press(`${at(number, 'acceptance')}/opened`)).text();
    expect(acceptance).toContain(order);
    expect(acceptance).not.toContain('****');
    const ending = (await get(at(number, 'termination'))).body as string;
    // What the other party reads too hides the number that he typed behind his name.
    expect(ending).toContain('郑敏137****0099');
    expect([hashOfSheet(acceptance), hashOfSheet(ending)]).toEqual([hashOf('acceptance'), hashOf('termination')]);
    await correct(number, { operatorName: '改了名的网店', operatorAddress: '柳河街 9 号' });
    // What was served is printed as it was served, whatever the matter says by now, opened and as a document too.
    const anew = await (await press(`${at(number, 'acceptance')}/opened`)).text();
    expect([sheetIn(anew), sheetIn((await get(at(number, 'termination'))).body)]).toEqual([
      sheetIn(acceptance),
      sheetIn(ending),
    ]);
    expect((await get(at(number, 'mediationNotice'))).body).toContain('改了名的网店');
    const volume = (await get(at(number, 'volume'))).body as string;
    expect(volume).toContain('送达的文书 2 份按送达时的原文附在后面，内容摘要和台账上的一样');
    expect([...volume.matchAll(/<article class="sheet/gu)]).toHaveLength(3);
    expect(volume).not.toContain('13760470099');
  });

  test('A decision that was revoked opens as it was served, by its number too, and says so; without the text that was served the print says that.', async () => {
    const number = await fileMatter(house, { operator: { name: '柳河花店', address: '柳河街', phone: '' } });
    await advance(house, number, ...untilMediating, 'terminate', 'recordNotice');
    const ending = (await get(at(number, 'termination'))).body as string;
    await correct(number, { operatorName: '改了名的花店' });
    const { version, notices } = await find(house, number);
    const letter = notices.find(({ kind }) => kind === 'termination')?.paperNumber ?? '';
    const input = inputOf('mediateAnew', await find(house, number), dayOf(app.deps.now()));
    const body = { version, clientId: uuidv7(), input };
    const revoked = await app.as(cast.deputyDirector)('POST', `/api/complaints/${number}/mediateAnew`, body);
    expect(revoked.status, JSON.stringify(revoked.body)).toBe(200);
    expect(revoked.body.papers).toContainEqual(
      expect.objectContaining({
        kind: 'termination',
        of: 'round1',
        number: letter,
        zh: '投诉终止调解决定书（已撤销）',
      }),
    );
    const stamp = /<p class="revoked-stamp">(已撤销：2[^<]*重新处理投诉决定书[^<]*〔\d{4}〕第\d+号)<\/p>/u;
    for (const key of ['termination', 'termination-round1', `termination-${encodeURIComponent(letter)}`]) {
      const shown = await get(at(number, key));
      expect([key, shown.status]).toEqual([key, 200]);
      expect(shown.body).toMatch(stamp);
      expect(sheetIn(String(shown.body).replace(stamp, ''))).toBe(sheetIn(ending));
    }
    expect((await get(at(number, 'termination-round2'))).status).toBe(404);
    expect((await get(at(number, 'termination'), cast.officerOfChengguan)).status).toBe(404);
    const batch = (await get(`/papers/batch/termination?numbers=${encodeURIComponent(number)}`)).body;
    expect(batch).toContain('没有可以打印的文书');
    expect((await get(at(number, 'volume'))).body).toMatch(stamp);
    await app.database.pool.query('delete from served_paper');
    const unkept = (await get(at(number, 'termination'))).body as string;
    expect(unkept).toMatch(stamp);
    expect(unkept).toContain('改了名的花店');
    expect(unkept).toContain('送达时的原文没有留存，按现在的内容打印。');
  });

  test('privacy Y3: A letter that quotes a number is masked by a link, and printed in full for a reason that is counted.', async () => {
    const phone = '13760470077';
    const had = (await app.database.pool.query("select 1 from ledger where verb = 'revealed'")).rows.length;
    const number = await fileMatter(house, {
      operator: { name: '柳河渔具', address: '柳河街', phone: '' },
      claim: `退钱，打 ${phone}`,
    });
    const before = await advance(house, number, ...untilMediating);
    const entrusting = { associationId: 'CA', agreedOn: dayOf(app.deps.now()), way: 'written' };
    const input = { ...entrusting, operatorAgreed: true, consumerAgreed: true };
    const body = { version: before.version, clientId: uuidv7(), input };
    const entrusted = await app.as(cast.officer)('POST', `/api/complaints/${encodeURIComponent(number)}/entrust`, body);
    expect(entrusted.status, JSON.stringify(entrusted.body)).toBe(200);
    const looks = async () =>
      (await app.database.pool.query("select 1 from ledger where verb = 'revealed'")).rows.length - had;
    const many = [accepted[0], number].join(',');
    const batch = `/papers/batch/acceptance?numbers=${encodeURIComponent(many)}`;
    for (const [path, login, offers] of [
      [at(number, 'acceptance'), cast.officer, true],
      [batch, cast.officer, true],
      [at(number, 'acceptance'), cast.mediator, false],
    ] as const) {
      const shown = await get(path, login);
      expect(shown.status).toBe(200);
      expect(shown.body).toContain('137****0077');
      expect(shown.body).not.toContain(phone);
      expect(String(shown.body).includes('/acceptance/opened')).toBe(offers);
      expect(String(shown.body).includes('写明理由再印全')).toBe(offers);
    }
    expect(await looks()).toBe(0);
    // A letter without a number prints as it is: nothing is asked for it, and there is nothing to open.
    expect((await get(at(accepted[0] ?? '', 'acceptance'))).body).not.toContain('/acceptance/opened');
    expect((await press(`${at(accepted[0] ?? '', 'acceptance')}/opened`)).status).toBe(404);
    expect((await press(`${at(number, 'acceptance')}/opened`, {}, cast.mediator)).status).toBe(404);
    expect(await (await press(`${at(number, 'acceptance')}/opened`)).text()).toContain(phone);
    expect(await looks()).toBe(1);
    const opened = await (await press('/papers/batch/acceptance/opened', { numbers: many })).text();
    expect(opened).toContain(phone);
    expect([...opened.matchAll(/<article class="sheet/gu)]).toHaveLength(2);
    expect(await looks()).toBe(2);
  });

  test('A slip that stays in the house quotes him with his numbers for a reason alone.', async () => {
    const number = await fileMatter(house, { story: '老板的电话 13760470088，打了不接。' });
    await advance(house, number, 'dispatch');
    const slip = (await get(at(number, 'routingSlip'))).body as string;
    expect(slip).toContain('137****0088');
    expect(slip).toContain('/routingSlip/opened');
  });

  test('A DOCX opens: its document is whole, and says what the sheet says, for one and for a batch.', async () => {
    const cookie = await cookieOf(app, cast.officer);
    const read = async (path: string, part = 'document', deps = app.deps) => {
      const response = await appOf(deps).request(path, { headers: { cookie } });
      expect(response.headers.get('content-type')).toContain('wordprocessingml');
      return unzipped(Buffer.from(await response.arrayBuffer()), `word/${part}.xml`);
    };
    // On a machine for practice, at the head of odd pages and of even ones.
    const practice = { ...app.deps, settings: { ...app.deps.settings, isPractice: true } };
    for (const part of ['header1', 'header2'])
      expect(wordsIn(await read(`${at(mediating, 'acceptance')}.docx`, part, practice))).toMatch(/^练习机.*不算数/u);
    const one = await read(`${at(mediating, 'acceptance')}.docx`);
    expect(wordsIn(one)).toContain('青禾县市场监督管理局投诉受理决定书');
    expect(wordsIn(one)).toContain(`登记编号：${mediating}`);
    expect(one).toMatch(/^<\?xml .*<\/w:document>$/su);
    // 22 lines of the grid, and of the text, stand on the 225 mm of a page.
    const [, pitch] = /<w:docGrid[^>]*w:linePitch="(\d+)"/u.exec(one) ?? [];
    expect(Math.floor(twipsOfMm(225) / Number(pitch))).toBe(22);
    const lines = [...one.matchAll(/<w:spacing [^>]*w:line="(\d+)"/gu)].map(([, line]) => line);
    expect(lines).toContain(pitch);
    expect(lines).not.toContain('580');
    const batch = await read(`/papers/batch/acceptance.docx?numbers=${encodeURIComponent(accepted.join(','))}`);
    for (const number of accepted) expect(wordsIn(batch)).toContain(number);
    expect([...batch.matchAll(/<w:sectPr/gu)]).toHaveLength(2);
  });
});

async function cookieOf(app: TestApp, loginName: string): Promise<string> {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName, password });
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What stands on the printed sheet, without who printed it. */
function sheetIn(html: unknown): string {
  const [, sheet = ''] = /<article[^>]*>(.*?)<\/article>/su.exec(String(html)) ?? [];
  return sheet.replaceAll(/<p class="mark">.*?<\/p>/gsu, '');
}

/** The hash of what stands on the printed sheet of a letter, line by line as it is read. */
function hashOfSheet(html: string): string {
  const [, sheet = ''] = /<article[^>]*>(.*)<\/article>/su.exec(html) ?? [];
  const lines = sheet
    .replaceAll(/<span class="seal">.*?<\/span>|<p class="mark">.*?<\/p>/gsu, '')
    .replaceAll(/<p[ >]|<li |<span class="line"/gu, '\n$&')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('☐', '□');
  return createHash('sha256').update(lines.trim(), 'utf8').digest('hex');
}
