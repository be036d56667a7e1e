import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { againstDanger, dangerOf, dangerWithSum } from '../../../src/domain/triage/danger/danger.ts';
import { ideas } from '../../../src/domain/triage/danger/danger-ideas.ts';
import { manners, perils } from '../../../src/domain/triage/danger/danger-notions.ts';
import { readDanger, readStretches, SignSet } from '../../../src/domain/triage/danger/danger-signs.ts';
import { dangerWeights } from '../../../src/domain/triage/danger/danger-weights.ts';
import { DangerSum, learnedWeights, shareOfAll } from '../../../src/domain/triage/danger/learned-danger.ts';
import { openingsOf } from '../../../src/domain/triage/danger/openings.ts';
import { dangerKinds } from '../../../src/domain/triage/danger/notion.ts';
import { firstAidZh, type FirstAid } from '../../../src/domain/matter/matter.ts';
import { firstAidOf, measuresOf } from '../../../src/domain/triage/urgency.ts';
import { propose } from '../../../src/domain/triage/triage.ts';
import { readAlarm, readLexicon, readTriageCounty } from '../../../src/outside/seeds.ts';
import { lessonFolders, linesIn, tunedTexts, type DangerLine } from '../../../scripts/danger/learn.ts';
import { scoreDanger } from '../../../scripts/danger/score.ts';
import { bestOf } from '../../../scripts/triage/patterns.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

describe('danger to life', () => {
  it.each([
    ['selfHarm', '再不退钱我就从你们楼上跳下去'],
    ['selfHarm', '不想活了'],
    ['threat', '他拎着汽油要点店'],
    ['threat', '有人在饭店的锅里下药'],
    ['threat', '他拿刀站在店门口'],
    ['gas', '煤气一直滋滋响怎么办'],
    ['gas', '灶下面一直滋滋响，满屋都是煤气味'],
    ['fire', '充电宝冒烟了'],
    ['trapped', '电梯里困着四个人，有个老人喘不上气'],
    ['fall', '货架塌了压着人'],
    ['vehicle', '刹车失灵，我还在路上'],
    ['violence', '我被关在传销窝里，手机被收了'],
    ['medicine', '打完玻尿酸眼睛看不见了'],
    ['other', '孩子吞了三颗磁力珠'],
    ['ill', '我爸在ICU，喝的是他家的散酒'],
    ['ill', '全家吃了蘑菇上吐下泻'],
    ['ill', '一家老小头晕恶心，炉子还烧着'],
    ['ill', '孩子烫了一身泡'],
    ['ill', '虾过敏，嗓子肿了喘不上气'],
    ['poison', '喝完奶粉孩子一直吐，抽了'],
  ] as const)('is heard, as %s: %s', (kind, text) => {
    expect(dangerOf(text)?.kind).toBe(kind);
  });

  it.each([
    '灶具去年着过火，已修好',
    '上个月拉肚子早好了',
    '气炸了，等了两个小时',
    '跳楼价买的鞋开胶',
    '毒鸡汤文案',
    '老鼠药买到假的，药不死老鼠',
    '加油站少油',
    '煤气罐短斤少两',
    '消防通道堵了一天',
    '医院停车费乱收',
    '电梯维保费涨价',
    '白酒里有塑化剂吗',
    '漏水不漏气',
    '玩具掉漆',
    '过期食品没吃',
    '三年前烧伤，现在谈赔偿',
    '孩子出院了在谈赔偿',
    '想咨询一下集体聚餐备案',
    '火爆全网的店排队三小时',
    '你好',
    '',
  ])('is not where it is past, denied, said in jest or asked in general: %s', (text) => {
    expect(dangerOf(text)).toBeNull();
  });

  it.each([
    '坑死人了',
    '楼上漏水，墙皮掉了',
    '救命，退款一直不到账',
    '手机进水了',
    '水管爆了',
    '孕妇装起球',
    '急救箱缺货',
    '再不退我就去你们店门口坐着',
    'The shop sold me a fake phone',
  ])('is not what is said in everyday speech: %s', (text) => {
    expect(dangerOf(text)).toBeNull();
  });

  it('is a threat without its usual words, and in English', () => {
    for (const text of ['我要把店点了', '我准备了一桶油'])
      expect([text, dangerOf(text)?.kind]).toEqual([text, 'threat']);
    expect(dangerOf('There is a gas leak and my mother is unconscious')).toMatchObject({ kind: 'ill', hurt: true });
    expect(dangerOf('I will jump off the roof')?.kind).toBe('selfHarm');
  });

  it.each([
    ['着火|走(?:火|水)', ['着火', '走火', '走水']],
    ['喘(?:不|得|$)', ['喘不', '喘得', '喘']],
    ['(?<!不)溺(?!爱)', ['溺']],
    ['[1-3]{1,2}个?月', ['1月', '1个', '11', '12', '33']],
    ['头?晕', ['头晕', '晕']],
    ['在.{0,8}楼', ['在']],
    ['gun$', ['gu']],
  ])('is asked of a text by a form only where its first letters stand: %s', (source, openings) => {
    expect([...(openingsOf(source) ?? [])]).toEqual(expect.arrayContaining(openings));
    expect(openingsOf(source)?.has('爱好')).toBe(false);
  });

  it.each(['.火', '[^a]火', '头?', String.raw`\d年`])(
    'is asked of every text by a form that begins anyhow: %s',
    (source) => {
      expect(openingsOf(source)).toBeNull();
    },
  );

  it('meets no form but behind its openings, and sums the same by numbers as by the words of all signs', () => {
    const texts = [5, 7, 9, 13]
      .flatMap((n) => readFileSync(`tests/fixtures/triage-texts-${n}.jsonl`, 'utf8').trim().split('\n'))
      .concat(readFileSync('scripts/danger/looks/danger-look-2.jsonl', 'utf8').trim().split('\n'))
      .map((line) => (JSON.parse(line) as DangerLine).text);
    const all = texts.join('\n');
    for (const { name, form } of [...perils, ...ideas, ...manners]) {
      const openings = form === null ? null : openingsOf(form.source);
      const met = [...all.matchAll(form ?? /$^/gmu)].map(([words]) => words);
      const isBehind = (words: string) => [1, 2].some((letters) => openings?.has(words.slice(0, letters)));
      expect([name, openings === null ? [] : met.filter((words) => !isBehind(words))]).toEqual([name, []]);
    }
    const weights = learnedWeights();
    const rows = dangerWeights.lines.split('\n').map((row, i) => [row.slice(0, row.lastIndexOf(' ')), i] as const);
    const byWord = new Map(rows);
    const worth = (signs: ReadonlySet<string>, { own, ownStep, speaks, bias, step, rare }: typeof weights.all) => {
      const places = [...signs].map((sign) => byWord.get(sign));
      const squares = places.map((at) => (at === undefined ? rare : (own[at] ?? 0) * ownStep) ** 2);
      const length = Math.sqrt(squares.reduce((sum, one) => sum + one, 0)) || 1;
      return bias + (step * places.reduce<number>((sum, at) => sum + (speaks[at ?? -1] ?? 0), 0)) / length;
    };
    for (const text of [...texts.filter((_, i) => i % 4 === 0), all.slice(0, 5000), '', '😀😀１２３']) {
      const words = readStretches(text, () => new SignSet()).map(
        ({ signs }) => shareOfAll * worth(signs, weights.all) + (1 - shareOfAll) * worth(signs, weights.runs),
      );
      const numbers = readStretches(text, (length) => new DangerSum(weights, length)).map(({ signs }) => signs.sum());
      for (const [i, sum] of words.entries()) expect([text, numbers[i]]).toEqual([text, expect.closeTo(sum, 9)]);
      expect(numbers).toHaveLength(words.length);
    }
    expect(readDanger('着火').signs.has('|着火|')).toBe(true);
  });

  it('says that somebody is hurt only where an injury is told of as going on', () => {
    expect(dangerOf('全家吃了蘑菇上吐下泻')?.hurt).toBe(true);
    expect(dangerOf('我要把店点了')?.hurt).toBe(false);
    expect(dangerOf('去年他烧伤过住院，现在又提着汽油来店里说要点店')?.hurt).toBe(false);
  });

  // What people file at length, and none of it of danger.
  const ordinary = readFileSync('tests/fixtures/triage-texts-5.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; labels: { urgent: boolean } })
    .filter(({ text, labels }) => !labels.urgent && dangerOf(text) === null)
    .map(({ text }) => text)
    .join('。')
    .repeat(3);

  it.each([300, 1200, 2500, 5000])('is heard at the end of a story of %i characters, and not without it', (length) => {
    for (const last of [
      '现在后厨煤气一直滋滋漏，老人晕倒了叫不醒',
      '刚才充电宝炸了，窗帘着火了，烟往楼道里冒',
      '现在店里着火了，快来救人',
    ])
      expect([last, dangerOf(`${ordinary.slice(0, length - last.length - 1)}。${last}`)]).toEqual([
        last,
        expect.objectContaining({ words: expect.arrayContaining([expect.any(String)]) }),
      ]);
    // Of so many ordinary words some may sound like danger by chance; a story of half a page does not.
    if (length <= 1200) expect(dangerOf(ordinary.slice(0, length))).toBeNull();
  });

  it('is heard where nobody puts a stop, and at the end of what is longer than a story may be', () => {
    const bare = ordinary.replaceAll(/[^\p{L}\p{N}]+/gu, '');
    expect(dangerOf(`${bare.slice(0, 700)}现在后厨煤气一直滋滋漏老人晕倒了没人救`)).not.toBeNull();
    expect(dangerOf(`${ordinary.repeat(3).slice(0, 9000)}。刚才充电宝冒烟了，着火了快来人`)).not.toBeNull();
  });

  it.each(['吐,', '着火,', '店', '2023年3月5日着火漏气,'])('takes twice as long for twice the text: %s', (one) => {
    const [half = '', whole = ''] = [2500, 5000].map((length) => one.repeat(length / one.length));
    for (let i = 0; i < 5; i += 1) dangerOf(whole);
    // In turn, so that both meet the same machine: what else it does comes and goes.
    let [short, long] = [Infinity, Infinity];
    for (let i = 0; i < 20; i += 1) {
      short = Math.min(
        short,
        bestOf(1, () => dangerOf(half)),
      );
      long = Math.min(
        long,
        bestOf(1, () => dangerOf(whole)),
      );
    }
    expect(long).toBeLessThan(Math.max(4, 3 * short));
    expect(long).toBeLessThan(25);
  });

  it('pages by the rules of urgency only where what was learned does not speak plainly against it', async () => {
    const alarm = await readAlarm();
    const told = { channel: 'C01', receivedOn: '2026-05-06', context: null, known: {}, earlier: [] } as const;
    const county = await readTriageCounty();
    const words = '电动车脚踏板断，腿划了条口子，店里只肯赔一半修车钱';
    expect(propose({ ...told, text: words }, county).urgent.value).toBe(true);
    expect(dangerWithSum(words).sum).toBeLessThan(againstDanger);
    expect(alarm(words, told.receivedOn)).toBeNull();
    expect(alarm('一桌八个人吃完都上吐下泻，有两个送医院了', told.receivedOn)).not.toBeNull();
  });

  it('is heard in a question, and shows the words by which it was', () => {
    expect(dangerOf('请问煤气罐嘶嘶漏，一楼道都是味，要不要开灯看看')?.words.join('')).toMatch(/嘶|漏/u);
  });

  it('says 110 and 120 first where somebody means to harm himself or others, and decides nothing else', async () => {
    const county = await readTriageCounty();
    const { firstMeasures } = await readLexicon();
    const told = { channel: 'C01', receivedOn: '2026-05-06', context: null, known: {}, earlier: [] } as const;
    const threat = propose({ ...told, text: '美发卡余额不退，他说要带汽油去烧店' }, county);
    expect(threat.urgent.value).toBe(true);
    expect(threat.urgent.measures.map(({ zh }) => zh)).toEqual([firstMeasures['threat']?.zh]);
    expect(firstMeasures['threat']?.zh).toMatch(/^有生命危险先打110、120/u);
    expect(firstMeasures['selfHarm']?.zh).toMatch(/^有生命危险先打110、120/u);
    // The same complaint without the threat is decided as it is with it.
    const calm = propose({ ...told, text: '美发卡余额不退' }, county);
    expect(calm.urgent.value).toBe(false);
    expect(threat.decision.value).toBe(calm.decision.value);
  });

  it('has a row of first measures for each kind, with whom to call, its source, and goods where it is about goods alone', async () => {
    const lexicon = await readLexicon();
    const rows = dangerKinds.map((kind) => [kind, lexicon.firstMeasures[kind]] as const);
    for (const [kind, row] of rows) {
      expect(row?.zh, kind).toMatch(/1(?:10|19|20)/u);
      expect(row?.source, kind).toMatch(/^《.+》第/u);
      expect(kind === 'other' || (row?.to.length ?? 0) > 0, kind).toBe(true);
      expect(/停用|下架|封存/u.test(row?.zh ?? ''), kind).toBe(row?.goods);
    }
    const of = (...told: [danger: string, words: string][]) => {
      const { measures, to, ofGoods } = measuresOf(
        told.map(([danger, words]) => ({ danger, words })),
        lexicon,
      );
      return [measures.map(({ zh }) => zh.slice(0, 6)), to, ofGoods];
    };
    expect(of(['trapped', '电梯里困了三个人'])).toEqual([['先打119、'], ['FIRE', 'EMER'], false]);
    expect(of(['gas', '煤气罐在漏，人在吃饭'])).toEqual([['先离开屋子，'], ['FIRE', 'EMER', 'HOUS'], false]);
    expect(of(['ill', '二十个人吃席上吐下泻'])).toEqual([['先救人：送医'], ['HEAL'], true]);
    expect(of(['ill', '孩子穿了这鞋晕倒了'])).toEqual([['先打120、', '先送医；停用'], ['HEAL'], true]);
    expect(of(['pressed', '电梯里困了三个人'])).toEqual(of(['trapped', '电梯里困了三个人']));
    // What was told last comes first, and each measure and department once.
    expect(of(['poison', '误服农药'], ['gas', '煤气在漏'], ['selfHarm', '要跳楼'], ['gas', '还在漏'])).toEqual([
      ['先离开屋子，', '有生命危险先', '先救人：打1'],
      ['FIRE', 'EMER', 'HOUS', 'PSB', 'HEAL'],
      true,
    ]);
  });

  it('has of each row what whoever tells of it does himself, with no order of the bureau in it, and whom to call first', async () => {
    const lexicon = await readLexicon();
    for (const [key, { zh, caller }] of Object.entries(lexicon.firstMeasures)) {
      expect(caller.zh, key).toMatch(/。$/u);
      expect(caller.en, key).not.toBe('');
      expect(caller.zh, key).not.toMatch(/通知|部门|封存|值班|来电/u);
      const [first] = /1(?:10|19|20)/u.exec(zh) ?? [];
      if (first !== undefined) expect(caller.numbers[0], key).toBe(first);
    }
    const { of, by } = firstAidOf(lexicon);
    const leak = of([{ danger: 'gas', words: '煤气罐在漏，老人头晕' }]);
    expect(leak).toMatchObject({ keys: ['gas'], numbers: ['119', '120'], dial: { zh: '先到外面，再打' } });
    expect(firstAidZh(leak as FirstAid)).toMatch(/^先到外面，再打119、120。马上带老人孩子离开屋子.*不碰开关/u);
    expect(by(leak?.keys ?? [])).toEqual(leak);
    // An address that names no row shows nothing.
    expect([by(['yes']), by(['constructor']), by([])]).toEqual([null, null, null]);
    expect(of([{ danger: 'ill', words: '孩子穿了这鞋晕倒了' }])?.keys).toEqual(['ill', 'goods']);
  });

  it('costs less than 4 ms a text, in 400 kB', async () => {
    const text =
      '投诉饭店退卡不给退，合同发票都有，说了三回。刚才后厨锅炉房的管子裂了，一屋子白汽，有人喊，老板把门关上了。'.repeat(
        5,
      );
    dangerOf(text);
    const hear = () => {
      for (let i = 0; i < 50; i += 1) dangerOf(text);
    };
    expect((await processorTimeOf(hear, 200)) / 50).toBeLessThan(4);
    expect(readFileSync('src/domain/triage/danger/danger-weights.ts').length).toBeLessThan(400_000);
  });

  it.each([
    // A little below what came out: 0.992 and 5 of 170 in vain, 1.000 and 4 of 151, 24 of 25 and 4 of 48, 33 of 35 and 1 of 131.
    ['danger-look-2', 0.98, 9],
    ['danger-look-3', 0.98, 7],
    ['danger-look-4', 0.96, 6],
    ['danger-look-5', 0.94, 3],
  ] as const)('is heard in %s as when it was scored, and nothing was learned from it', async (name, least, most) => {
    const look = readFileSync(`scripts/danger/looks/${name}.jsonl`, 'utf8');
    expect(readFileSync('scripts/danger/looks/SHA256', 'utf8')).toContain(
      createHash('sha256').update(look).digest('hex'),
    );
    const lines = look
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as DangerLine);
    const { recall, false: vain } = scoreDanger(lines, await readAlarm());
    expect(recall).toBeGreaterThanOrEqual(least);
    expect(vain.length).toBeLessThanOrEqual(most);
    const taught = lessonFolders
      .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
      .concat(tunedTexts)
      .filter((file) => file.endsWith('.jsonl'))
      .reduce((sum, file) => sum + linesIn(file).length, 0);
    expect(readFileSync('src/domain/triage/danger/danger-weights.ts', 'utf8')).toContain(`What ${taught} labelled`);
  });

  it('is heard without a stop as with one: the manner of voice input speaks neither for danger nor against it', async () => {
    const alarm = await readAlarm();
    const heard = (text: string) => alarm(text, '2026-06-15') !== null;
    for (const text of [
      '你好就是我在你们那个步行街买了一条裤子然后洗了一次裤腿就短了一截嗯大概有三四公分吧我去找他他说棉的都会缩',
      '呃我想反映的就是那个英语培训班他当时说是外教小班然后结果去了以后是中国老师二十几个人一个班',
      '你好那个我的手机送去修然后修了二十天了现在他们说配件没有然后也不给我备用机就让我一直等着',
    ])
      expect([text, heard(text)]).toEqual([text, false]);
    for (const text of [
      '喂你好就是我家楼下那个饭店然后现在里面有烟冒出来然后我看见还有人在里面吃饭',
      '那个我妈她在按摩店做那个推拿然后刚才就说眼前黑现在叫她不应了',
    ])
      expect([text, heard(text)]).toEqual([text, true]);
  });

  it('is scored by texts, with what was missed and what paged in vain', async () => {
    const lines = [
      { id: 'a', text: '他拿刀站在店门口', urgent: true },
      { id: 'b', text: '羽绒服钻毛要求退货', urgent: true },
      { id: 'c', text: '煤气罐短斤少两', urgent: false },
      { id: 'd', text: '着火了快来人', urgent: false },
    ];
    expect(scoreDanger(lines, await readAlarm())).toEqual({
      n: 4,
      recall: 0.5,
      precision: 0.5,
      missed: ['b'],
      false: ['d'],
    });
  });
});
