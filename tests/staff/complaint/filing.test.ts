import { describe, expect, it } from 'vitest';
import { askedPath } from '../../../src/domain/county/asked/asked-question.ts';
import { readyQuestions } from '../../../src/domain/incident/facts/ready-questions.ts';
import { readTyped } from '../../../src/staff/telephone/filing-typed.ts';
import type { Directory, Me } from '../../../src/staff/base/client.ts';
import { filesOf, furtherIn, joiningTyped, startFiling } from '../../../src/staff/complaint/intake/complaint-filing.ts';
import { destinationOf } from '../../../src/staff/complaint/intake/destination.ts';
import { readFiling } from '../../../src/staff/complaint/intake/read-filing.ts';
import { nowOn } from '../../../src/staff/complaint/complaint-wire.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';

const regions = [
  { id: '990126', name: '青禾县', kind: 'county', parentId: null, x: 0, y: 0, officeId: null },
  { id: 'T03', name: '柳河镇', kind: 'town', parentId: '990126', x: 0, y: -9, officeId: 'SO-LH' },
  { id: 'V0301', name: '柳河村', kind: 'village', parentId: 'T03', x: 0, y: -9, officeId: 'SO-LH' },
  { id: 'V0303', name: '郭庄村', kind: 'village', parentId: 'T03', x: 2, y: -10, officeId: 'SO-LH' },
].map((one) => ({ ...one, pinyin: '', initials: '' }));
const station = {
  id: 'ST-V0303',
  name: '郭庄村联络站',
  kind: 'village',
  officeId: 'SO-LH',
  regionId: 'V0303',
  x: 2,
  y: -10,
  serves: 'area',
  venueNames: [],
  publishedWindow: false,
  phone: '0399-6520303',
  address: '',
  contactName: '',
  active: true,
};
const directory = {
  organisations: [{ id: 'SO-LH', name: '柳河市场监管所', kind: 'office', active: true }],
  regions,
  stations: [station],
} as unknown as Directory;
const today = '2026-04-20';

const oneField = '我叫李有田，电话138 0000 0317，前天在柳河街买的化肥每袋少四公斤，两块钱的事也管管';

const whole = {
  channel: 'C01',
  story: '买了十袋复合肥，每袋少四公斤',
  claim: '补足分量',
  'consumer.name': '李有田',
  'consumer.phone': '138 0000 0317',
  'consumer.regionId': 'V0303',
  'operator.name': '老周农资店',
  'place.regionId': 'V0301',
  amountFen: '1,750',
  happenedOn: '',
  receivedAt: '2026-04-20T08:30',
};

it('A11: takes nought for no sum, at the desk as on the telephone of a station, and says what to do', () => {
  const said = { path: 'amountFen', zh: '钱数写了 0：没有的、不知道的空着就行。' };
  for (const amountFen of ['0', '0.00', '0元']) {
    expect(readFiling({ ...whole, amountFen }, anId()).problems).toMatchObject([said]);
    expect(readTyped({ ...whole, amountFen }, anId(), [], { questions: [], today }).problems).toMatchObject([said]);
  }
  expect(readFiling({ ...whole, amountFen: '' }, anId()).filing?.amountFen).toBe(null);
});

describe('a filing at the desk', () => {
  it('S140 农民利益无小事：只说一段话，话里有姓名和电话，一个格子就登记得了，没说的以后再问', () => {
    const { filing } = readFiling({ channel: 'C09', story: oneField }, anId());
    expect(filing).toMatchObject({
      consumer: { name: '李有田', phone: '13800000317' },
      operator: { name: '没说店名' },
      story: oneField,
      claim: oneField,
      amountFen: null,
    });
    const lacking = readFiling({ channel: 'C09', story: '我是郭庄村的，化肥每袋少四公斤' }, anId());
    expect(lacking.problems.map(({ path }) => path)).toEqual([
      'consumer.name',
      'consumer.phone',
      'operator.name',
      'claim',
    ]);
    const partly = readFiling({ channel: 'C09', story: oneField, 'operator.name': '老周农资店' }, anId());
    expect(partly.filing).toBeNull();
  });

  it('reads what was typed: plain telephone, fen, China’s clock, nothing from an empty box', () => {
    const { filing } = readFiling({ ...whole, 'consents.entrust': 'yes' }, anId());
    expect(filing?.consumer.phone).toBe('13800000317');
    expect(filing?.amountFen).toBe(175000);
    expect(readFiling({ ...whole, amountFen: '30多元' }, anId()).filing).toMatchObject({
      amountFen: 3000,
      amountAbout: 'over',
      injury: null,
    });
    const hurt = { ...whole, hurt: 'yes', 'injury.injury': '' };
    expect(readFiling(hurt, anId()).problems.map(({ path }) => path)).toEqual(['injury.injury']);
    expect(filing?.receivedAt?.toISOString()).toBe('2026-04-20T00:30:00.000Z');
    expect(filing?.happenedOn).toBeNull();
    expect(filing?.consents).toEqual({ publish: false, entrust: true });
  });

  it('joins with what is told: the story stands for a claim that is missing, and never for one that is there', () => {
    const told = { ...whole, claim: '', 'operator.name': '' };
    expect(readFiling(told, anId()).filing).toBeNull();
    const { filing } = readFiling(joiningTyped(told, { operatorName: '老周农资店' }), anId());
    expect([filing?.claim, filing?.operator.name]).toEqual([whole.story, '老周农资店']);
    expect(joiningTyped(whole, { operatorName: '别的店' })).toEqual(whole);
  });

  it('names every missing field as an officer says it, in the order of the form', () => {
    const { problems } = readFiling({ channel: 'C01' }, anId());
    expect(problems.map((problem) => problem.path)).toEqual([
      'story',
      'consumer.name',
      'consumer.phone',
      'operator.name',
      'claim',
    ]);
    expect(problems.map((problem) => problem.zh).join('')).not.toContain('您');
  });

  it('says how many digits of a telephone are missing', () => {
    const { problems } = readFiling({ ...whole, 'consumer.phone': '1380000031' }, anId());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.zh).toContain('少 1 位');
  });

  it('travels with the files that are uploaded already, and survives a broken draft', () => {
    const files = JSON.stringify([{ id: anId(), fileName: '小票.jpg' }]);
    expect(readFiling({ ...whole, files }, anId()).filing?.attachmentIds).toHaveLength(1);
    expect(filesOf({ files: '{' })).toEqual([]);
  });

  it('refuses a day that is still to come before anything is kept, at the desk and on a telephone without a network', () => {
    const next = { ...whole, happenedOn: '2027-01-01' };
    const further = { questions: [], today };
    const said = '哪天的事写的是 2027-01-01，还没到：今天是 2026-04-20，请改日期。';
    expect(readFiling(next, anId(), further)).toMatchObject({
      filing: null,
      problems: [{ path: 'happenedOn', zh: said }],
    });
    expect(readTyped(next, anId(), [], further).problems.map(({ zh }) => zh)).toEqual([said]);
    const late = readFiling({ ...whole, receivedAt: '2026-04-21T08:30' }, anId(), further);
    expect(late.problems.map(({ path }) => path)).toEqual(['receivedAt']);
    expect(readFiling({ ...whole, happenedOn: today }, anId(), further).problems).toEqual([]);
  });

  it('asks what the county asks of such goods, and names what cannot be behind the others', () => {
    const questions = readyQuestions.map((one, position) => ({ ...one, countyId: 1, position, endedOn: null }));
    const [batch, , mu] = questions.map(askedPath) as [string, string, string];
    const further = { questions, today };
    const seed = { ...whole, categoryCode: 'G10.1' };
    expect(furtherIn(further, seed).map(({ zh }) => zh)).toEqual(['袋子上印的批号', '什么品种', '种了多少亩']);
    expect(furtherIn(further, whole)).toEqual([]);
    const { filing } = readFiling({ ...seed, [batch]: '20251108', [mu]: '七亩' }, anId(), further);
    expect(filing?.asked.map(({ answer }) => answer)).toEqual(['20251108', '7']);
    // Of what is not called for any more nothing goes along.
    expect(readFiling({ ...whole, [mu]: '七亩' }, anId(), further).filing?.asked).toEqual([]);
    const { problems } = readFiling({ ...seed, 'consumer.name': '', [mu]: '好几亩' }, anId(), further);
    expect(problems.map(({ path }) => path)).toEqual(['consumer.name', mu]);
    expect(problems[1]?.zh).toContain('“种了多少亩”只写数字');
    // A telephone that carried its list along before there were any asks nothing.
    expect(readTyped(seed, anId(), [], { questions: [], today }).filing?.asked).toEqual([]);
  });

  it('starts with the channel of the role, and with the village of the station', () => {
    expect(startFiling({ role: 'centre', stationId: null } as Me, directory)['channel']).toBe('C01');
    expect(startFiling({ role: 'station', stationId: 'ST-V0303' } as Me, directory)).toMatchObject({
      channel: 'C09',
      'consumer.regionId': 'V0303',
    });
  });
});

describe('where a filing would go', () => {
  it('is the office of the shop, and the complainant hears within seven working days of receipt', () => {
    const to = destinationOf(whole, directory, facts({ today, by: anActor('centre') }));
    expect(to.officeName).toBe('柳河市场监管所');
    expect(to.stationName).toBe('郭庄村联络站');
    expect(to.atStation).toBe(false);
    expect(to.hearBy).toBe('2026-04-29');
  });

  it('is the station’s own desk first when the station is no published window', () => {
    const to = destinationOf(whole, directory, facts({ today, by: anActor('station') }));
    expect(to.atStation).toBe(true);
    expect(to.stationReason).toBe('由这个站登记');
  });

  it('is not known while no place is written', () => {
    const to = destinationOf({}, directory, facts({ today, by: anActor('centre') }));
    expect(to.officeName).toBeNull();
  });
});

describe('The hour by which the sheet of a call asks the rules', () => {
  const at = (hour: string) => nowOn('2026-11-25', new Date(hour)).toISOString();
  it('is of the server’s day, also on a machine whose clock is a day ahead or behind', () => {
    expect(at('2026-11-25T10:00:00+08:00')).toBe('2026-11-25T02:00:00.000Z');
    expect(at('2026-11-26T10:00:00+08:00')).toBe('2026-11-25T15:59:59.999Z');
    expect(at('2026-11-24T10:00:00+08:00')).toBe('2026-11-24T16:00:00.000Z');
  });
});
