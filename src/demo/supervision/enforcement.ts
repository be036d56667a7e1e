/** 案件 of the sample county: who is certified, the case of a tip-off to its close, and three cases of other sources. */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Enforcement, EnforcementMove } from '../../domain/supervision/enforcement/enforcement.ts';
import { Registration } from '../../domain/supervision/enforcement/filing.ts';
import { enforcementProcedure } from '../../domain/supervision/enforcement/procedure.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveComplaint } from '../../actions/complaint/complaint.ts';
import { saveCertificate } from '../../actions/supervision/enforcement/certificate.ts';
import { saveLegalReviewer } from '../../actions/supervision/enforcement/legal-reviewer.ts';
import { moveEnforcement, registerEnforcement } from '../../actions/supervision/enforcement/enforcement.ts';
import { findEnforcementOf } from '../../store/supervision/enforcement/enforcement.ts';
import { find, morningOf, type Cast } from '../life.ts';

type By = (who: 'officer' | 'head' | 'centre' | 'leader', day: Day) => Context;

/** All officers have a certificate, so that two of them may investigate. */
export async function certifySample(cast: Cast): Promise<void> {
  const admin = find(cast, ({ role }) => role === 'admin');
  const since = addDays(cast.ctx.today, -800);
  const ctx = {
    ...contextAt(cast.ctx, morningOf(addDays(cast.ctx.today, -400), cast.ctx.at, 1)),
    actor: actorOfAccount(admin),
  };
  const officers = cast.accounts.filter(({ role, active }) => active && (role === 'officer' || role === 'officeHead'));
  for (const [i, { id }] of officers.entries())
    await saveCertificate(ctx, id, {
      number: `中州执法 ${String(12_000 + i)}`,
      fromOn: since,
      untilOn: addDays(cast.ctx.today, 700),
    });
  const reviewer = find(cast, ({ loginName }) => loginName === 'luyiming');
  await saveLegalReviewer(ctx, reviewer.id, { reviews: 'yes', qualification: '法律职业资格证 A20190412' });
}

/** The case of a tip-off, from where it stands to its close, on one day. */
export async function endSampleCase(cast: Cast, tipoffId: string, day: Day, fineFen: number): Promise<void> {
  const found = await findEnforcementOf(cast.ctx.db, cast.ctx.actor.countyId, tipoffId);
  if (found === null) throw new Error('An opened tip-off has its case.');
  const by = byOf(cast, found.officeId);
  const sums = { fineFen, confiscatedFen: 0 };
  await investigate(cast, found, by, day, fineFen);
  await step(found, 'issueNotice', by('head', day), {
    ...sums,
    issuedOn: day,
    warning: 'no',
    revokes: 'no',
    facts: found.story,
    grounds: '事实清楚，证据充分，没有从轻、从重的情节。',
    ...consumerBasis,
  });
  await step(found, 'notify', by('officer', day), {
    servedOn: day,
    way: 'direct',
    proof: '送达回证 50-0007',
  });
  await step(found, 'waiveDefence', by('officer', day), { waivedOn: day, paper: '放弃陈述申辩声明' });
  await step(found, 'decide', by('head', day), {
    result: 'penalised',
    ...sums,
    warning: 'no',
    verified: true,
    evidence: '现场笔录、询问笔录和进货票据，在纸质卷里。',
    decidedOn: day,
    reason: '事实清楚，证据充分，依照有关规定处罚。',
  });
  await step(found, 'serve', by('officer', day), {
    servedOn: day,
    way: 'direct',
    receiver: '当事人',
    proof: '送达回证 50-0008',
  });
  if (fineFen > 0)
    await step(found, 'recordPayment', by('officer', day), {
      kind: 'fine',
      fen: fineFen,
      paidOn: day,
      slip: '缴款书 0021',
    });
  await step(found, 'close', by('leader', day), { closedOn: day });
}

/** 产品质量法: goods that do not meet what is marked on them, sold as goods that do. */
const qualityBasis = {
  violated: [{ law: '中华人民共和国产品质量法', article: 39 }],
  applied: [{ law: '中华人民共和国产品质量法', article: 50 }],
  discretion: 'ordinary',
};
/** 消费者权益保护法: untrue or incomplete information. */
const consumerBasis = {
  violated: [{ law: '中华人民共和国消费者权益保护法', article: 20, paragraph: 1 }],
  applied: [{ law: '中华人民共和国消费者权益保护法', article: 56, paragraph: 1 }],
  discretion: 'ordinary',
};

const samples = [
  {
    source: 'postSampling',
    sourceNumber: '抽2026-0046',
    ago: 40,
    until: 'notified',
    name: '老周农资店',
    cause: '涉嫌销售不合格复合肥',
    story: '抽检复合肥总养分 38.2%，低于标明的 45%，库存 38 袋。',
  },
  {
    source: 'inspection',
    sourceNumber: '',
    ago: 3,
    until: 'clue',
    name: '柳河镇福旺超市',
    cause: '涉嫌销售超过保质期的食品',
    story: '检查发现货架上有三袋过了保质期的饼干。',
  },
  {
    source: 'contractTerm',
    sourceNumber: '',
    ago: 25,
    until: 'filed',
    name: '青禾县动力健身中心',
    cause: '涉嫌利用格式条款侵害消费者权益',
    story: '会籍合同写明概不退款，责令改正后没有改。',
  },
] as const;

/** A case that waits for the party, a clue to be verified, one that came from a check of terms, and one out of a mediation. */
export async function caseSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<number> {
  for (const [i, { source, sourceNumber, ago, until, name, cause, story }] of samples.entries()) {
    const foundOn = addDays(cast.ctx.today, -ago);
    const by = byOf(cast, 'SO-LH');
    const registered = await registerEnforcement(
      by('officer', foundOn),
      Registration.parse({
        clientId: idOf(`case ${i}`),
        source,
        sourceNumber,
        foundOn,
        operatorName: name,
        partyKind: 'soleTrader',
        cause,
        story,
        actUntil: addDays(foundOn, -2),
      }),
    );
    if (until === 'clue') continue;
    await openSample(cast, registered, by, addDays(foundOn, 3));
    if (until !== 'notified') continue;
    const day = addDays(foundOn, 30);
    await investigate(cast, registered, by, day, 990_000);
    await step(registered, 'issueNotice', by('head', addDays(cast.ctx.today, -5)), {
      issuedOn: addDays(cast.ctx.today, -5),
      warning: 'no',
      fineFen: 990_000,
      confiscatedFen: 59_400,
      goods: '复合肥 38 袋',
      goodsValueFen: 6_270_00,
      revokes: 'no',
      facts: '当事人购进 62 件，抽样 2 件，售出 22 件，库存 38 件，不能说明不知情。',
      grounds: '总养分实测 38.2%，低于标明的 45%，以不合格产品冒充合格产品，货值不大，配合调查。',
      ...qualityBasis,
    });
    await step(registered, 'notify', by('officer', addDays(cast.ctx.today, -4)), {
      servedOn: addDays(cast.ctx.today, -4),
      way: 'direct',
      proof: '送达回证 50-0023',
    });
  }
  return samples.length + (await clueSample(cast, filed));
}

/** A clue that was found in a mediation that goes on: its complaint and its case stand under one number. */
async function clueSample(cast: Cast, filed: readonly Complaint[]): Promise<number> {
  const { today } = cast.ctx;
  const complaint = filed.find(
    ({ state, handlerId, legalOn }) => state === 'mediating' && handlerId !== null && legalOn !== null,
  );
  if (complaint === undefined) return 0;
  const handler = find(cast, ({ id }) => id === complaint.handlerId);
  const ctx = { ...contextAt(cast.ctx, morningOf(today, cast.ctx.at, 20)), actor: actorOfAccount(handler) };
  const words = '调解中店里拿不出进货票据，包装上没有厂名厂址，涉嫌销售来历不明的商品。';
  const input = { breaksLaw: 'yes', hasEvidence: 'yes', isOurs: 'yes', foundOn: ctx.today, words } as const;
  await moveComplaint(ctx, complaint.number, 'findClue', input, { version: null });
  return 1;
}

/** Two officers verify and ask for the case; the leader files it, for the head is one of them. */
async function openSample(cast: Cast, enforcement: Enforcement, by: By, day: Day): Promise<void> {
  const [handlerId, secondId] = twoOf(cast, enforcement.officeId);
  await step(enforcement, 'assign', by('head', day), { handlerId, secondId });
  await step(enforcement, 'startVerification', by('officer', day), { startedOn: day });
  await step(enforcement, 'requestFiling', by('officer', day), {
    kind: 'file',
    reason: '有初步证据证明存在违法行为，依法应当给予行政处罚，建议立案。',
    violated: (enforcement.channel === 'postSampling' ? qualityBasis : consumerBasis).violated,
    handlerId,
    secondId,
  });
  await step(enforcement, 'file', by('leader', day), {
    decidedOn: day,
    hasEvidence: true,
    deservesPenalty: true,
    isOurs: true,
    isInTime: true,
    harmful: 'no',
    reason: '有初步证据证明存在违法行为，依法应当给予行政处罚。',
  });
}

async function investigate(cast: Cast, enforcement: Enforcement, by: By, day: Day, fineFen: number): Promise<void> {
  await step(enforcement, 'assess', by('officer', day), {
    caseValueFen: 990_000,
    valueBasis: 'label',
    valueReason: '60 件，每件标价 165 元',
    fineProposedFen: fineFen,
    confiscatedProposedFen: 59_400,
    warning: 'no',
    goods: '',
    goodsValueFen: null,
    others: '',
    revokes: 'no',
  });
  await step(enforcement, 'report', by('officer', day), {
    reportedOn: day,
    facts: '当事人购进 62 件，抽样 2 件，售出 22 件，库存 38 件，不能说明不知情。',
    ...(enforcement.channel === 'postSampling' ? qualityBasis : consumerBasis),
  });
  const reviewer = find(cast, (account) => account.loginName === 'fangmin');
  await step(enforcement, 'submitReview', by('officer', day), {
    kind: 'case',
    ground: null,
    reviewerId: reviewer.id,
    receivedOn: day,
  });
  await step(enforcement, 'passReview', by('centre', day), { endedOn: day, opinion: '事实清楚，同意处罚意见。' });
}

function byOf(cast: Cast, officeId: string | null): By {
  const [officerId] = twoOf(cast, officeId);
  const account = (who: Parameters<By>[0]) =>
    find(cast, (one) =>
      who === 'centre' || who === 'leader'
        ? one.loginName === (who === 'centre' ? 'fangmin' : 'gaoyun')
        : who === 'head'
          ? one.organisationId === officeId && one.role === 'officeHead'
          : one.id === officerId,
    );
  let minute = 0;
  return (who, day) => ({
    ...contextAt(cast.ctx, morningOf(day, cast.ctx.at, 30 + (minute++ % 25))),
    actor: actorOfAccount(account(who)),
  });
}

/** The officer and the head of the office: the two who investigate in the samples. */
function twoOf(cast: Cast, officeId: string | null): [string, string] {
  const of = (role: string) => find(cast, (one) => one.organisationId === officeId && one.role === role);
  return [of('officer').id, of('officeHead').id];
}

async function step(enforcement: Enforcement, move: EnforcementMove, ctx: Context, input: object): Promise<void> {
  const parsed = enforcementProcedure[move].input.parse(input) as never;
  await moveEnforcement(ctx, enforcement.number, move, parsed, { version: null });
}
