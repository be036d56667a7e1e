/** The sample inquiries: asked, answered and turned through the same actions that people use. */
import { addDays, type Day } from '../domain/base/calendar.ts';
import { Allegation } from '../domain/tipoff/filing.ts';
import { Asking } from '../domain/inquiry/filing.ts';
import { Filing } from '../domain/complaint/filing.ts';
import { retell, type Inquiry, type InquiryMove } from '../domain/inquiry/inquiry.ts';
import { inquiryProcedure } from '../domain/inquiry/procedure.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { fileInquiry, inquiryFrame, turnIntoComplaint, turnIntoTipoff } from '../actions/inquiry/inquiry.ts';
import { moveMatter } from '../actions/matter/matter.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import type { OpenText, SampleInquiry } from '../outside/seeds.ts';
import { findEntry } from '../store/inquiry/knowledge.ts';
import { consumerOf, find, morningOf, type Cast } from './life.ts';

/** Files all of them, the oldest first. */
export async function liveInquiries(
  cast: Cast,
  samples: readonly SampleInquiry[],
  texts: readonly OpenText[],
  idOf: (name: string) => string,
): Promise<void> {
  const named = samples.map((sample, i) => ({ sample, i, clientId: idOf(`inquiry ${i}`) }));
  for (const { sample, i, clientId } of named.toSorted((a, b) => b.sample.ago - a.sample.ago)) {
    const text = texts.find(({ id }) => id === sample.text);
    const askedOn = addDays(cast.ctx.today, -sample.ago);
    const at = morningOf(askedOn, cast.ctx.at, 3 * i);
    const ctx = contextAt(cast.ctx, at);
    const asking = Asking.parse({
      clientId,
      channel: text?.channel ?? sample.channel,
      name: sample.name ?? '',
      phone: sample.phone ?? '',
      question: text?.text ?? sample.question ?? '',
      categoryCode: text?.labels.category ?? sample.category ?? null,
      people: sample.people ?? 1,
      knowledgeId: sample.topic ?? null,
    });
    const actor = sample.as === undefined ? consumerOf(ctx) : personOf(cast, sample.as);
    const filed = await fileInquiry({ ...ctx, actor }, asking);
    await live(cast, filed, askedOn, sample.path, idOf);
  }
}

async function live(
  cast: Cast,
  filed: Inquiry,
  askedOn: Day,
  path: string,
  idOf: (name: string) => string,
): Promise<void> {
  let inquiry = filed;
  for (const [i, step] of path
    .split(' ')
    .filter((one) => one.includes('@'))
    .entries()) {
    const [what = '', days = '0'] = step.split('@');
    const [name = '', words = ''] = what.split(':');
    const at = morningOf(addDays(askedOn, Number(days)), cast.ctx.at, 40 + 5 * i);
    const ctx: Context = { ...contextAt(cast.ctx, at), actor: personOf(cast, 'fangmin') };
    inquiry = await take(ctx, inquiry, name, words, idOf(`${inquiry.id} ${name}`));
  }
}

async function take(ctx: Context, inquiry: Inquiry, name: string, words: string, clientId: string): Promise<Inquiry> {
  const { number } = inquiry;
  const move = (which: InquiryMove, input: object) =>
    moveMatter(ctx, inquiryFrame, number, which, inquiryProcedure[which].input.parse(input), { version: null });
  const told = retell(inquiry);
  const common = { clientId, channel: told.channel, receivedAt: told.receivedAt, place: { regionId: null } };
  const person = { name: told.name, phone: told.phone };
  switch (name) {
    case 'pending':
      return move('markPending', { reason: '问一问农业农村局种子标签今年有没有新规定' });
    case 'answer': {
      const entry = await findEntry(ctx.db, ctx.actor.countyId, words, { on: ctx.today });
      if (entry === null) throw new Error(`seeds/inquiries.json names the entry “${words}”, which there is not.`);
      return move('answer', {
        answer: entry.answer,
        knowledgeId: entry.id,
        knowledgeVersion: entry.version,
        close: false,
      });
    }
    case 'route':
      return move('tellRoute', { route: words, close: false });
    case 'close':
      return move('close', {});
    case 'complaint': {
      const filing = Filing.parse({
        ...common,
        consumer: person,
        operator: { name: words },
        categoryCode: told.categoryCode,
        natureCode: told.natureCode,
        story: told.story,
        claim: '请帮忙要回没用完的钱',
        consents: { publish: false, entrust: true },
      });
      return (await turnIntoComplaint(ctx, number, filing, { version: null, close: false })).inquiry;
    }
    case 'tipoff': {
      const allegation = Allegation.parse({
        ...common,
        anonymous: false,
        reporter: person,
        operator: { name: words },
        categoryCode: told.categoryCode,
        natureCode: told.natureCode,
        story: told.story,
      });
      return (await turnIntoTipoff(ctx, number, allegation, { version: null, close: false })).inquiry;
    }
    default:
      throw new Error(`seeds/inquiries.json names the step “${name}”, which nobody can take.`);
  }
}

function personOf(cast: Cast, loginName: string): Context['actor'] {
  return actorOfAccount(find(cast, (account) => account.loginName === loginName));
}
