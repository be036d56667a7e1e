import { Input, Select } from 'antd';
import { useState } from 'react';
import { noticeWays, type NoticeKind } from '../../domain/complaint/complaint.ts';
import { openDeliveries, receiversFor } from '../../domain/complaint/joint/notice-to-each.ts';
import { activeMembers, lastWish, type Member } from '../../domain/complaint/joint/member.ts';
import { electronicWays } from '../../domain/complaint/steps/notice.ts';
import { noticeWayWords } from '../../domain/complaint/words/notice-words.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { rowsOf } from '../matter/box-texts.ts';
import { DayInput } from '../base/ui/day-input.tsx';

interface Props {
  matter: SeenMatter;
  kind: string;
  /** The rows that are filled in, as a JSON list of texts: a member whose row is empty is not told yet. */
  value: string;
  onChange: (value: string) => void;
  errorOf: (path: string) => string | undefined;
}

type Row = Record<string, string>;

/** 逐人告知: a table of those who are still to be told, filled in one by one or all at once, and sent as one act. */
export function Deliveries({ matter, kind, value, onChange, errorOf }: Props) {
  const t = useWords();
  const { today } = useMe();
  const { complaint } = matter;
  const [all, setAll] = useState<Row>({ way: '', toldOn: '', proof: '' });
  const open = openDeliveries(complaint, today).filter((notice) => notice.kind === kind);
  const members = activeMembers(complaint).filter(({ n }) => open.some(({ member }) => member === n));
  const rows = rowsOf(value);
  const rowOf = (n: number) => rows.find((row) => row['member'] === String(n));
  const put = (changes: readonly RowChange[]) => onChange(JSON.stringify(changedRows(rows, changes, members)));
  const blank = members.filter(({ n }) => rowOf(n) === undefined);
  return (
    <fieldset className="rows deliveries" data-field="rows">
      <legend>
        {t('告知了谁', 'Who was told')}
        <s className="must"> *</s>
      </legend>
      <p className="hint">
        {t(
          '没有填方式的，这次不记，以后再补。每位都有凭据，才能办结。',
          'A row without a way is left for later. The matter closes once each one has a proof.',
        )}
      </p>
      {errorOf('rows') === undefined ? null : <p className="wrong">{errorOf('rows')}</p>}
      {members.length < 2 ? null : <AllTogether row={all} onRow={setAll} blank={blank} onFill={put} />}
      {members.map((member) => (
        <Delivery
          key={member.n}
          member={member}
          receivers={receiversFor(complaint, kind as NoticeKind, member)}
          row={rowOf(member.n) ?? { way: '', toldOn: '', proof: '', through: '' }}
          wrong={problemsOf(rows, member, errorOf)}
          onRow={(row) => put([{ n: member.n, row }])}
        />
      ))}
      <p className="dim" aria-live="polite">
        {t(`已填 ${rows.length} 位，还空 ${blank.length} 位`, `${rows.length} filled in, ${blank.length} empty`)}
      </p>
    </fieldset>
  );
}

/** What is put into the row of the member with this number. */
interface RowChange {
  n: number;
  row: Row;
}

/** The rows after a change, in the order of the members; an empty one is none. */
function changedRows(rows: readonly Row[], changes: readonly RowChange[], members: readonly Member[]): Row[] {
  const now = new Map(rows.map((row) => [row['member'] ?? '', row]));
  for (const { n, row } of changes) {
    if (isEmpty(row)) now.delete(String(n));
    else now.set(String(n), { ...row, member: String(n) });
  }
  return members.map(({ n }) => now.get(String(n))).filter((row) => row !== undefined);
}

const isEmpty = (row: Row) => (row['way'] ?? '') === '' && (row['through'] ?? '') === '' && (row['proof'] ?? '') === '';

/** What is wrong in the row of one member, as the rule names it: by the place of the row in the list. */
function problemsOf(rows: readonly Row[], { n }: Member, errorOf: Props['errorOf']): string[] {
  const at = rows.findIndex((one) => one['member'] === String(n));
  if (at < 0) return [];
  return ['way', 'toldOn', 'proof', 'member', 'through'].flatMap((field) => errorOf(`rows.${at}.${field}`) ?? []);
}

/** Whoever refused electronic service is told in another way. */
function takes(member: Member, way: string): boolean {
  return !(electronicWays as readonly string[]).includes(way) || lastWish(member, 'electronic')?.given !== false;
}

interface AllTogetherProps {
  row: Row;
  onRow: (row: Row) => void;
  blank: readonly Member[];
  onFill: (changes: readonly RowChange[]) => void;
}

/** One way, day and proof for all who have none yet and take the way. */
function AllTogether({ row, onRow, blank, onFill }: AllTogetherProps) {
  const t = useWords();
  const label = useLabel();
  const fitting = blank.filter((member) => takes(member, row['way'] ?? ''));
  return (
    <fieldset className="delivery all" aria-label={t('一起填', 'Fill in together')}>
      <b>{t('一起填', 'All')}</b>
      <Boxes
        name="all"
        row={row}
        ways={noticeWays.map((way) => ({ value: way, label: label(noticeWayWords[way]) }))}
        onChange={onRow}
      />
      <button
        type="button"
        className="b sm"
        disabled={(row['way'] ?? '') === '' || fitting.length === 0}
        onClick={() => onFill(fitting.map(({ n }) => ({ n, row: { ...row, through: '' } })))}
      >
        {t(`填到空着的 ${fitting.length} 位`, `Fill ${fitting.length} empty rows`)}
      </button>
    </fieldset>
  );
}

interface DeliveryProps {
  member: Member;
  /** The representatives who may receive it for him. */
  receivers: readonly Member[];
  row: Row;
  wrong: readonly string[];
  onRow: (row: Row) => void;
}

function Delivery({ member, receivers, row, wrong, onRow }: DeliveryProps) {
  const t = useWords();
  const label = useLabel();
  const { n, name } = member;
  return (
    <fieldset className="delivery" aria-label={name} data-test={`member-${n}`}>
      <span className="told-who">
        {n}. <b>{name}</b> <span className="mut">{member.phone}</span>
        {lastWish(member, 'electronic')?.given === false ? (
          <small className="known">{t('不同意电子送达', 'no electronic service')}</small>
        ) : null}
      </span>
      <Boxes
        name={String(n)}
        row={row}
        ways={[
          ...noticeWays
            .filter((way) => takes(member, way))
            .map((way) => ({ value: way as string, label: label(noticeWayWords[way]) })),
          ...receivers.map((one) => ({
            value: `through ${one.n}`,
            label: t(`代表人${one.name}代收`, `received by ${one.name}`),
          })),
        ]}
        onChange={onRow}
      />
      {wrong.length === 0 ? null : <p className="wrong">{wrong.join(' ')}</p>}
    </fieldset>
  );
}

interface BoxesProps {
  name: string;
  row: Row;
  ways: readonly { value: string; label: string }[];
  onChange: (row: Row) => void;
}

/** Way, day and proof; what a representative received has the day and the proof of his own row. */
function Boxes({ name, row, ways, onChange }: BoxesProps) {
  const t = useWords();
  const through = row['through'] ?? '';
  const way = through === '' ? (row['way'] ?? '') : `through ${through}`;
  return (
    <>
      <Select
        aria-label={t('告知方式', 'How')}
        data-field={`${name}.way`}
        value={way === '' ? null : way}
        placeholder={t('方式', 'How')}
        allowClear
        onChange={(next: string | null | undefined) =>
          onChange(
            next?.startsWith('through ') === true
              ? { through: next.slice(8), way: '', toldOn: '', proof: '' }
              : { ...row, through: '', way: next ?? '', toldOn: row['toldOn'] ?? '' },
          )
        }
        options={[...ways]}
      />
      {through === '' ? (
        <>
          <DayInput
            aria-label={t('告知日期', 'Day')}
            data-field={`${name}.toldOn`}
            value={row['toldOn'] ?? ''}
            offersToday
            onChange={(toldOn) => onChange({ ...row, toldOn })}
          />
          <Input
            aria-label={t('凭据', 'Proof')}
            data-field={`${name}.proof`}
            placeholder={t('凭据：谁签收、回执号', 'Proof')}
            value={row['proof'] ?? ''}
            maxLength={200}
            onChange={(event) => onChange({ ...row, proof: event.target.value })}
          />
        </>
      ) : null}
    </>
  );
}
