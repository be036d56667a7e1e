/**
 * 委托代理人 (agent): who complains for another brings the power of attorney and his own papers, and is not the complainant (令121 第十一条).
 * A daughter who files for her mother hears how it goes; what gives something up needs a special power on paper, and the mother’s own word does too.
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, eventOf, type Facts } from '../../matter/matter.ts';
import { moved, type Complaint } from '../complaint.ts';
import { phoneSchema } from '../filing.ts';
import { activeMembers, complainantsOf } from '../joint/member.ts';
import { agentPowers, type Agent, type AgentPower } from './records.ts';
import { agentScopeWords, agentPowerWords } from '../words/agent-words.ts';
import { agentOn, namedAgent } from '../facts/agent-now.ts';
import { proceedingWords } from '../words/move-words.ts';

const power = (name: AgentPower) =>
  labelled(z.boolean().default(false), {
    ...agentPowerWords[name],
    input: 'tick',
    when: { field: 'scope', is: ['special'] },
    optional: true,
  });
const day = z.iso.date().nullable().default(null);

export const RecordAgent = demanding(
  z.object({
    name: labelled(written().min(1).max(50), { zh: '代理人姓名', en: 'The agent', input: 'text' }),
    phone: labelled(phoneSchema('代理人电话', 'The agent’s telephone').default(''), {
      zh: '代理人电话',
      en: 'The agent’s telephone',
      hintZh: '手机或带区号的座机，办到哪了告诉代理人',
      hintEn: 'Mobile or landline with area code; the agent is told how it goes',
      input: 'text',
    }),
    relation: labelled(written().min(1).max(30), {
      zh: '和投诉人什么关系',
      en: 'What the agent is to the complainant',
      hintZh: '例如：女儿、邻居、律师',
      hintEn: 'For example: daughter, neighbour, lawyer',
      input: 'text',
    }),
    idNumber: labelled(written().max(30).default(''), {
      zh: '代理人证件号码',
      en: 'The agent’s identity number',
      input: 'text',
    }),
    address: labelled(written().max(200).default(''), { zh: '代理人地址', en: 'The agent’s address', input: 'text' }),
    scope: labelled(z.enum(['general', 'special']), {
      zh: '代理权限',
      en: 'Power',
      hintZh: '撤回、和解、签调解书要特别代理，委托书上逐项写明',
      hintEn: 'Withdrawing, settling and signing need a special power that names them',
      input: 'choice',
      options: (['general', 'special'] as const).map((value) => ({ value, ...agentScopeWords[value] })),
    }),
    change: power('change'),
    settle: power('settle'),
    sign: power('sign'),
    withdraw: power('withdraw'),
    collect: power('collect'),
    from: labelled(day, { zh: '委托从哪天起', en: 'From', input: 'day' }),
    until: labelled(day, {
      zh: '委托到哪天止',
      en: 'Until',
      hintZh: '写到办结为止的空着',
      hintEn: 'Left empty where it holds to the end of the matter',
      input: 'day',
    }),
    paperOn: labelled(day, {
      zh: '授权委托书原件、代理人身份证明哪天交来的',
      en: 'Day on which the power of attorney and the agent’s papers were handed in',
      hintZh: '还没有交来的空着，特别代理交来以后才算',
      hintEn: 'Left empty where not yet; a special power counts from then on',
      input: 'day',
    }),
    paper: labelled(written().max(200).default(''), {
      zh: '材料放在哪里',
      en: 'Where the papers are',
      hintZh: '例如：卷内第 3 页，照片已传',
      hintEn: 'For example: page 3 of the file',
      input: 'text',
    }),
  }),
);

export const EndAgent = z.object({
  on: labelled(z.iso.date(), { zh: '哪天起不再代理', en: 'No longer agent from', input: 'day' }),
  why: labelled(written().min(2).max(200), {
    zh: '为什么',
    en: 'Why',
    hintZh: '投诉人取消委托、代理人不办了，谁在哪天说的',
    hintEn: 'The mandate was taken back or laid down; who said so and when',
    input: 'text',
  }),
});

/** To whom it is told how the matter goes: the agent, while there is one. */
export function contactPhone(complaint: Pick<Complaint, 'agents' | 'consumerPhone'>, on: Day): string {
  return agentOn(complaint, on)?.phone ?? complaint.consumerPhone;
}

/** 「李有田（委托代理人：李芳）」, as a letter of that day is addressed; of several the agent acts for the one who stands first. */
export function addressedZh(complaint: Complaint, on: Day): string {
  const agent = agentOn(complaint, on);
  if (agent === null) return complainantsOf(complaint);
  const [first = complaint.consumerName, ...others] = activeMembers(complaint).map(({ name }) => name);
  return [`${first}（委托代理人：${agent.name}）`, ...others].join('、');
}

/** Whether the paper that was handed in says that the agent may do it. */
export function hasPower(agent: Agent, needed: AgentPower): boolean {
  return agent.scope === 'special' && agent.paperOn !== null && agent.powers.includes(needed);
}

/** Refuses what an agent does beyond his power; of a complaint without an agent nobody can have acted as one. */
export function demandPower(complaint: Complaint, needed: AgentPower, on: Day): void {
  const agent = agentOn(complaint, on);
  if (agent === null) throw new Refusal('agent-none');
  const { zh, en } = agentPowerWords[needed];
  if (!hasPower(agent, needed)) throw new Refusal('agent-lacks-power', { power: zh, powerEn: en.toLowerCase() });
}

/** While somebody acts for the complainant it is said who spoke: nobody is taken for the complainant himself. */
export function demandSpeaker(complaint: Complaint, path: string, who: 'self' | 'agent' | null, on: Day): void {
  if (who === null && agentOn(complaint, on) !== null)
    throw new Refusal('invalid-input', {}, [{ path, ...speakerMissing }]);
}

const speakerMissing = {
  zh: '这件有代理人，请选是投诉人本人说的，还是代理人说的。',
  en: 'An agent acts in this matter: please say whether the complainant or the agent spoke.',
};

/** Whether the slip’s holder, who may be the agent, can agree with a firm by himself. */
export function maySettle(complaint: Complaint, on: Day): boolean {
  const agent = agentOn(complaint, on);
  return agent === null || hasPower(agent, 'settle');
}

/** Whether the slip’s holder, who may be the agent, can take the complaint back by himself. */
export function mayTakeBack(complaint: Complaint, on: Day): boolean {
  const agent = agentOn(complaint, on);
  return agent === null || hasPower(agent, 'withdraw');
}

const phoneMissing = {
  path: 'phone',
  zh: '请填写代理人电话，办到哪了要告诉代理人。',
  en: 'Please fill in the agent’s telephone: the agent is told how it goes.',
};

export function recordAgent(complaint: Complaint, input: z.infer<typeof RecordAgent>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'recordAgent');
  demandAtStation(complaint, facts);
  // Several send one or two of their own (第十二条).
  if (complaint.joint !== null) throw new Refusal('agent-of-several');
  const known = namedAgent(complaint, facts.today);
  const isSame = known !== null && known.name === input.name && ['', known.phone].includes(input.phone);
  const agent = agentOf(input, isSame ? known : null, facts);
  demandAgent(complaint, agent, facts);
  const before = complaint.agents.flatMap((one) => {
    if (one !== known) return [one];
    return isSame ? [] : [{ ...one, endedOn: facts.today, endedWhy: '换了代理人' }];
  });
  const { scope, powers, from, until, paperOn } = agent;
  return {
    next: { ...complaint, state, agents: [...before, agent], ...(known === null || isSame ? {} : newSlip(facts)) },
    event: eventOf(complaint, 'agent-recorded', facts, { scope, powers, from, until, paperOn, another: !isSame }),
  };
}

/** As he is written down; the desk reads numbers and address masked, and what is left empty stays as it was known. */
function agentOf(input: z.infer<typeof RecordAgent>, kept: Agent | null, { today, by }: Facts): Agent {
  const { name, relation, scope, from, until, paperOn, paper } = input;
  return {
    name,
    relation,
    scope,
    from,
    until,
    paperOn,
    paper,
    phone: input.phone || (kept?.phone ?? ''),
    idNumber: input.idNumber || (kept?.idNumber ?? null),
    address: input.address || (kept?.address ?? ''),
    powers: scope === 'special' ? agentPowers.filter((one) => input[one]) : [],
    since: kept?.since ?? today,
    endedOn: null,
    endedWhy: '',
    byId: by.id,
  };
}

function demandAgent({ operatorName, consumerName, consumerPhone }: Complaint, agent: Agent, facts: Facts): void {
  const { name, phone, scope, powers, from, until, paperOn } = agent;
  if (phone === '') throw new Refusal('invalid-input', {}, [phoneMissing]);
  if (name === operatorName) throw new Refusal('agent-is-operator');
  if (name === consumerName && phone === consumerPhone) throw new Refusal('agent-is-complainant');
  if (scope === 'special' && powers.length === 0) throw new Refusal('agent-power-missing');
  if (from !== null && until !== null && until < from)
    throw new Refusal('day-before-start', { day: until, start: from, field: 'until' });
  if (paperOn !== null) demandDay(paperOn, facts, null);
}

/** What the bureau has, the bureau writes down: a station names or ends an agent only while the matter lies at it. */
function demandAtStation({ state }: Complaint, { by }: Facts): void {
  if (by.role === 'station' && state !== 'atStation') throw new Refusal('agent-at-bureau');
}

/** Who no longer acts opens the matter no more with the slip that he holds; the complainant is given another code. */
function newSlip({ codeStub }: Facts): Partial<Complaint> {
  return codeStub === undefined ? {} : { codeStub };
}

/** In every state: a mandate that was taken back holds no more after the decision than before it. */
export function endAgent(complaint: Complaint, input: z.infer<typeof EndAgent>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'endAgent');
  demandAtStation(complaint, facts);
  const known = namedAgent(complaint, facts.today);
  if (known === null) throw new Refusal('agent-none');
  demandDay(input.on, facts, known.since);
  const agents = complaint.agents.map((one) =>
    one === known ? { ...one, endedOn: input.on, endedWhy: input.why } : one,
  );
  return {
    next: { ...complaint, state, agents, ...newSlip(facts) },
    event: eventOf(complaint, 'agent-ended', facts, { on: input.on }, input.on),
  };
}

export const agentMoves = {
  recordAgent: {
    ...proceedingWords.recordAgent,
    input: RecordAgent,
    apply: recordAgent,
  },
  endAgent: {
    ...proceedingWords.endAgent,
    input: EndAgent,
    apply: endAgent,
  },
} as const;
