import { dayOf, startOf } from '../../../src/domain/base/calendar.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Allegation, routeTipoff } from '../../../src/domain/tipoff/filing.ts';
import { fieldsOf, problemsOf } from '../../../src/domain/base/field.ts';
import type { Region } from '../../../src/domain/county/region.ts';
import { splitTipoff } from '../../../src/domain/tipoff/split.ts';
import type { Station } from '../../../src/domain/county/station.ts';
import { aComplaint, anActor, anId, facts, noonOf } from '../../build/complaint.ts';
import { paperFrom, textOfPaper } from '../../../src/domain/matter/paper-form.ts';
import { tipoffPapers } from '../../../src/domain/tipoff/papers.ts';
import { paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, anAllegation, reporterPart, tippedOff } from '../../build/tipoff.ts';

const today = '2026-05-18';
const seed = JSON.parse(readFileSync(new URL('../../../seeds/qinghe.json', import.meta.url), 'utf8')) as {
  stations: Station[];
  regions: Omit<Region, 'pinyin' | 'initials'>[];
  organisations: { id: string; name: string; kind: string }[];
};
const regions: Region[] = seed.regions.map((region) => ({ ...region, pinyin: '', initials: '' }));
const station = (id: string) => seed.stations.find((one) => one.id === id) as Station;
const problems = (change: object) => {
  const parsed = Allegation.safeParse({ ...anAllegation(), ...change });
  return parsed.success ? [] : problemsOf(parsed.error, Allegation).map(({ path, zh }) => [path, zh]);
};

describe('what a tip-off must say', () => {
  it('is complete with a name, and without one when it is anonymous', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ anonymous: true, reporter: null })).toEqual([]);
    expect(problems({ anonymous: true, reporter: null, codeWord: '白杨树下' })).toEqual([]);
  });

  it.each([
    [{ reporter: null }, 'reporter', '请填写您的姓名和电话，不想说就选“匿名举报”。'],
    [{ anonymous: true }, 'reporter', '匿名举报不要写姓名和电话，请清空再提交。'],
    [{ anonymous: true, reporter: null, personId: anId() }, 'personId', '匿名的不记是谁报来的，请清空再提交。'],
    [{ codeWord: '白杨树下' }, 'codeWord', '暗语只给匿名举报用，请清空。'],
    [{ story: '乱' }, 'story', '请填写发现了什么违法的事，至少 5 个字。'],
    [
      { reporter: { ...reporterPart, phone: '138' } },
      'reporter.phone',
      '您的电话不对，少 8 位：现在 3 位，手机号是 11 位。',
    ],
  ])('%j is refused with the field and the way out', (change, path, zh) => {
    expect(problems(change)).toEqual([[path, zh]]);
  });

  it('has words for every field that is filled in', () => {
    const names = fieldsOf(Allegation).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['anonymous', 'codeWord', 'conductCode', 'story', 'evidence']));
  });
});

describe('filing', () => {
  it('registers at once, by whoever it came, and starts the verification', () => {
    const { next, event, reporter } = tippedOff(anAllegation(), { today });
    expect(next).toMatchObject({
      state: 'registered',
      anonymous: false,
      realName: true,
      laws: [],
      receivedAt: noonOf(today),
    });
    expect(next.number).toMatch(/^举2026-\d{4,}$/u);
    expect(reporter).toMatchObject({ name: '何桂花', phone: '13800000602', ownWords: null, wantsReward: false });
    expect(event).toMatchObject({ verb: 'tipoff-filed', matterId: next.id, detail: { anonymous: false } });
  });

  it('keeps no identity and no code word of who stays anonymous, only the hash', () => {
    const filed = tippedOff(anAllegation({ anonymous: true, reporter: null, codeWord: '白杨树下' }), { today });
    expect(filed.reporter).toBeNull();
    expect(filed.next).toMatchObject({
      anonymous: true,
      realName: false,
      reporterId: null,
      codeWordHash: 'hash of 白杨树下',
    });
    expect(tippedOff(anAllegation(), { today, codeWordHash: 'x' }).next.codeWordHash).toBeNull();
  });

  it('seals the reporter’s own words when the name had to be taken out of them', () => {
    const story = '我叫何桂花，驿站每件收两块钱';
    const { next, reporter } = tippedOff(anAllegation({ story, evidence: '' }), { today });
    expect(next.story).toBe('我叫举报人***，驿站每件收两块钱');
    expect(reporter?.ownWords).toBe(story);
  });

  it('takes the day of a letter from staff, the moment from a citizen, and no day to come', () => {
    const earlier = '2026-05-15T09:00:00+08:00';
    const received = (role: 'centre' | 'consumer') =>
      tippedOff(anAllegation({ receivedAt: earlier }), { today, by: anActor(role) }).next.receivedAt;
    expect(received('centre')).toEqual(new Date(earlier));
    expect(received('consumer')).toEqual(noonOf(today));
    expect(codeOf(() => tippedOff(anAllegation({ happenedOn: '2026-05-19' }), { today }))).toBe('day-in-future');
  });

  it('proposes the laws that the kind of conduct falls under', () => {
    expect(tippedOff(anAllegation({ conductCode: 'R01' }), { today }).next.laws).toEqual(['foodSafety']);
  });

  it('stays with the station that wrote it down, unless the operator houses it', () => {
    const at = (id: string, name: string) =>
      tippedOff(anAllegation({ operator: { name, address: '' } }), {
        today,
        by: anActor('station'),
        filingStation: station(id),
      }).next.stationId;
    expect(at('ST-V0303', '老周农资店')).toBe('ST-V0303');
    expect(at('ST-M02', '惠民超市东湖店')).toBeNull();
  });
});

describe('the way of a tip-off', () => {
  const offices = seed.organisations.filter(({ kind }) => kind === 'office');
  const region = (id: string | null) => regions.find((one) => one.id === id) ?? null;
  const way = (operatorName: string, operatorAddress: string, at: string, home: string | null) =>
    routeTipoff(
      {
        operatorName,
        operatorAddress,
        operatorRegion: region(at),
        homeRegion: region(home),
        stations: seed.stations,
        regions,
        offices,
      },
      '',
    );

  it.each([
    ['O13', '南岗乡便民快递驿站', 'V0601', 'V0602', 'SO-SQ', 'ST-V0601'],
    ['O18', '孙岗村东养鸡场院内(名称不详)', 'V0502', null, 'SO-SQ', null],
    ['OH8', '流动厨师班(班主姓名待查)', 'V0603', 'V0603', 'SO-SQ', 'ST-V0603'],
  ])('of the open text %s is that of its label', (_, name, at, home, officeId, stationId) => {
    expect(way(name, '', at, home)).toMatchObject({ officeId, stationId });
  });

  it('never leads to a station in the operator’s house, and tells nobody where the reporter lives', () => {
    for (const host of seed.stations.filter(({ serves }) => serves === 'venue')) {
      for (const name of [host.name.replace(/(消费维权)?(联络站|服务站)$/u, ''), ...host.venueNames]) {
        const { stationId, stationReason } = way(name, host.address, host.regionId, 'V0602');
        expect(stationId, name).not.toBe(host.id);
        expect(stationReason).not.toContain('刘洼');
      }
    }
  });
});

describe('one text with both', () => {
  const complaint = aComplaint({ state: 'accepted' });
  const input = {
    clientId: anId(),
    conductCode: 'R09' as const,
    story: '李有田说店里还有几十袋都不够秤',
    evidence: '',
  };
  const split = (change = {}) =>
    splitTipoff({ ...complaint, ...change }, input, {
      ...facts({ today, by: anActor('officer') }),
      number: '举2026-0021',
      codeStub: '654321',
      reporterId: anId(),
      route: { officeId: 'SO-LH', officeReason: '', stationId: 'ST-V0303', stationReason: '' },
      homes: [],
    });

  it('10.3 S1→split a linked pair, each with its own number, clock and rule of identity', () => {
    const { next, reporter, linkedComplaintId, event } = split();
    expect(linkedComplaintId).toBe(complaint.id);
    expect(JSON.stringify([next, event])).not.toContain(complaint.id);
    expect(next).toMatchObject({
      number: '举2026-0021',
      // The station there knows the complainant.
      stationId: null,
      operatorName: complaint.operatorName,
      // Its day alone: the instant would join the two.
      receivedAt: startOf(dayOf(complaint.receivedAt ?? complaint.filedAt)),
      story: '举报人***说店里还有几十袋都不够秤',
      realName: true,
    });
    expect(next.number).not.toBe(complaint.number);
    expect(next.codeStub).not.toBe(complaint.codeStub);
    expect(JSON.stringify(next)).not.toContain(complaint.consumerName);
    expect(JSON.stringify(event)).not.toContain(complaint.consumerName);
    expect(reporter).toMatchObject({ name: complaint.consumerName, phone: complaint.consumerPhone });
    // The line belongs to the tip-off: at the complaint's own ledger a station may read.
    expect(event.matterId).toBe(next.id);
  });

  it('is not split when it is closed', () => {
    expect(codeOf(() => split({ state: 'closed' }))).toBe('move-not-allowed');
  });
});

it('law papers 4: a tip-off received before 15 April 2026 is registered on the form of 2019, which asked for no identity number', () => {
  const printed = (receivedAt: Date) =>
    textOfPaper(paperFrom(tipoffPapers, 'registration', aTipoff({ receivedAt }), paperFacts));
  const [now, then] = [printed(new Date('2026-04-20T02:00:00Z')), printed(new Date('2026-04-10T02:00:00Z'))];
  for (const words of ['身份证件号码', '联系地址', '具体线索和事实依据']) {
    expect(now).toContain(words);
    expect(then).not.toContain(words);
  }
  expect(then).toContain('住址');
  expect(then).toContain('涉嫌违反市场监督管理法律、法规、规章的线索');
});
