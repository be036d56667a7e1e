import { defaultRetentionYears } from '../../../src/domain/law/local-limits.ts';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/base/calendar.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import { dueOnOrBefore } from '../../../src/domain/desk/erasure.ts';
import {
  answerBy,
  askPrivacy,
  keptUntil,
  maySeePrivacy,
  privacyDocket,
  privacyGroundNames,
  privacyGrounds,
  privacyKinds,
  privacyMoves,
  sealedWords,
  TakePrivacy,
  type AskPrivacy,
  type PrivacyFacts,
  type PrivacyGround,
  type PrivacyKind,
  type PrivacyMatter,
  type PrivacyRequest,
  type PrivacyStanding,
  type PrivacyState,
} from '../../../src/domain/desk/privacy.ts';
import { heldOf, ownOf, type Holding } from '../../../src/domain/desk/privacy-held.ts';
import { aComplaint, anActor, anId, calendar, facts } from '../../build/complaint.ts';
import { anInquiry } from '../../build/inquiry.ts';
import { codeOf, refusalOf } from '../../build/refusal.ts';
import { aTipoff } from '../../build/tipoff.ts';

const today = '2026-11-25';
const matter: PrivacyMatter = { id: anId(), number: '投2026-0007', kind: 'complaint', erasedOn: null, members: [1, 2] };
const alone: PrivacyMatter = { ...matter, members: [] };
const open: PrivacyStanding = {
  closedOn: null,
  erased: false,
  forGood: false,
  named: false,
  held: false,
  corrected: false,
};

function known(change: Partial<PrivacyFacts> = {}): PrivacyFacts & { number: string } {
  const by = anActor('centre');
  const told = { about: alone, waiting: null, kept: null, standing: open, number: '权2026-0001' };
  return { ...facts({ today, by }), ...told, ...change };
}
const citizen = { ...anActor('consumer'), id: 'consumer' };

function asking(change: Partial<AskPrivacy> = {}): AskPrivacy {
  return { id: anId(), aboutNumber: matter.number, kind: 'access', how: 'paper', words: '', member: null, ...change };
}
const asked = (kind: PrivacyKind, change: Partial<PrivacyRequest> = {}): PrivacyRequest => ({
  ...askPrivacy(asking({ kind, words: '名字写错了' }), known()).next,
  ...change,
});
function move(
  request: PrivacyRequest,
  name: 'answer' | 'refuse' | 'reopen',
  input: object,
  change: Partial<PrivacyFacts> = {},
) {
  const rule = privacyDocket.procedure[name];
  if (rule === undefined) throw new Error(`no step ${name}`);
  return rule.apply(request, input as never, known(change));
}
const standing = (change: Partial<PrivacyStanding>) => ({ standing: { ...open, ...change } });

describe('个人信息请求', () => {
  it('登记一条：编号、哪天前答复、怎么核对的，台账里没有他说的话', () => {
    const { next, event } = askPrivacy(asking({ words: '电话换了' }), known());
    expect(next).toMatchObject({ number: '权2026-0001', state: 'asked', aboutKind: 'complaint', dueOn: '2026-12-16' });
    expect(event).toMatchObject({ verb: 'privacy-asked', detail: { kind: 'access', how: 'paper' } });
    expect(JSON.stringify(event)).not.toContain('电话换了');
  });

  it('十五个工作日，放长假也不过三十天（GB/T 35273—2020 8.7）', () => {
    expect(answerBy(calendar, today, 15)).toBe('2026-12-16');
    for (let day: Day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
      expect(answerBy(calendar, day, 20) <= addDays(day, 30)).toBe(true);
    expect(answerBy(calendar, '2026-02-02', 20)).toBe('2026-03-04');
  });

  it('没有这一件、已经清除的、没有这一位、还有一条在等的，都不收', () => {
    expect(codeOf(() => askPrivacy(asking(), known({ about: null })))).toBe('privacy-of-nothing');
    const gone = known({ about: { ...matter, erasedOn: '2026-01-01' } });
    expect(codeOf(() => askPrivacy(asking(), gone))).toBe('matter-erased');
    expect(codeOf(() => askPrivacy(asking({ member: 3 }), known({ about: matter })))).toBe('privacy-no-member');
    expect(codeOf(() => askPrivacy(asking({ member: 1 }), known()))).toBe('privacy-no-member');
    expect(codeOf(() => askPrivacy(asking(), known({ waiting: '权2026-0009' })))).toBe('privacy-waits');
    for (const kind of ['correct', 'explain'] as const)
      expect(refusalOf(() => askPrivacy(asking({ kind }), known())).fields[0]?.path).toBe('words');
  });

  it('网上的凭查询码，窗口的凭证件或者回拨；举报的只能在网上提', () => {
    const onPage = known({ by: citizen });
    expect(askPrivacy(asking({ how: 'code' }), onPage).next.how).toBe('code');
    expect(codeOf(() => askPrivacy(asking({ how: 'paper' }), onPage))).toBe('not-permitted');
    expect(codeOf(() => askPrivacy(asking({ how: 'code' }), known()))).toBe('not-permitted');
    expect(TakePrivacy.safeParse({ ...asking(), how: 'code' }).success).toBe(false);
    const tipoff = { ...alone, kind: 'tipoff' as const };
    expect(codeOf(() => askPrivacy(asking(), known({ about: tipoff })))).toBe('privacy-tipoff-by-code');
    // Whether there is such a tip-off is told to nobody.
    const named = asking({ aboutNumber: '举2026-9999' });
    expect(codeOf(() => askPrivacy(named, known({ about: null })))).toBe('privacy-tipoff-by-code');
    expect(askPrivacy(asking({ how: 'code' }), known({ about: tipoff, by: citizen })).next.aboutKind).toBe('tipoff');
  });

  it.each(Object.keys(privacyMoves) as PrivacyState[])(
    'in the state %s makes the moves of its row and no other',
    (state) => {
      for (const name of ['answer', 'refuse', 'reopen'] as const) {
        const to = (privacyMoves[state] as Record<string, PrivacyState>)[name];
        const input =
          name === 'answer' ? { said: '见下' } : name === 'refuse' ? { ground: 'others', said: '是邻居的' } : {};
        if (to === undefined)
          expect(codeOf(() => move(asked('access', { state }), name, input))).toBe('move-not-allowed');
        else expect(move(asked('access', { state }), name, input).next.state).toBe(to);
      }
    },
  );

  it('更正的，件里改过就能答复，没改过要写明；说明的要写', () => {
    expect(codeOf(() => move(asked('correct'), 'answer', { said: '' }))).toBe('privacy-say-what');
    expect(move(asked('correct'), 'answer', { said: '' }, standing({ corrected: true })).next.state).toBe('answered');
    expect(move(asked('correct'), 'answer', { said: '补了一笔' }).next.said).toBe('补了一笔');
    expect(codeOf(() => move(asked('explain'), 'answer', { said: '' }))).toBe('privacy-say-what');
  });

  it('privacy 11: 共同投诉的，窗口要写明是第几位；网上的自己是第几位就是第几位，退出的也能提', () => {
    const joint = known({ about: matter });
    expect(refusalOf(() => askPrivacy(asking(), joint)).fields[0]?.path).toBe('member');
    expect(askPrivacy(asking({ member: 2 }), joint).next.member).toBe(2);
    const onPage = known({ about: matter, by: citizen });
    expect(askPrivacy(asking({ how: 'code' }), onPage).next.member).toBe(1);
    expect(askPrivacy(asking({ how: 'code', member: 2 }), onPage).next.member).toBe(2);
    expect(askPrivacy(asking(), known()).next.member).toBeNull();
  });

  it('privacy 9: 能留的话才留，台账里和请求里都不是原话', () => {
    const input = asking({ kind: 'correct', how: 'code', words: '应当是李友田' });
    const next = askPrivacy(input, known({ by: citizen, kept: sealedWords })).next;
    expect(next.words).toBe(sealedWords);
    const said = move(asked('explain'), 'answer', { said: '何桂花的' }, { kept: '举报人***的' }).next.said;
    expect(said).toBe('举报人***的');
  });

  it('privacy 19: 清除以后答复里不再写字，也不用写', () => {
    const gone = standing({ erased: true });
    for (const kind of ['correct', 'explain', 'delete'] as const) {
      expect(refusalOf(() => move(asked(kind), 'answer', { said: '改了' }, gone)).fields[0]?.path).toBe('said');
      expect(move(asked(kind), 'answer', { said: '' }, gone).next.state).toBe('answered');
    }
    expect(move(asked('explain'), 'refuse', { ground: 'others', said: '' }, gone).next.state).toBe('refused');
  });

  it('privacy 17: 没清除成的重新答复，另有期限，原来的答复不留', () => {
    const before = asked('delete', {
      state: 'answered',
      said: '已清除',
      answeredById: 'centre',
      answeredAt: new Date(),
    });
    const { next } = move(before, 'reopen', {}, { today: '2026-12-01', by: anActor('system') });
    expect(next).toMatchObject({ state: 'asked', said: '', answeredById: null, answeredAt: null, dueOn: '2026-12-22' });
  });

  it('删除的，两个人同意清除了或者清除了才能答复', () => {
    expect(codeOf(() => move(asked('delete'), 'answer', { said: '' }))).toBe('privacy-not-named');
    const held = standing({ named: true, held: true });
    expect(codeOf(() => move(asked('delete'), 'answer', { said: '' }, held))).toBe('privacy-not-named');
    for (const done of [{ named: true }, { erased: true }])
      expect(move(asked('delete'), 'answer', { said: '' }, standing(done)).next.state).toBe('answered');
  });

  it('不同意的理由要合请求、要是实情，写明到哪天', () => {
    const closedOn = '2026-03-02';
    const kept = move(asked('delete'), 'refuse', { ground: 'kept', said: '' }, standing({ closedOn }));
    expect(kept.next).toMatchObject({ state: 'refused', ground: 'kept', keptUntil: '2031-03-02' });
    expect(kept.event.detail).toMatchObject({ keptUntil: '2031-03-02' });
    const untrue: [PrivacyGround, Partial<PrivacyStanding>][] = [
      ['kept', {}],
      ['kept', { closedOn: '2020-01-01' }],
      ['kept', { closedOn, erased: true }],
      ['open', { closedOn }],
      ['held', { closedOn }],
    ];
    // It was put right: then it was not right before.
    expect(
      codeOf(() => move(asked('correct'), 'refuse', { ground: 'right', said: '查过' }, standing({ corrected: true }))),
    ).toBe('privacy-ground-untrue');
    for (const [ground, is] of untrue)
      expect(codeOf(() => move(asked('delete'), 'refuse', { ground, said: '' }, standing(is)))).toBe(
        'privacy-ground-untrue',
      );
    expect(move(asked('delete'), 'refuse', { ground: 'open', said: '' }).next.keptUntil).toBeNull();
    expect(move(asked('delete'), 'refuse', { ground: 'held', said: '' }, standing({ held: true })).next.state).toBe(
      'refused',
    );
  });

  it.each(privacyKinds)(
    'a refusal of %s takes its own grounds and no other, and says what those without a fact rest on',
    (kind) => {
      const refuse = (ground: PrivacyGround, said: string) =>
        codeOf(() => move(asked(kind), 'refuse', { ground, said }, standing({ held: true })));
      const fits = privacyGroundNames.filter((ground) =>
        (privacyGrounds[ground].of as readonly string[]).includes(kind),
      );
      const others = privacyGroundNames.filter((ground) => !fits.includes(ground));
      const inWords = fits.filter((ground) => !privacyGrounds[ground].plain);
      expect(others.map((ground) => refuse(ground, '按某法'))).toEqual(others.map(() => 'privacy-other-ground'));
      expect(inWords.map((ground) => refuse(ground, ''))).toEqual(inWords.map(() => 'invalid-input'));
      expect(inWords.map((ground) => refuse(ground, '按某法'))).toEqual(inWords.map(() => null));
    },
  );

  it('中心看全县的，别人只看自己登记的；所里的不答复', () => {
    const request = asked('access', { askedById: 'officer-1' });
    expect(maySeePrivacy(anActor('leader'), request)).toBe(true);
    expect(maySeePrivacy(anActor('officer', { id: 'officer-1' }), request)).toBe(true);
    expect(maySeePrivacy(anActor('officer', { id: 'officer-2' }), request)).toBe(false);
    for (const role of ['station', 'mediator', 'admin', 'auditor', 'department'] as const)
      expect(maySeePrivacy(anActor(role, { id: 'officer-1' }), request)).toBe(false);
    const offered = (role: 'centre' | 'leader' | 'officer') =>
      availableDocketMoves(privacyDocket, request, anActor(role));
    expect([offered('centre'), offered('leader'), offered('officer')]).toEqual([['answer', 'refuse'], ['refuse'], []]);
  });

  it('留到的那一天正好是可以提请清除的第一天', () => {
    for (let day: Day = '2023-12-30'; day < '2025-03-05'; day = addDays(day, 1))
      for (const years of [1, 3, 4, 5]) {
        const until = keptUntil(day, years);
        expect(dueOnOrBefore(until, years) >= day, `${day} ${years}`).toBe(true);
        expect(dueOnOrBefore(addDays(until, -1), years) >= day, `${day} ${years}`).toBe(false);
      }
  });
});

describe('答复里列的个人信息', () => {
  const phone = '13811112222';
  const complaint = aComplaint({
    consumerName: '李有田',
    consumerPhone: phone,
    consumerIdNumber: '510181197701012222',
    story: `少四公斤，打 ${phone}`,
    joint: {
      members: [
        { n: 1, name: '李有田', phone, address: '上官村三组大槐树东边', leftOn: null } as never,
        { n: 2, name: '王二妮', phone: '13933334444', address: '上官村', leftOn: null } as never,
      ],
      elections: [],
    },
  });
  function holding(change: Partial<Holding> = {}): Holding {
    const nameOf = (id: string | null) => id;
    const none = { main: null, member: null, added: [], answered: [], files: 0, messages: 0, looks: 0, given: [] };
    const years = defaultRetentionYears;
    return { matter: complaint, kind: 'complaint', nameOf, years, ...none, heldFor: 'paper', ...change };
  }
  const words = (held: Holding) => JSON.stringify(heldOf(held));

  it('自己的都在，电话、证件号遮住；验过证件才写全', () => {
    const masked = words(holding({ added: [`又打 ${phone}`], files: 2 }));
    expect(masked).toContain('李有田');
    expect(masked).toContain('138****2222');
    expect(masked).toContain('2 个');
    expect(masked).not.toContain(phone);
    expect(masked).not.toContain('510181197701012222');
    const full = words(holding({ heldFor: 'inFull' }));
    expect(full).toContain(phone);
    expect(full).toContain('510181197701012222');
  });

  it('另外问他、他答的也在，只告诉答的人', () => {
    const answered = [{ zh: '袋子上印的批号', told: '20270108' }];
    expect(words(holding({ answered }))).toContain('袋子上印的批号：20270108');
    expect(words(holding({ answered, member: 2 }))).not.toContain('20270108');
  });

  it('没有别人的：共同投诉的各看各的', () => {
    expect(words(holding())).not.toContain('王二妮');
    const second = words(holding({ member: 2 }));
    expect(second).toContain('王二妮');
    expect(second).not.toContain('李有田');
    expect(second).not.toContain('少四公斤');
    expect(
      heldOf(holding({ member: 9 }))
        .flatMap(({ lines }) => lines)
        .join(),
    ).not.toContain('李有田');
  });

  it('privacy 12: 先投诉的退出以后，各人的还是各人的', () => {
    const [first, second] = complaint.joint?.members ?? [];
    const joint = { members: [{ ...first, leftOn: '2026-11-20' }, second] as never, elections: [] };
    const parted = {
      ...complaint,
      joint,
      consumerName: '王二妮',
      consumerPhone: '13933334444',
      consumerIdNumber: null,
    };
    // He asked while he was alone in it: it is his still.
    for (const member of [null, 1]) {
      const his = words(holding({ matter: parted, member }));
      for (const own of ['李有田', '138****2222', '少四公斤']) expect(his).toContain(own);
      expect(his).not.toContain('王二妮');
    }
    const hers = words(holding({ matter: parted, member: 2 }));
    expect(hers).toContain('王二妮');
    for (const other of ['李有田', '138****2222', '少四公斤']) expect(hers).not.toContain(other);
  });

  it('privacy 12: 补充的话、交的文件，是当时排在第一位的人的', () => {
    const at = (day: number) => new Date(`2026-11-${String(day).padStart(2, '0')}T10:00:00+08:00`);
    const line = (verb: string, n: number | null, day: number) => ({
      verb,
      detail: n === null ? {} : { n },
      at: at(day),
    });
    const ledger = [
      line('supplemented', null, 1),
      line('member-added', 2, 2),
      line('supplemented', null, 3),
      line('member-left', 1, 4),
      line('supplemented', null, 5),
    ];
    const added = ledger.filter(({ verb }) => verb === 'supplemented');
    const daysOf = (member: number | null) => ownOf(ledger, member, added).map(({ at: when }) => when.getUTCDate());
    expect([daysOf(null), daysOf(1), daysOf(2)]).toEqual([[1, 3], [1, 3], [5]]);
  });

  it('privacy 13 14: 网上姓名、住址也遮住，纸上写姓名、遮住址，验过证件的写全', () => {
    const [page, paper, full] = (['page', 'paper', 'inFull'] as const).map((heldFor) => words(holding({ heldFor })));
    expect(page).not.toContain('李有田');
    expect(page).toContain('李**');
    expect(paper).toContain('李有田');
    for (const masked of [page, paper]) expect(masked).not.toContain('大槐树');
    expect(full).toContain('大槐树');
  });

  it('privacy 18: 退回来的移送、并到别的件以后给过的，也写', () => {
    const transfers = [{ to: '县住建局', returnedOn: '2026-11-20' } as never];
    const main = aComplaint({ state: 'accepted', officeId: 'SO-CG', operatorConsentedOn: '2026-11-21', transfers });
    const given = words(holding({ main, matter: aComplaint({ officeId: 'SO-LH' }) }));
    // To which office it goes is proposed so far.
    expect(given).not.toContain('SO-LH');
    for (const place of ['SO-CG', '县住建局（移送，退回来了）', '被投诉人']) expect(given).toContain(place);
  });

  it('举报的不写是谁举报的，咨询的写问了什么', () => {
    const tipoff = words(holding({ matter: aTipoff({ story: '缺斤短两', reporterId: anId() }), kind: 'tipoff' }));
    expect(tipoff).toContain('缺斤短两');
    expect(tipoff).toContain('加密另放');
    const inquiry = anInquiry({ name: '王先生', phone, question: '能退吗' });
    expect(words(holding({ matter: inquiry, kind: 'inquiry' }))).toContain('能退吗');
  });

  it('店家知道了就写明给过店家，没告诉就不写；清除了就说没有了', () => {
    expect(words(holding())).not.toContain('被投诉人');
    const told = aComplaint({ ...complaint, operatorConsentedOn: '2026-11-20' });
    expect(words(holding({ matter: told }))).toContain('被投诉人');
    expect(heldOf(holding({ matter: { ...complaint, erasedOn: '2032-01-01' } }))).toHaveLength(1);
  });

  it('办结了写留到哪天，没办结写办完再留几年', () => {
    expect(words(holding())).toContain('再留 5 年');
    expect(words(holding({ matter: { ...complaint, closedOn: '2026-03-02' } }))).toContain('2031-03-02');
  });
});
