/** 依法告诉您什么: of what the law has the reporter told, and of what it has not (《办法》第三十四条、第三十六条、第三十七条). */
import { dayOf } from '../../../domain/base/calendar.ts';
import { dutiesOf, isReachable } from '../../../domain/tipoff/duty-to-tell.ts';
import { dutyArticle, dutyLaws, type DutyRow } from '../../../domain/law/duty-laws.ts';
import type { Tipoff } from '../../../domain/tipoff/tipoff.ts';
import type { Manner } from '../base/language.ts';

/** One sentence for each thing that is told, and for each that is not. */
export function toldByLaw(m: Manner, tipoff: Tipoff): string[] {
  if (!isReachable(tipoff))
    return [
      m.say(
        '您没留名字，也没留暗语，我们没法找您；凭编号和查询码，随时能看到办到哪一步。',
        'You left neither name nor code word, so we cannot reach you; with number and query code you can always see how far it is.',
      ),
    ];
  // What would be owed if a case is opened says what the laws in question ask for.
  const owed = dutiesOf({ ...tipoff, outcome: 'opened', enforcementEndedOn: null }).filter(
    ({ to }) => to === 'reporter',
  );
  const laws = owed.flatMap(({ law }) =>
    law === null ? [] : [{ ...(dutyLaws[law] as DutyRow), article: dutyArticle(law, dayOf(tipoff.receivedAt)) }],
  );
  const decision = owed.some(({ kind }) => kind === 'decision');
  return [
    ...laws.map((law) =>
      law.within === null
        ? m.say(`处理结果及时告诉您（${law.article}）。`, `You are told the result in good time (${law.en}).`)
        : m.say(
            `处理结果 ${law.within.n} 个工作日内告诉您（${law.article}）。`,
            `You are told the result within ${law.within.n} working days (${law.en}).`,
          ),
    ),
    ...(decision
      ? [
          m.say(
            '立不立案，决定以后 5 个工作日内告诉您。',
            'You are told within 5 working days whether a case is opened.',
          ),
        ]
      : []),
    m.say(
      '要是不归我们管，会告诉您（《办法》第三十四条）。',
      'If it is not ours to handle, you are told (art. 34 of the Measures).',
    ),
    ...(laws.length > 0 || decision
      ? []
      : [
          m.say(
            '查的结果，这一类没有法律规定要告诉举报人（《办法》第三十六条）；凭编号和查询码，随时能看到办到哪一步。',
            'No law has the reporter of this kind told the result (art. 36); with number and query code you can always see how far it is.',
          ),
        ]),
    ...(tipoff.anonymous
      ? [m.say('告诉您，是在您凭编号和暗语来问的时候。', 'You are told when you ask with number and code word.')]
      : []),
  ];
}

/** The card of one's own tip-off, while something is still to be told. */
export function TellingCard({ m, tipoff }: { m: Manner; tipoff: Tipoff }) {
  return (
    <section class="card">
      <h2>{m.say('会告诉您什么', 'What you will be told')}</h2>
      <ul class="rows">
        {toldByLaw(m, tipoff).map((words) => (
          <li>{words}</li>
        ))}
        <li>
          {m.say(
            '谁举报的、查得怎么样，都不告诉店家（《办法》第三十七条）。',
            'The shop is told neither who told of it nor how it goes (art. 37).',
          )}
        </li>
      </ul>
    </section>
  );
}
