import { useEffect, useState } from 'react';
import type { AreaCheck } from '../../domain/incident/area-check.ts';
import areaCheckDocket from '../../domain/incident/area-check.ts?areaCheckDocket';
import { answerWords, GiveAnswer } from '../../domain/incident/area-answer.ts';
import type { AreaCheckMore } from '../../http/api/incident/area-check-routes.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import { AnswerTable, TallyBar } from './answer-table.tsx';
import { answerCalls, areaCheckCalls, useAnswers } from './incident-calls.ts';
import './incident.css';

type Item = SeenEntry<AreaCheck, AreaCheckMore>;
type View = SeenEntryView<AreaCheck, AreaCheckMore>;

/** 区域排查: what the stations are asked; a station answers here, and the desk sees who has. */
export default function AreaCheckPage() {
  const t = useWords();
  const { role } = useMe();
  return (
    <DocketPage
      docket={areaCheckDocket}
      calls={areaCheckCalls}
      empty={
        role === 'station'
          ? t('县局现在没有问的。问了会在这里，也会发短信。', 'The bureau asks nothing now.')
          : t(
              '没有在问的。在群体事件的页面上按“问各站点”。',
              'Nothing is asked. Ask the stations from the page of an incident.',
            )
      }
      nameWords={{ zh: '排查', en: 'Check' }}
      nameOf={({ entry }) => `${entry.number} ${entry.question}`}
      columns={useColumns()}
      facts={(view) => <CheckFacts view={view} />}
      openWords={{ zh: '在问', en: 'Asking' }}
    />
  );
}

function useColumns(): DocketColumn<Item>[] {
  const t = useWords();
  const label = useLabel();
  const { today, role } = useMe();
  const due: DocketColumn<Item> = {
    zh: '什么时候前答',
    en: 'By',
    cell: ({ entry }) => <span className="nw">{instantShort(entry.dueAt, today)}</span>,
  };
  if (role === 'station')
    return [
      due,
      {
        zh: '本站的回答',
        en: 'Our answer',
        cell: ({ more }) => (more.own === null ? t('还没答', 'Not yet') : label(answerWords[more.own.answer])),
      },
    ];
  return [
    {
      zh: '哪一起',
      en: 'Incident',
      cell: ({ entry }) => entry.incidentNumber,
      words: ({ entry }) => entry.incidentNumber,
    },
    due,
    {
      zh: '已答',
      en: 'Answered',
      right: true,
      cell: ({ more: { tally } }) => `${tally.yes + tally.no + tally.unknown} / ${tally.asked}`,
    },
    { zh: '有', en: 'Yes', right: true, cell: ({ more: { tally } }) => String(tally.yes) },
  ];
}

function CheckFacts({ view }: { view: View }) {
  const t = useWords();
  const { role, today } = useMe();
  const { entry, more } = view;
  return (
    <>
      <Facts
        rows={[
          [t('问什么', 'Question'), entry.question],
          [t('样子', 'How to tell it'), entry.look],
          [t('为什么问', 'Why'), entry.why],
          [
            t('照片', 'Photo'),
            entry.photoId === null ? null : (
              <img
                className="incident-photo"
                src={`/api/attachments/${entry.photoId}`}
                alt={t('东西的照片', 'Photo of the goods')}
              />
            ),
          ],
          [t('什么时候前答', 'Answer by'), instantShort(entry.dueAt, today)],
          [t('谁问的', 'Asked by'), more.byName],
        ]}
      />
      {role === 'station' ? <OwnAnswer view={view} /> : <Answers number={entry.number} />}
    </>
  );
}

function Answers({ number }: { number: string }) {
  const answers = useAnswers(number);
  if (isUnread(answers)) return <ErrorLine error={answers.error} onRetry={() => void answers.refetch()} />;
  if (answers.data === undefined) return <Loading rows={6} />;
  return (
    <>
      <TallyBar tally={answers.data.tally} />
      <AnswerTable number={number} answers={answers.data} />
    </>
  );
}

/** The station's own answer; that it has the question before its eyes is told when the question opens. */
function OwnAnswer({ view: { entry, more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const { today } = useMe();
  const [writing, setWriting] = useState(false);
  useEffect(() => void answerCalls.read(entry.number).catch(() => undefined), [entry.number]);
  const { own } = more;
  const words = own === null ? t('回答', 'Answer') : t('改答', 'Correct the answer');
  return (
    <>
      {own === null ? null : (
        <p>
          {t('本站答了：', 'We answered: ')}
          <b>{label(answerWords[own.answer])}</b>
          {own.households === 0 ? '' : t(` ${own.households} 户`, ` ${own.households} households`)}{' '}
          <span className="dim">{instantShort(own.answeredAt, today)}</span> {own.words}
        </p>
      )}
      <p>
        <button type="button" className="b p" onClick={() => setWriting(true)}>
          {words}…
        </button>
      </p>
      {writing && directory !== undefined ? (
        <DocketForm
          title={`${words} · ${entry.number}`}
          press={words}
          schema={GiveAnswer.omit({ stationId: true, entered: true })}
          directory={directory}
          fixed={(id) => ({ id, checkNumber: entry.number })}
          start={own === null ? {} : { answer: own.answer, households: String(own.households), words: own.words }}
          draft={`area_answer.${entry.number}.own`}
          queryKey={areaCheckCalls.path}
          saved={t('答了，没截止前可以改', 'Answered; it can be corrected')}
          send={(input) => answerCalls.give(input)}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  );
}
