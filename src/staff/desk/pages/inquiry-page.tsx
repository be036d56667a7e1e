import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { inquiryMoveWords } from '../../../domain/inquiry/move-words.ts';
import type { Words } from '../../../domain/base/words.ts';
import { annulmentCauseWords } from '../../../domain/matter/decided/annulment-words.ts';
import { otherRoutes, type InquiryMove, type InquiryNotice } from '../../../domain/inquiry/inquiry.ts';
import { inquiryOutcomeWords, inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { PlatformReply } from '../../exchange/import/reply-card.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { ChecklistCard } from '../../matter/checklist/checklist-card.tsx';
import { articleWords } from '../../matter/article-words.ts';
import { Actions } from '../../matter/matter-actions.tsx';
import { Clocks } from '../../matter/clocks.tsx';
import { RenewCodeFold } from '../../matter/code/code-renewal.tsx';
import { MoveDrawer } from '../../matter/drawer.tsx';
import { MatterHead } from '../../matter/matter-head.tsx';
import { MatterLoader } from '../../matter/matter-loader.tsx';
import { Pair } from '../../matter/fact-pair.tsx';
import { isMasked } from '../../../domain/base/number/masked.ts';
import { useReveal, type Revealed } from '../../matter/reveal.tsx';
import { useSteering } from '../../matter/page-steering.ts';
import { Papers } from '../../matter/papers.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { Remarks } from '../../steering/remark/remark-panel.tsx';
import { useRemarkWords } from '../../steering/remark/remark-words.ts';
import { placeOfKind, places } from '../../base/places.ts';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { later } from '../../base/later.ts';
import { inquiryClient, type SeenInquiryView } from '../../inquiry/inquiry-wire.ts';
import '../../matter/matter.css';
import '../../inquiry/inquiry.css';

// The rules of all moves come with them.
const { Part: InquiryForm, useSoon: useFormSoon } = later(
  async () => (await import('../../inquiry/inquiry-form.tsx')).InquiryForm,
);
const { Part: TipoffForm, useSoon: useTipoffFormSoon } = later(
  async () => (await import('../../inquiry/turn-into-tipoff-form.tsx')).TipoffForm,
);

/** The main move first: most inquiries are answered. */
const order: readonly InquiryMove[] = [
  'answer',
  'recordNotice',
  'close',
  'turnIntoComplaint',
  'turnIntoTipoff',
  'tellRoute',
  'markPending',
];

/** One inquiry: what was asked, what was answered from which version of which entry, and what it became. */
export default function InquiryPage() {
  return <MatterLoader kind="inquiry" path={places.inquiry.path} read={inquiryClient.read} Page={Page} />;
}

function Page({ matter, fresh }: { matter: SeenInquiryView; fresh: ReactNode }) {
  const t = useWords();
  const me = useMe();
  useFormSoon();
  useTipoffFormSoon();
  const { inquiry } = matter;
  const { number } = inquiry;
  const revealed = useReveal('inquiry', number, useMay('inquiry.reveal'), (reason) =>
    inquiryClient.reveal(number, reason),
  );
  const { neighbours, move, open, opener, copy, done, slip } = useSteering<InquiryMove, SeenInquiryView>({
    kind: 'inquiry',
    path: places.inquiry.path,
    number,
    view: matter,
    procedure: inquiryMoveWords,
    stageOf: (after) => inquiryStageWords[after.inquiry.stage],
  });
  const told = useRemarkWords(number, revealed.shown ?? matter);
  // What it becomes is registered on the form of its own kind, which opens filled in.
  if (move === 'turnIntoComplaint') return <Navigate to={`/complaints/new?inquiry=${encodeURIComponent(number)}`} />;
  return (
    <div className={me.role === 'station' ? 'matter station-matter' : 'matter'}>
      <title>{`${number} · ${t('红盾', 'Hongdun')}`}</title>
      <Head matter={matter} neighbours={neighbours} onCopy={copy} fresh={fresh} />
      <div className="matter-body">
        <div className="matter-main">
          <Asked matter={matter} revealed={revealed} onCorrect={opener('correct')} />
          <Answered matter={matter} />
          <Revoked matter={matter} />
          <ToldCard kind="inquiry" number={number} />
          <PlatformReply kind="inquiry" number={number} platformNumber={inquiry.platformNumber} />
        </div>
        <Timeline view={told} onNote={opener('note')} show={revealed.show} />
        <Side matter={matter} onMove={open} />
      </div>
      {slip}
      {move === null ? null : (
        <MoveDrawer
          key={move}
          rule={inquiryMoveWords[move]}
          number={number}
          who={inquiry.question}
          wide={false}
          onClose={() => open(null)}
        >
          {(directory) =>
            move === 'turnIntoTipoff' ? (
              <TipoffForm matter={matter} directory={directory} onClose={() => open(null)} onDone={done} />
            ) : (
              <InquiryForm matter={matter} move={move} directory={directory} onClose={() => open(null)} onDone={done} />
            )
          }
        </MoveDrawer>
      )}
    </div>
  );
}

/** Beside what was asked: what can be done now, and what the leaders remarked. */
function Side({ matter, onMove }: { matter: SeenInquiryView; onMove: (move: InquiryMove) => void }) {
  return (
    <div className="matter-side">
      <Actions
        view={matter}
        procedure={inquiryMoveWords}
        order={order}
        first={null}
        isElsewhere={(one) => one === 'renewCode'}
        last={<RenewCodeFold moves={matter.moves} onMove={onMove} />}
        onMove={(one) => onMove(one as InquiryMove)}
      />
      <ChecklistCard row={matter.inquiry} />
      {matter.papers.length === 0 ? null : <Papers number={matter.inquiry.number} view={matter} />}
      <Remarks number={matter.inquiry.number} card />
    </div>
  );
}

function Head({
  matter,
  neighbours,
  onCopy,
  fresh,
}: {
  matter: SeenInquiryView;
  neighbours: Parameters<typeof MatterHead>[0]['neighbours'];
  onCopy: () => void;
  fresh: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { inquiry } = matter;
  return (
    <MatterHead
      kind="inquiry"
      path={places.inquiry.path}
      title={{ zh: places.inquiry.zh, en: places.inquiry.en }}
      stage={inquiry.stage}
      stageWords={inquiryStageWords[inquiry.stage]}
      number={inquiry.number}
      dueOn={inquiry.legalOn ?? inquiry.dueOn}
      erasedOn={inquiry.erasedOn}
      neighbours={neighbours}
      onCopy={onCopy}
      fresh={fresh}
      name={inquiry.question}
      tags={
        <>
          {inquiry.outcome === null ? null : <span className="tag">{label(inquiryOutcomeWords[inquiry.outcome])}</span>}
          <span className="tag">{t(`${inquiry.people} 人次`, `${inquiry.people} asked`)}</span>
        </>
      }
      pairs={
        <>
          <Pair name={t('答复人', 'Answered by')}>
            {[matter.handlerName ?? t('还没有', 'nobody yet'), matter.officeName]
              .filter((one) => one !== null)
              .join(' · ')}
          </Pair>
          <Pair name={t('收到', 'Received')}>
            {instantShort(inquiry.receivedAt ?? inquiry.filedAt, today)}{' '}
            {language === 'zh' ? matter.channelZh : matter.channelEn}
          </Pair>
          {matter.stationName === null ? null : <Pair name={t('站点', 'Station')}>{matter.stationName}</Pair>}
          {inquiry.platformNumber === null ? null : (
            <Pair name={t('平台号', 'Platform')}>{inquiry.platformNumber}</Pair>
          )}
        </>
      }
    >
      <Clocks view={matter} />
    </MatterHead>
  );
}

function Asked({
  matter,
  revealed: { shown, show, note, dialog },
  onCorrect,
}: {
  matter: SeenInquiryView;
  revealed: Revealed<Awaited<ReturnType<typeof inquiryClient.reveal>>>;
  onCorrect: (() => void) | null;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { inquiry } = matter;
  const hasPerson = inquiry.askerName !== '' || inquiry.askerPhone !== '';
  const isHidden = isMasked(inquiry.question);
  const person = shown?.inquiry ?? inquiry;
  return (
    <section className="card matter-facts" aria-label={t('问什么', 'What was asked')}>
      <h2 className="card-head">
        {t('问什么', 'What was asked')} <small>{t('原话，不可改', 'As told, never changed')}</small>
        {onCorrect === null ? null : (
          <button type="button" className="b t sm go" onClick={onCorrect}>
            {t('更正要素', 'Correct')} <kbd>C</kbd>
          </button>
        )}
      </h2>
      <blockquote className="story">
        {person.question} {isHidden ? show : null} {hasPerson ? null : note}
      </blockquote>
      <dl className="pairs">
        <Pair name={t('类别 性质', 'Category')}>
          {(language === 'zh' ? [matter.categoryZh, matter.natureZh] : [matter.categoryEn, matter.natureEn])
            .filter((one) => one !== null)
            .join(' · ') || t('还没归类', 'not classified')}
        </Pair>
        <Pair name={t('咨询人', 'Asker')}>
          {hasPerson ? (
            <>
              {person.askerName} <span className="nw">{person.askerPhone}</span> {show} {note}
            </>
          ) : (
            t('没有留', 'none left')
          )}
        </Pair>
        {inquiry.pendingReason === null ? null : <Pair name={t('要查的', 'To find out')}>{inquiry.pendingReason}</Pair>}
      </dl>
      {dialog}
    </section>
  );
}

/** What was told, and the version of the entry as it was read then, even when the entry has been written anew since. */
function Answered({ matter }: { matter: SeenInquiryView }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { inquiry, entry, became } = matter;
  if (inquiry.outcome === null) {
    return (
      <section className="card pad dim">
        {matter.moves.includes('answer')
          ? t('还没有答复。按 S 答复。', 'Not answered yet: press S.')
          : t('还没有答复。', 'Not answered yet.')}
      </section>
    );
  }
  return (
    <section className="card matter-facts" aria-label={t('答复', 'Answer')}>
      <h2 className="card-head">
        {t('答复', 'Answer')}{' '}
        {inquiry.answeredOn === null ? null : <small>{dayWithWeekday(inquiry.answeredOn, language, today)}</small>}
      </h2>
      {inquiry.answer === null ? null : <p className="answer-text answered">{inquiry.answer}</p>}
      <dl className="pairs">
        {inquiry.toldRoute === null ? null : (
          <Pair name={t('告知的途径', 'Route')}>
            {label(otherRoutes[inquiry.toldRoute])}{' '}
            <span className="dim">{articleWords(otherRoutes[inquiry.toldRoute].article, language)}</span>
          </Pair>
        )}
        {became === null ? null : (
          <Pair name={t('转成', 'Became')}>
            {became.number === null ? (
              t('已转出，不归您看', 'handed on; not yours to see')
            ) : (
              <Link to={`${placeOfKind(became.kind).path}/${encodeURIComponent(became.number)}`}>
                {label(placeOfKind(became.kind))} {became.number}
              </Link>
            )}
          </Pair>
        )}
        {entry === null ? null : <EntryPairs entry={entry} isOld={matter.isOld} />}
      </dl>
    </section>
  );
}

/** What the asker had been told before that answer was revoked, and by whose word it was. */
function Revoked({ matter }: { matter: SeenInquiryView }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { annulments } = matter.inquiry;
  // How and with what proof stands in the timeline.
  const told = ({ toldOn, failure }: InquiryNotice, at: number) => {
    if (toldOn !== null) return `${dayWithWeekday(toldOn, language, today)} ${t('告知', 'told')}`;
    if (failure === undefined) {
      // The letter that was made before this one was told stands in its place: nobody is owed it.
      const later = annulments[at + 1];
      if (later === undefined) return t('还没有告知', 'not told yet');
      return t(`由${later.number ?? '后一份'}代替`, `replaced by ${later.number ?? 'the next'}`);
    }
    return `${dayWithWeekday(failure.on, language, today)} ${t('送不到', 'could not be served')}`;
  };
  if (annulments.length === 0) return null;
  return (
    <section className="card matter-facts" aria-label={t('撤销的答复', 'Answers revoked')}>
      <h2 className="card-head">{t('撤销的答复', 'Answers revoked')}</h2>
      <dl className="pairs">
        {annulments.map(({ on, cause, body, paper, reason, answer, answeredOn, number, notice = null }, at) => (
          <Pair key={`${on} ${reason}`} name={dayWithWeekday(answeredOn ?? on, language, today)}>
            <span className="line">{answer}</span>
            <span className="line mut">
              {[
                label((annulmentCauseWords as Readonly<Partial<Record<string, Words>>>)[cause] ?? noWords),
                body,
                paper,
                reason,
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </span>
            {notice === null ? null : (
              <span className="line mut">
                {number ?? ''} {told(notice, at)}
              </span>
            )}
            {(notice?.takenBack ?? []).map((one) => (
              <span className="line mut" key={`${one.on} ${one.why}`}>
                {`${dayWithWeekday(one.on, language, today)} ${t('更正送不到', 'failure corrected')} · ${one.why}`}
              </span>
            ))}
          </Pair>
        ))}
      </dl>
    </section>
  );
}

const noWords: Words = { zh: '', en: '' };

/** The entry that was answered from, in the version of that day. */
function EntryPairs({ entry, isOld }: { entry: NonNullable<SeenInquiryView['entry']>; isOld: boolean }) {
  const t = useWords();
  return (
    <>
      <Pair name={t('依据知识', 'Entry')}>
        <Link to={`/knowledge/${encodeURIComponent(entry.id)}`}>{entry.title}</Link>{' '}
        <span className="tag">{t(`第 ${entry.version} 版`, `version ${entry.version}`)}</span>{' '}
        {isOld ? (
          <span className="tag wa">
            {t(`${entry.untilOn ?? ''} 起不再用，当时按这一版答`, `No longer used since ${entry.untilOn ?? ''}`)}
          </span>
        ) : null}
      </Pair>
      <Pair name={t('条文', 'Articles')}>
        {entry.articles.map((article) => (
          <span key={article} className="line">
            {article}
          </span>
        ))}
      </Pair>
    </>
  );
}
