/**
 * From what is typed at the desk to a filing; every wrong field is named. The rules of all fields come with it, so the desk fetches it beside
 * the form.
 */
import { isDay } from '../../../domain/base/calendar.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { parseSum } from '../../../domain/base/money.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { Filing, shopNotNamed, toldInOne } from '../../../domain/complaint/filing.ts';
import { askedPath, readAnswers } from '../../../domain/county/asked/asked-question.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { filesOf, furtherIn, inDeskWords, mostOfClaim, type Further } from './complaint-filing.ts';

/** The keys of the typed values are the paths of the filing, so that a problem finds its field. */
export const filingPaths = [
  'channel',
  'receivedAt',
  'platformNumber',
  'story',
  'consumer.name',
  'consumer.phone',
  'consumer.regionId',
  'consumer.address',
  'agent.name',
  'agent.phone',
  'agent.relation',
  'operator.name',
  'operator.phone',
  'place.regionId',
  'operator.address',
  'claim',
  'categoryCode',
  'natureCode',
  'amountFen',
  'happenedOn',
  'injury.injury',
] as const;

export type ReadFiling = { filing: Filing; problems: [] } | { filing: null; problems: FieldProblem[] };

const nothingFurther: Further = { questions: [], today: '' };

/**
 * A day after today, which the county would refuse: said at once, for a station's telephone without a network gives the slip away before
 * the county has seen it.
 */
function stillToCome(at: (path: string) => string, today: string): FieldProblem[] {
  const days = [
    { path: 'happenedOn', zh: '哪天的事', en: 'When it happened' },
    { path: 'receivedAt', zh: '收到时间', en: 'The time of receipt' },
  ];
  return days.flatMap(({ path, zh, en }) => {
    const day = at(path).slice(0, 10);
    if (today === '' || !isDay(day) || day <= today) return [];
    return [
      {
        path,
        zh: `${zh}写的是 ${day}，还没到：今天是 ${today}，请改日期。`,
        en: `${en} is ${day}, still to come: today is ${today}.`,
      },
    ];
  });
}

export function readFiling(written: Typed, clientId: string, further = nothingFurther): ReadFiling {
  const typed = withTold(written);
  const at = (path: string) => (typed[path] ?? '').trim();
  const orNull = (path: string) => (at(path) === '' ? null : at(path));
  const { answers, problems: open } = readAnswers(
    furtherIn(further, typed),
    (question) => at(askedPath(question)),
    further.today,
  );
  const amount = at('amountFen');
  const received = at('receivedAt');
  const parsed = Filing.safeParse({
    clientId,
    channel: at('channel'),
    platformNumber: orNull('platformNumber'),
    // Typed without its offset; the county's clock is China's.
    ...(received === '' ? {} : { receivedAt: `${received}:00+08:00` }),
    consumer: {
      name: at('consumer.name'),
      phone: at('consumer.phone'),
      address: at('consumer.address'),
      regionId: orNull('consumer.regionId'),
    },
    agent: agentTyped(at),
    operator: { name: at('operator.name'), phone: at('operator.phone'), address: at('operator.address') },
    place: { regionId: orNull('place.regionId') },
    categoryCode: orNull('categoryCode'),
    natureCode: orNull('natureCode'),
    // An empty box is not too short a text but none.
    story: at('story') || undefined,
    claim: at('claim') || undefined,
    happenedOn: orNull('happenedOn'),
    amountFen: amount === '' ? null : (parseSum(amount)?.fen ?? Number.NaN),
    // 「30多元」 says itself that it is rough.
    amountAbout: parseSum(amount)?.about ?? null,
    injury: at('hurt') === 'yes' ? { injury: at('injury.injury') } : null,
    consents: { publish: at('consents.publish') === 'yes', entrust: at('consents.entrust') === 'yes' },
    asked: answers,
    attachmentIds: filesOf(typed).map((one) => one.id),
  });
  const early = stillToCome(at, further.today);
  if (parsed.success && open.length === 0 && early.length === 0) return { filing: parsed.data, problems: [] };
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error, Filing, { inBox: true })), ...early];
  const said = [...problems.map((problem) => ({ ...problem, zh: inDeskWords(problem.zh) })), ...open];
  return { filing: null, problems: said.toSorted((a, b) => placeOf(a.path) - placeOf(b.path)) };
}

/** What is asked besides stands behind the class of which it is asked. */
function placeOf(path: string): number {
  const order: readonly string[] = filingPaths;
  return order.indexOf(path.startsWith('asked.') ? 'happenedOn' : path);
}

/** Who files for another, while the box is ticked. */
function agentTyped(at: (path: string) => string) {
  if (at('forOther') !== 'yes') return null;
  return { name: at('agent.name'), phone: at('agent.phone'), relation: at('agent.relation') };
}

/** One passage is enough when it holds name and telephone: the rest of the form stays empty, and the story is the claim too. */
function withTold(typed: Typed): Typed {
  const at = (path: string) => (typed[path] ?? '').trim();
  const rest = ['consumer.name', 'consumer.phone', 'operator.name', 'claim'];
  if (rest.some((path) => at(path) !== '')) return typed;
  const told = toldInOne(at('story'));
  if (told === null) return typed;
  return {
    ...typed,
    'consumer.name': told.name,
    'consumer.phone': told.phone,
    'operator.name': shopNotNamed,
    claim: at('story').slice(0, mostOfClaim),
  };
}
