import { useQuery } from '@tanstack/react-query';
import { Fragment, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fullValue, sources, type SchemeItem } from '../../domain/assessment/scheme.ts';
import { pointsText, type Mark } from '../../domain/assessment/score.ts';
import { type unitWords, valueText, yardsticks, type Evidence } from '../../domain/assessment/yardstick.ts';
import { counted } from '../../domain/base/words.ts';
import { useAddress } from '../base/address.ts';
import { Photos } from '../station/charter/charter-part.tsx';
import '../base/ui/file.css';
import '../matter/docket/docket.css';
import { useLabel, useWords } from '../base/language.tsx';
import '../base/ui/settings.css';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './assessment.css';
import { MarkForm, ObjectForm } from './mark-form.tsx';
import { RoundState } from './assessment-list.tsx';
import { Objections } from './objection-card.tsx';
import { sheetOf, type SeenSheet } from './assessment-wire.ts';

/** 得分单: each item with what was counted, its mark, why, and the records behind it. */
export function SheetPage() {
  const { key = '', subjectId = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: ['assessments', 'sheet', key, subjectId],
    queryFn: ({ signal }) => sheetOf(key, subjectId, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={10} />;
  return (
    <div className="pad settings-body">
      <title>{`${found.data.score.name} · ${found.data.round.title} · ${t('红盾', 'Hongdun')}`}</title>
      <Sheet sheet={found.data} />
    </div>
  );
}

function Sheet({ sheet }: { sheet: SeenSheet }) {
  const { search, change } = useAddress();
  const [marking, setMarking] = useState<SchemeItem | null>(null);
  return (
    <>
      <SheetHead sheet={sheet} onObject={sheet.mayObject ? () => change({ object: '1' }) : null} />
      <SheetSum sheet={sheet} />
      <SheetTable sheet={sheet} onMark={setMarking} />
      <Objections entry={sheet.round} subjectId={sheet.score.subjectId} />
      {marking === null ? null : (
        <MarkForm sheet={sheet} item={marking} mark={markOf(sheet, marking)} onClose={() => setMarking(null)} />
      )}
      {search.get('object') !== null && sheet.mayObject ? (
        <ObjectForm sheet={sheet} onClose={() => change({ object: null })} />
      ) : null}
    </>
  );
}

function SheetHead({ sheet, onObject }: { sheet: SeenSheet; onObject: (() => void) | null }) {
  const t = useWords();
  const round = sheet.round;
  return (
    <div className="hd docket-hd">
      <h1>{sheet.score.name}</h1>
      <RoundState entry={round} />
      <span className="sp" />
      {onObject === null ? null : (
        <button type="button" className="b p" onClick={onObject}>
          {t('提异议…', 'Object…')}
        </button>
      )}
      <Link className="b" to={`/assessments/${round.number}`}>
        {t('回排名', 'Ranking')}
      </Link>
    </div>
  );
}

/** The total and the place, and how final they are. */
function SheetSum({ sheet }: { sheet: SeenSheet }) {
  const t = useWords();
  const round = sheet.round;
  const { score } = sheet;
  return (
    <div className="round-sum">
      <b className="fig">{pointsText(score.permille)}</b>
      <span>
        {score.place === null
          ? t('还没有名次', 'No place yet')
          : t(
              `${score.kindZh}第 ${score.place} 名${score.tied ? '（并列）' : ''}`,
              `Place ${score.place}${score.tied ? ', tied' : ''}`,
            )}
      </span>
      <Link to={`/assessments/${round.number}`}>{round.title}</Link>
      <span className="dim">{`${round.fromOn} – ${round.toOn}`}</span>
      {round.state === 'opened' ? <span className="tag wa">{t('现在的数，没有冻结', 'As it stands now')}</span> : null}
      {round.objectionsUntil !== null && round.state === 'objection' ? (
        <span className="tag wa">
          {t(`可以提异议，${round.objectionsUntil} 截止`, `Objections until ${round.objectionsUntil}`)}
        </span>
      ) : null}
    </div>
  );
}

function SheetTable({ sheet, onMark }: { sheet: SeenSheet; onMark: (item: SchemeItem) => void }) {
  const t = useWords();
  const { search, change } = useAddress();
  const opened = search.get('records');
  const next = nextToMark(sheet);
  return (
    <section className="card" aria-label={t('得分单', 'Sheet')}>
      <div className="settings-table">
        <table className="sheet-table">
          <thead>
            <tr>
              <th scope="col">{t('条目', 'Item')}</th>
              <th scope="col">{t('从哪里来', 'Source')}</th>
              <th scope="col" className="r">
                {t('数', 'Value')}
              </th>
              <th scope="col" className="r">
                {t('得满分', 'Full at')}
              </th>
              <th scope="col" className="r">
                {t('得分', 'Mark')}
              </th>
              <th scope="col">{t('理由、记录', 'Why, records')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.scheme.items.map((item) => (
              <Item
                key={item.code}
                item={item}
                mark={markOf(sheet, item)}
                records={(sheet.score.evidence[item.code] ?? []) as Evidence[]}
                opened={opened === item.code}
                onOpen={() => change({ records: opened === item.code ? null : item.code })}
                onMark={canMark(sheet, item) ? () => onMark(item) : null}
                self={sheet.as === 'self'}
                isNext={item.code === next?.code}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="pad dim s">
        {t(
          '不计的条目不占分：没有件就没有及时率，没抽中就没有抽查。总分 = 得到的分 ÷ 计的条目的满分 × 100。',
          'Items that do not count weigh nothing. Total = marks ÷ full marks of the items that count × 100.',
        )}
      </p>
    </section>
  );
}

function markOf({ score }: SeenSheet, { code }: SchemeItem): Mark | undefined {
  return score.marks.find((mark) => mark.code === code) as Mark | undefined;
}

/** What is to be marked next; null where all of it is. */
export function nextToMark(sheet: SeenSheet): SchemeItem | null {
  const open = sheet.scheme.items.filter((item) => canMark(sheet, item));
  return open.find((item) => markOf(sheet, item)?.tenths === null) ?? null;
}

function canMark(sheet: SeenSheet, item: SchemeItem): boolean {
  if (sheet.as === null || item.source === 'counted' || markOf(sheet, item)?.applies !== true) return false;
  return sheet.as === 'check' || item.source === 'self';
}

interface ItemProps {
  item: SchemeItem;
  mark: Mark | undefined;
  records: readonly Evidence[];
  opened: boolean;
  onOpen: () => void;
  onMark: (() => void) | null;
  self: boolean;
  /** The first that has no mark yet: its button is the solid one of the page. */
  isNext: boolean;
}

function Item(props: ItemProps) {
  const { item, mark, records, opened } = props;
  const t = useWords();
  const label = useLabel();
  const { yardstick } = item;
  const words = yardstick === null ? null : yardsticks[yardstick];
  return (
    <Fragment>
      <tr data-row={item.code}>
        <th scope="row">
          {item.zh}
          {item.group === '' ? null : <small className="dim"> {item.group}</small>}
        </th>
        <td data-label={t('从哪里来', 'Source')}>
          {label(sources[item.source])}
          {words === null ? null : (
            <small className="sheet-definition">{t(words.definitionZh, words.definitionEn)}</small>
          )}
        </td>
        <td className="fig right" data-label={t('数', 'Value')}>
          {yardstick === null ? '—' : valueText(yardstick, mark?.value ?? null)}
        </td>
        <td className="fig right" data-label={t('得满分', 'Full at')}>
          {yardstick === null ? '—' : valueText(yardstick, fullValue(item))}
        </td>
        <MarkCell item={item} mark={mark} />
        <ReasonCell {...props} />
      </tr>
      {opened ? (
        <tr className="sheet-records">
          <td colSpan={6}>
            <Records records={records} unit={words?.unit ?? 'piece'} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

function MarkCell({ item, mark }: { item: SchemeItem; mark: Mark | undefined }) {
  const t = useWords();
  return (
    <td className="fig right sheet-mark" data-label={t('得分', 'Mark')}>
      {mark?.applies === false ? (
        <span className="dim">{t('不计', 'n/a')}</span>
      ) : (
        <>
          <b>{pointsText(mark?.tenths ?? null)}</b> / {item.weight}
        </>
      )}
      {mark?.selfTenths === null || mark === undefined ? null : (
        <small className="dim">
          {t(` 自评 ${pointsText(mark.selfTenths)}`, ` self ${pointsText(mark.selfTenths)}`)}
        </small>
      )}
    </td>
  );
}

/** Why the mark is what it is: the words, the records and the photos; and the button that gives one. */
function ReasonCell({ item, mark, records, opened, onOpen, onMark, self, isNext }: ItemProps) {
  const t = useWords();
  return (
    <td data-label={t('理由、记录', 'Why')}>
      {mark === undefined || mark.reason === '' ? null : <span>{mark.reason} </span>}
      {mark === undefined || mark.selfWords === '' ? null : (
        <span className="dim">{t(`自评：${mark.selfWords} `, `Self: ${mark.selfWords} `)}</span>
      )}
      {item.yardstick === null ? null : (
        <button type="button" className="b sm" aria-expanded={opened} onClick={onOpen}>
          {t(`${records.length} 条记录`, `${records.length} records`)}
        </button>
      )}
      {onMark === null ? null : (
        <button
          type="button"
          className={isNext ? 'b sm p' : 'b sm'}
          aria-label={t(`给“${item.zh}”打分`, `Mark “${item.zh}”`)}
          onClick={onMark}
        >
          {self ? t('自评…', 'Self-mark…') : t('打分…', 'Mark…')}
        </button>
      )}
      <Photos ids={mark?.attachmentIds ?? []} />
    </td>
  );
}

/** What was counted; minutes of training are told in hours. */
function Records({ records, unit }: { records: readonly Evidence[]; unit: keyof typeof unitWords }) {
  const t = useWords();
  const amountOf = (amount: number) => {
    if (unit === 'minute') return t(`${amount / 60} 学时`, `${amount / 60} h`);
    return unit === 'point' ? t(`${amount} 分`, counted(amount, 'point')) : amount;
  };
  if (records.length === 0) return <p className="dim">{t('考核期内没有记录。', 'No record in the period.')}</p>;
  return (
    <ul>
      {records.map((record) => (
        <li key={`${record.id} ${record.on} ${record.words}`}>
          <span className="fig nw">{record.on}</span>
          <RecordLink record={record} />
          <span>{record.words}</span>
          {record.met ? null : <span className="tag wa">{t('没达到', 'Not met')}</span>}
          {record.amount === 1 && unit !== 'point' ? null : <span className="fig dim">{amountOf(record.amount)}</span>}
        </li>
      ))}
    </ul>
  );
}

const places: Record<Evidence['kind'], ((record: Evidence) => string) | null> = {
  complaint: ({ number }) => `/complaints/${number}`,
  charter: ({ number }) => `/stations/${number}`,
  training: ({ number }) => `/trainings?open=${number}&state=all`,
  task: ({ number }) => `/tasks?open=${number}&state=all`,
  engagement: null,
  report: ({ number }) => `/station-reports?open=${number}&state=all`,
  tipoff: null,
};

function RecordLink({ record }: { record: Evidence }): ReactNode {
  const to = places[record.kind];
  return to === null ? (
    <span className="fig nw">{record.number}</span>
  ) : (
    <Link className="fig nw" to={to(record)}>
      {record.number}
    </Link>
  );
}
