import { breachSteps, type Breach, type breachRow } from '../../../domain/desk/breach.ts';
import breachDocket from '../../../domain/desk/breach.ts?breachDocket';
import type { RecordMore } from '../../../http/api/desk/privacy-record-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { boxOfInstant } from '../../matter/box-texts.ts';

type Line = SeenRow<Breach, (typeof breachRow)[number]>;
const breachCalls = docketCalls<Breach, RecordMore, Line>('breaches');
type Item = SeenEntry<Breach, RecordMore>;

/** 安全事件: what happened, what was done, who was told; the steps stand above, for whoever has to take them at once. */
export default function BreachPage() {
  const t = useWords();
  const { today } = useMe();
  return (
    <DocketPage
      docket={breachDocket}
      calls={breachCalls}
      openWords={{ zh: '在处置', en: 'Under way' }}
      empty={t(
        '没有在处置的。个人信息泄露、被改、丢失，或者可能这样，由安全管理员马上记一件。',
        'Nothing is under way. If personal data leak, are changed or lost, the security administrator notes it at once.',
      )}
      nameOf={({ entry }) => entry.number}
      columns={[
        { zh: '发生了什么', en: 'What', cell: ({ entry }) => entry.title, words: ({ entry }) => entry.title },
        {
          zh: '什么时候知道的',
          en: 'Known',
          cell: ({ entry }) => <span className="nw">{instantShort(entry.knownAt, today)}</span>,
        },
        {
          zh: '部门',
          en: 'Department',
          cell: ({ entry }) =>
            entry.bodyToldAt === null ? (
              <span className="err">{t('还没告诉', 'not told')}</span>
            ) : (
              instantShort(entry.bodyToldAt, today)
            ),
        },
        { zh: '本人', en: 'People', cell: ({ entry }) => <PersonsTold told={entry.personsTold} /> },
      ]}
      askOf={(_item, move) =>
        move === 'close' ? t('了结以后不能再补充。了结？', 'Nothing can be added once it is closed. Close?') : null
      }
      startOf={({ entry }, move) => (move === 'rewrite' ? typedOf(entry) : {})}
      tools={<Steps />}
      facts={(item) => <BreachFacts item={item} />}
    />
  );
}

function PersonsTold({ told }: { told: Item['entry']['personsTold'] }) {
  const t = useWords();
  if (told === null) return <span className="err">{t('还没告诉', 'not told')}</span>;
  return told === 'yes' ? t('告诉了', 'told') : t('没有告诉，写明了为什么', 'not told, with the reason');
}

function typedOf({ title, knownAt, dataKinds, people, cause, harm, measures }: Item['entry']): Typed {
  const count = people === null ? {} : { people: String(people) };
  return { title, knownAt: boxOfInstant(knownAt), dataKinds, ...count, cause, harm, measures };
}

/** 处置步骤. */
function Steps() {
  const t = useWords();
  const label = useLabel();
  return (
    <details className="card pad">
      <summary>{t('出了事怎么办（《个人信息保护法》第五十七条）', 'What to do (art. 57)')}</summary>
      <ol>
        {breachSteps.map((step) => (
          <li key={step.zh}>{label(step)}</li>
        ))}
      </ol>
    </details>
  );
}

function BreachFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <>
      <Facts
        rows={[
          [t('发生了什么', 'What'), entry.title],
          [t('什么时候知道的', 'Known'), instantShort(entry.knownAt, today)],
          [t('哪些个人信息', 'Kinds of data'), entry.dataKinds],
          [t('大约多少人', 'Of how many people'), entry.people],
          [t('原因', 'Cause'), entry.cause],
          [t('可能的危害', 'Harm'), entry.harm],
          [t('补救措施', 'Measures'), entry.measures],
          [
            t('告诉了部门', 'Department told'),
            entry.bodyToldAt === null ? null : `${entry.bodyName} ${instantShort(entry.bodyToldAt, today)}`,
          ],
          [t('文号、回话', 'Number, reply'), entry.bodyWords],
          [t('本人', 'The people'), <PersonsTold key="told" told={entry.personsTold} />],
          [t('怎么告诉的、为什么没告诉', 'How, or why not'), entry.personsWords],
          [t('谁记的', 'By'), `${more.writtenByName} ${instantShort(entry.writtenAt, today)}`],
          [
            t('了结', 'Closed'),
            entry.closedAt === null ? null : `${more.endedByName ?? ''} ${instantShort(entry.closedAt, today)}`,
          ],
        ]}
      />
      <p>
        <a className="b" href={`/papers/breaches/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
          {t('打印', 'Print')}
        </a>
      </p>
    </>
  );
}
