import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../src/domain/base/actor.ts';
import {
  homesOf,
  isHostedBy,
  seenTipoff,
  markedWords,
  mayReveal,
  reveal,
  soughtWords,
  withoutHome,
  withoutOwn,
  withoutReporter,
} from '../../../src/domain/tipoff/reporter.ts';
import { shownReporter } from '../../../src/domain/tipoff/words/shown-reporter.ts';
import { stationTipoffWords } from '../../../src/domain/tipoff/state-words.ts';
import { TipoffQuery } from '../../../src/domain/tipoff/tipoff-list.ts';
import { askedByStation } from '../../../src/domain/tipoff/seen-by-station.ts';
import { tipoffStages, type Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import type { Station } from '../../../src/domain/county/station.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { tipoffValues } from '../../../src/domain/exchange/import/tipoff-row.ts';
import { anAllegation, aTipoff, handler, makeTipoff, registered, reporterPart, second } from '../../build/tipoff.ts';

const today = '2026-04-24';
const seed = JSON.parse(readFileSync(new URL('../../../seeds/qinghe.json', import.meta.url), 'utf8')) as {
  stations: Station[];
};
const station = (id: string) => seed.stations.find((one) => one.id === id) as Station;

describe('what every view shows', () => {
  it('is never the name', () => {
    expect(shownReporter({ anonymous: false })).toEqual({ zh: '举报人***', en: 'Reporter ***' });
    expect(shownReporter({ anonymous: true }).zh).toBe('匿名举报人');
  });

  it('has nothing of the person in the tip-off itself, in any field', () => {
    const all = JSON.stringify(
      registered({ story: '我是何桂花，电话 138 0000 0602，他们乱收费。', evidence: '问何桂花就知道' }),
    );
    for (const word of [
      reporterPart.name,
      reporterPart.phone,
      '138 0000 0602',
      reporterPart.address,
      reporterPart.regionId,
    ])
      expect(all).not.toContain(word);
    expect(all).toContain('我是举报人***，电话 举报人***，他们乱收费。');
  });
});

describe('the tip-off as a role sees it', () => {
  const decided = makeTipoff(aTipoff({ state: 'closed' }), 'grantReward', '2026-05-08');

  it.each(roles)('carries for the role %s nothing that leads to the reporter', (role) => {
    const seen = seenTipoff({ ...decided, codeWordHash: 'hash' }, role);
    for (const key of ['codeWordHash', 'codeStub', 'reporterId']) expect(seen).not.toHaveProperty(key);
    expect(seen).toMatchObject({ number: decided.number, operatorName: decided.operatorName, story: decided.story });
  });

  it('tells a station nothing of how it is handled', () => {
    const station = seenTipoff({ ...decided, decisionReason: '理由' }, 'station');
    expect(station).toMatchObject({
      evidence: '',
      outcome: null,
      decidedOn: null,
      handlerId: null,
      secondId: null,
      approverId: null,
      decisionReason: null,
      enforcementNumber: null,
      penaltyFen: null,
      reward: null,
      notices: [],
    });
    expect(seenTipoff(decided, 'officer')).toMatchObject({ reward: decided.reward, evidence: decided.evidence });
  });
});

describe('privacy Y6: numbers in what the office wrote of a tip-off', () => {
  const words = '他打13812340317说的';
  const told = aTipoff({
    state: 'verifying',
    decisionReason: words,
    extensionReason: words,
    givenBackReason: words,
    proposal: { what: 'open', words, on: '2026-04-20', byId: 'a' },
  });

  it('are hidden on the desk and stand there when they were opened', () => {
    const hidden = '他打138****0317说的';
    expect(seenTipoff(told, 'officer')).toMatchObject({
      decisionReason: hidden,
      extensionReason: hidden,
      givenBackReason: hidden,
      proposal: { ...told.proposal, words: hidden },
    });
    expect(seenTipoff(told, 'officer', true)).toMatchObject({ decisionReason: words, proposal: told.proposal });
  });
});

describe('第三十七条 举报人住的村不在话里', () => {
  const regions = [
    { id: 'V0303', name: '郭庄村', kind: 'village' },
    { id: 'V0104', name: '前进社区', kind: 'village' },
    { id: 'T03', name: '柳河镇', kind: 'town' },
  ] as const;

  it('按选的村认，也按写的地址认；镇不算', () => {
    expect(homesOf({ address: '', regionId: 'V0303' }, regions)).toEqual(['郭庄村']);
    expect(homesOf({ address: '柳河镇郭庄村三组', regionId: null }, regions)).toEqual(['郭庄村']);
    expect(homesOf({ address: '柳河镇', regionId: 'T03' }, regions)).toEqual([]);
    expect(homesOf(null, regions)).toEqual([]);
  });

  it.each([
    ['我是郭庄村三组的，他家卖假烟', '我是某村的，他家卖假烟'],
    ['我们郭庄的人都知道', '我们某村的人都知道'],
    ['住郭庄村5号楼，天天闻到', '住某村，天天闻到'],
    ['郭庄二组好几家都买了', '某村好几家都买了'],
  ])('%s → %s', (told, shown) => {
    expect(withoutHome(told, ['郭庄村'], ['老周农资店', '柳河街'])).toBe(shown);
  });

  it('店名、店址里的照写，别的词不拆', () => {
    expect(withoutHome('郭庄村小卖部卖过期奶，我是郭庄村的', ['郭庄村'], ['郭庄村小卖部', ''])).toBe(
      '郭庄村小卖部卖过期奶，我是某村的',
    );
    expect(withoutHome('说要前进一步，前进社区都知道', ['前进社区'], ['超市'])).toBe('说要前进一步，某社区都知道');
  });
});

describe('第三十七条 改过的经过、补充的话也不带出举报人的住处和联系方式', () => {
  const reporter = {
    name: '何桂花',
    phone: '13800000602',
    address: '阳光小区3号楼2单元',
    regionId: 'V0303',
    idNumber: null,
    wantsReward: false,
    ownWords: null,
  };
  const regions = [{ id: 'V0303', name: '郭庄村', kind: 'village' }] as const;
  const allegation = (story: string) => ({ ...anAllegation({ story }), reporter });
  const told = { operatorName: '驿站', operatorAddress: '', story: '取件多收钱', evidence: '小票' };
  const values = (story: string, sealed: typeof reporter | null) => tipoffValues(allegation(story), sealed, regions);

  it.each([
    ['我住阳光小区3号楼2单元，天天闻到', '我住举报人住处，天天闻到'],
    ['有事加我微信hegui_76，别打电话', '有事加我微信***，别打电话'],
    ['店主的微信wang_888收的钱', '店主的微信wang_888收的钱'],
    ['我是郭庄村的，又买到一袋', '我是某村的，又买到一袋'],
  ])('%s → %s', (words, shown) => {
    expect(values(words, null).story).toBe(shown);
    expect(withoutOwn(words, reporter, ['郭庄村'], told).words).toBe(shown);
  });

  it('再导入的经过换了名字也认得出密封的那一位', () => {
    const other = { ...reporter, name: '赵四', phone: '13911112222', address: '', regionId: null };
    const shown = tipoffValues(
      { ...anAllegation({ story: '郭庄村何桂花家（13800000602）又来过' }), reporter: other },
      reporter,
      regions,
    );
    expect(shown.story).toBe('某村举报人***家（举报人***）又来过');
  });

  it('经过里没写自己、补充里写了的，密封里先有经过再有补充，登记表上一句不少', () => {
    const added = withoutOwn('我是何桂花，又多收了', reporter, [], told).reporter?.ownWords;
    expect(added).toBe('取件多收钱\n小票\n补充：我是何桂花，又多收了');
    const again = withoutOwn('何桂花再说一句', { ...reporter, ownWords: added ?? null }, [], told).reporter?.ownWords;
    expect(again).toBe(`${added}\n补充：何桂花再说一句`);
  });

  it('没有要密封的话，密封里的也不动', () => {
    const kept = withoutOwn('又多收了两块', reporter, ['郭庄村'], told);
    expect(kept).toEqual({ words: '又多收了两块', reporter: null });
  });
});

describe('what a station learns of how far it is', () => {
  const seen = (state: Tipoff['state']) => seenTipoff(aTipoff({ state }), 'station');

  it('is one of three: taken in, looked into, done; whatever was decided looks the same', () => {
    const decided = ['verifying', 'opened', 'notOpened', 'noPower', 'transferred', 'repeated'] as const;
    expect(new Set(decided.map((state) => `${seen(state).state} ${seen(state).stage}`))).toEqual(
      new Set(['verifying verifying']),
    );
    expect([seen('registered').stage, seen('closed').stage, seen('archived').state]).toEqual([
      'toDispatch',
      'done',
      'closed',
    ]);
    expect(seen('opened')).toMatchObject({
      dueOn: null,
      dueRule: null,
      legalOn: null,
      escalatedTo: 0,
      archivedOn: null,
    });
    for (const stage of tipoffStages.filter((one) => Object.values(seen('opened')).includes(one)))
      expect(Object.keys(stationTipoffWords)).toContain(stage);
  });

  it('cannot be asked for: a state stands for all that look like it, and outcome, handler, clock and case are left out', () => {
    const asked = askedByStation(
      TipoffQuery.parse({
        state: 'opened',
        stage: 'inEnforcement',
        outcome: 'opened',
        handlerId: 'x',
        due: 'overdue',
        rewarded: 'yes',
        figure: 'casesOpened',
        from: '2026-01-01',
        to: '2026-12-31',
        officeId: 'SO-LH',
        sort: 'due',
        q: '快递',
      }),
    );
    expect(asked).toMatchObject({ q: '快递', sort: 'newest', outcome: undefined });
    expect(asked.state).toContain('notOpened');
    expect(asked.stage).toEqual(['toVerify', 'verifying', 'toTell', 'inEnforcement', 'toClose']);
    for (const name of ['handlerId', 'due', 'rewarded', 'figure', 'officeId', 'urged', 'anonymous'])
      expect(asked).not.toHaveProperty(name);
  });
});

describe('the identity', () => {
  const tipoff = aTipoff({ state: 'verifying' });
  const opened = (role: Role, change = {}) =>
    codeOf(() => reveal(tipoff, { reason: '电话告知处理结果' }, facts({ today, by: anActor(role, change) })));

  it.each(roles)('as the role %s is opened only by those who need it', (role) => {
    expect(opened(role) === null).toBe(['officer', 'officeHead', 'leader'].includes(role));
  });

  it('is opened by the two officers, not by a third one of the office, nor by another office', () => {
    expect(mayReveal(handler, tipoff) && mayReveal(second, tipoff)).toBe(true);
    expect(opened('officer', { id: '00000000-0000-7000-8000-0000000000aa' })).toBe('not-permitted');
    expect(opened('officeHead', { organisationId: 'SO-SQ' })).toBe('not-permitted');
    expect(opened('leader', { countyId: 990127 })).toBe('not-permitted');
  });

  it('is open to the centre only while it holds the tip-off', () => {
    expect(mayReveal(anActor('centre'), aTipoff())).toBe(true);
    expect(mayReveal(anActor('centre'), tipoff)).toBe(false);
  });

  it('is never open to a station, not even the one that wrote it down', () => {
    expect(mayReveal(anActor('station'), { ...tipoff, stationId: 'ST-V0303' })).toBe(false);
  });

  it('leaves a line that says who and why, without the identity', () => {
    const line = reveal(tipoff, { reason: '电话告知处理结果' }, facts({ today }));
    expect(line).toMatchObject({ verb: 'reporter-revealed', by: handler.id, detail: { reason: '电话告知处理结果' } });
    expect(JSON.stringify(line)).not.toContain(reporterPart.name);
  });

  it('of an anonymous tip-off is not there', () => {
    const nobody = { ...tipoff, anonymous: true, realName: false, reporterId: null };
    expect(codeOf(() => reveal(nobody, { reason: '电话告知处理结果' }, facts({ today })))).toBe('reporter-anonymous');
  });

  it.each(roles)('is not searched by the role %s unless it is the centre or the deputy director', (role) => {
    const code = codeOf(() => soughtWords(anActor(role), { phone: '13800000602', idNumber: null }));
    expect(code).toBe(role === 'centre' || role === 'leader' ? null : 'not-permitted');
  });

  it('is recognised by the plain telephone and identity number, however they were typed', () => {
    expect(markedWords({ phone: '＋86 138-0000-0602', idNumber: ' 41100019700101001x ' })).toEqual({
      phone: '13800000602',
      idNumber: '41100019700101001X',
    });
    expect(markedWords({ phone: '', idNumber: null })).toEqual({ phone: null, idNumber: null });
  });
});

describe('the words without the reporter', () => {
  it('never hold the name or the number, whatever stands around them', () => {
    const reporter = { name: '何桂花', phone: '13800000602', idNumber: '411000197001010011' };
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('何桂花', '13800000602', '138 0000 0602', '138-0000-0602', '411000197001010011'),
        fc.string(),
        (a, mark, b) => {
          const words = withoutReporter(`${a}${mark}${b}`, reporter);
          expect(words).not.toContain('何桂花');
          expect(words).not.toContain('13800000602');
          expect(words).toContain('举报人***');
        },
      ),
    );
  });

  it('are left alone when there is nothing to find', () => {
    expect(withoutReporter('他们乱收费（每件2元）', { name: '何', phone: '13800000602', idNumber: null })).toBe(
      '他们乱收费（每件2元）',
    );
    expect(withoutReporter('他们乱收费', null)).toBe('他们乱收费');
  });

  it('take a name with marks in it as it is written', () => {
    expect(withoutReporter('我叫阿卜杜·拉(小)，来查', { name: '阿卜杜·拉(小)', phone: '', idNumber: null })).toBe(
      '我叫举报人***，来查',
    );
  });
});

describe('a station in the operator’s house', () => {
  const hosted = (id: string, name: string, address = '', phone = '') =>
    isHostedBy(station(id), { name, address, phone });

  it.each([
    ['ST-M02', '惠民超市东湖店', true],
    ['ST-M02', '惠民超市（东湖店）', true],
    ['ST-M02', '惠民超市', true],
    ['ST-M01', '万家购物广场管理公司', true],
    ['ST-M06', '青禾县电信公司解放路营业厅', true],
    ['ST-M08', '青禾国际酒店', true],
    ['ST-M01', '小蜀香串串店', false],
    ['ST-M03', '福满烟酒行', false],
    ['ST-V0601', '南岗乡便民快递驿站', false],
    ['ST-V0303', '老周农资店', false],
    ['ST-V0303', '郭秀兰副食店', true],
    ['ST-V0303', '', false],
  ])('%s, reported: %s → %s', (id, name, expected) => {
    expect(hosted(id, name)).toBe(expected);
  });

  it('is known by the telephone and by the address too', () => {
    expect(hosted('ST-V0303', '某某百货', '', '0399-6520303')).toBe(true);
    expect(
      isHostedBy(
        { ...station('ST-V0303'), address: '郭庄村丁记小卖部' },
        { name: '丁记小卖部', address: '', phone: '' },
      ),
    ).toBe(true);
  });
});
