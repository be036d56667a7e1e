import { Link } from 'react-router';
import { answerWords } from '../../../domain/supervision/inspection/answer-words.ts';
import {
  inspectionStateWords,
  type Inspection,
  type ItemAnswer,
} from '../../../domain/supervision/inspection/inspection.ts';
import inspectionDocket from '../../../domain/supervision/inspection/inspection-steps.ts?inspectionDocket';
import { inspectionListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { areaKindWords } from '../../../domain/supervision/inspection/premises.ts';
import type { InspectionMore } from '../../../http/api/supervision/inspection/inspection-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { CautionCard } from './caution-card.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { CaseLinks } from '../enforcement/cases-from.tsx';
import { inspectionCalls, useInspectors } from './inspection-calls.ts';
import { Photos } from './photos.tsx';
import { startOfInspection } from './start-of.ts';
import './inspection.css';

/** 检查: one row a visit; nothing wrong counts when two have said so. */
export default function InspectionPage() {
  const t = useWords();
  const people = useInspectors();
  return (
    <DocketPage
      docket={inspectionDocket}
      calls={inspectionCalls}
      rowMoves={3}
      empty={t(
        '没有要办的检查。按“安排一户检查”，或者在专项里抽户。',
        'Nothing to do; plan a visit, or draw premises in a campaign.',
      )}
      nameWords={{ zh: '店', en: 'Shop' }}
      nameOf={({ entry }) => `${entry.number} ${entry.operatorName}`}
      listing={inspectionListing}
      facts={(view) => <InspectionFacts view={view} />}
      people={people}
      startOf={({ entry, more }, move) => startOfInspection(entry, more.team, move)}
      askOf={({ entry }, move) =>
        move === 'confirmNil'
          ? t(
              `${entry.operatorName}：没有发现问题，你确认？`,
              `${entry.operatorName}: nothing was found; do you confirm it?`,
            )
          : null
      }
      tools={<Mine />}
    />
  );
}

function Mine() {
  const t = useWords();
  const { search, change } = useAddress();
  const mine = search.get('mine') === 'yes';
  return (
    <p className="inspection-festivals">
      <button
        type="button"
        className="b sm"
        aria-pressed={mine}
        onClick={() => change({ mine: mine ? null : 'yes', pages: null })}
      >
        {t('只看派给我的', 'Only mine')}
      </button>
    </p>
  );
}

type View = SeenEntryView<Inspection, InspectionMore>;

function InspectionFacts({ view }: { view: View }) {
  const t = useWords();
  const { entry } = view;
  return (
    <>
      {entry.orders.length === 0 ? null : (
        <p>
          <a
            className="b"
            href={`/papers/inspections/${encodeURIComponent(entry.number)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('打印责令改正通知书', 'Print the order')}
          </a>
        </p>
      )}
      <CautionCard about={{ inspection: entry.number }} />
      <PlaceFacts view={view} />
      <FoundFacts view={view} />
      <AfterFacts view={view} />
    </>
  );
}

/** Which shop, where, and who went when. */
function PlaceFacts({ view: { entry, more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  const shop =
    entry.operatorId === null ? (
      entry.operatorName
    ) : (
      <Link to={`/operators/${entry.operatorId}`}>{entry.operatorName}</Link>
    );
  const officers = entry.officers.map(({ certificate }, i) =>
    t(`${more.officerNames[i] ?? ''}（${certificate}）`, `${more.officerNames[i] ?? ''} (${certificate})`),
  );
  return (
    <Facts
      rows={[
        [t('编号', 'Number'), entry.number],
        [t('旧台账转入', 'Carried over'), entry.formerNumber],
        [t('店', 'Shop'), shop],
        [t('有没有照', 'Licence'), entry.unregistered ? t('没有执照', 'Unlicensed') : ''],
        [t('在哪', 'Where'), `${more.placeName} ${entry.address}`.trim()],
        [t('区域', 'Area'), label(areaKindWords[entry.areaKind])],
        [t('牵头', 'Led by'), entry.leadBody],
        [t('派谁', 'Assigned'), join(more.assignedNames)],
        [t('检查人员', 'Inspectors'), join(officers)],
        [t('什么时候', 'When'), entry.visitedAt === null ? '' : instantShort(entry.visitedAt, today)],
      ]}
    />
  );
}

/** What the visit found: answers, findings or the nil with both who said so, and the signature. */
function FoundFacts({ view: { entry, more } }: { view: View }) {
  const t = useWords();
  const label = useLabel();
  const isNil = entry.state === 'nil' || entry.state === 'nilWaiting';
  const who = [more.recordedByName, more.nilConfirmedByName].filter((one) => one !== null).join(t('、', ', '));
  return (
    <Facts
      rows={[
        [
          t('检查表', 'Checklist'),
          entry.answers.length === 0 ? null : (
            <ol className="inspection-answers">
              {entry.answers.map(({ item, answer, words }) => (
                <li key={item}>
                  {item} <b>{label(answerWords[answer as ItemAnswer])}</b> {words}
                </li>
              ))}
            </ol>
          ),
        ],
        [
          t('问题', 'Findings'),
          entry.findings.length === 0 ? null : (
            <ul className="inspection-answers">
              {entry.findings.map(({ text, isViolation }) => (
                <li key={text}>
                  {text} {isViolation ? <span className="tag er">{t('违法行为', 'Violation')}</span> : null}
                </li>
              ))}
            </ul>
          ),
        ],
        [t('没有问题', 'Nil'), isNil ? `${label(inspectionStateWords[entry.state])} ${who}` : ''],
        [t('签名', 'Signature'), <Signature key="signature" entry={entry} />],
        [t('照片', 'Photos'), entry.photoIds.length === 0 ? null : <Photos ids={entry.photoIds} />],
      ]}
    />
  );
}

function Signature({ entry }: { entry: View['entry'] }) {
  const t = useWords();
  if (entry.signatureId !== null)
    return (
      <a href={`/api/attachments/${entry.signatureId}`} target="_blank" rel="noreferrer">
        {t('看签名', 'See it')}
      </a>
    );
  return entry.signatureRefused === ''
    ? t('还没有', 'None yet')
    : t(`没有签：${entry.signatureRefused}`, `Not signed: ${entry.signatureRefused}`);
}

/** What came of it: order, second look, ban. */
function AfterFacts({ view: { entry, more } }: { view: View }) {
  const t = useWords();
  const order = entry.orders.at(-1);
  const looks = entry.rechecks.map(
    ({ onDay, isRectified, words }) =>
      `${onDay} ${isRectified ? t('改好了', 'rectified') : t('没有改', 'not rectified')} ${words}`,
  );
  const { ban } = entry;
  const banned =
    ban === null
      ? []
      : [ban.orderNumber, ban.trade, ban.executedOn ?? '', ban.sealed, ban.guidance, ban.reopenedAs].filter(Boolean);
  return (
    <Facts
      rows={[
        [
          t('责令改正', 'Order'),
          order === undefined ? '' : t(`${order.text}（${order.dueOn} 前）`, `${order.text} (by ${order.dueOn})`),
        ],
        [t('复查', 'Checked again'), looks.join(t('；', '; '))],
        [t('取缔', 'Ban'), banned.join(t('；', '; '))],
        [t('备注', 'Remark'), entry.remark],
        [t('案件', 'Case'), more.cases.length === 0 ? null : <CaseLinks key="cases" cases={more.cases} />],
      ]}
    />
  );
}
