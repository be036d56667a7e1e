import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { successorOf } from '../../domain/people/department-succession.ts';
import { twinReasons } from '../../domain/people/person-twin.ts';
import { counted } from '../../domain/base/words.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine, useProblemWords } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { people, peopleClient, useStaffing, type SeenTwin } from './person-calls.ts';
import { readRoster } from './person-list.ts';

/** 合并: lists of departments come in, and records that may be one person are decided pair by pair. */
export function Twins() {
  const t = useWords();
  const found = useQuery({ queryKey: ['people', 'twins'], queryFn: ({ signal }) => peopleClient.twins(signal) });
  return (
    <div className="pad settings-body">
      <title>{t('合并 · 红盾', 'Merge · Hongdun')}</title>
      <div className="hd">
        <h1>{t('多网整合', 'One register')}</h1>
      </div>
      <PasteList />
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      <section className="card" aria-label={t('疑似同一人', 'May be the same')}>
        <h2 className="card-head">
          {t('疑似同一人', 'May be the same')} <small>{found.data?.twins.length ?? ''}</small>
        </h2>
        {found.data === undefined ? (
          found.error === null ? (
            <Loading rows={4} />
          ) : null
        ) : found.data.twins.length === 0 ? (
          <Empty words={t('没有要核对的；名册里一人一条。', 'Nothing to check: each person stands once.')} />
        ) : (
          found.data.twins.map((twin) => <Pair key={`${twin.keep.id} ${twin.other.id}`} twin={twin} />)
        )}
      </section>
    </div>
  );
}

function Pair({ twin }: { twin: SeenTwin }) {
  const t = useWords();
  const label = useLabel();
  const { keep, other, reasons } = twin;
  const { act, busy } = useVerdict(other);
  const why = reasons.map((reason) => label(twinReasons[reason])).join(t('、', ', '));
  return (
    <article className="people-pair">
      <p>
        <b>{keep.name}</b>
        {t('：', ': ')}
        {why}
      </p>
      <div className="people-pair-two">
        <RecordOfPair what={t('留下', 'Keep')} person={keep} />
        <RecordOfPair what={t('并入', 'Merge')} person={other} />
      </div>
      <p className="docket-moves">
        <button
          type="button"
          className="b p"
          disabled={busy}
          aria-label={t(`是同一人，合并 ${keep.name}`, `The same: merge ${keep.name}`)}
          onClick={() => void act('merge', { intoId: keep.id, reason: why }, t('合并好了', 'Merged'))}
        >
          {t('是同一人，合并', 'The same: merge')}
        </button>
        <button
          type="button"
          className="b"
          disabled={busy}
          aria-label={t(`${keep.name} 不是同一人`, `Two people: ${keep.name}`)}
          onClick={() => void act('keepApart', { otherId: keep.id }, t('记下了，不再提', 'Noted'))}
        >
          {t('不是同一人', 'Two people')}
        </button>
        <span className="dim s">{t('合并以后还能拆回来。', 'A merge can be taken apart again.')}</span>
      </p>
    </article>
  );
}

/** Merges the record or keeps it apart, and reads the pairs that are left. */
function useVerdict(other: SeenTwin['other']) {
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async (move: 'merge' | 'keepApart', input: object, said: string) => {
    setBusy(true);
    try {
      await people.move(other.id, move, { version: other.version, clientId: crypto.randomUUID(), input });
      void message.success(said);
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['people'] });
    }
  };
  return { act, busy };
}

/** One record of the pair: what becomes of it, and what tells it from the other. */
function RecordOfPair({ what, person }: { what: string; person: SeenTwin['keep'] }) {
  const t = useWords();
  const directory = useDirectory();
  const nameOf = (id: string | null) =>
    [...(directory?.organisations ?? []), ...(directory?.stations ?? []), ...(directory?.regions ?? [])].find(
      (one) => one.id === id,
    )?.name;
  return (
    <div>
      <b>{what}</b> <Link to={`/people/${person.id}`}>{person.name}</Link>
      <p className="dim s">
        {[
          nameOf(person.stationId),
          nameOf(person.regionId),
          person.phone,
          person.birthYear,
          person.sourceId === null ? null : t(`${nameOf(person.sourceId)}的名册`, `list of ${nameOf(person.sourceId)}`),
          person.departmentIds.map(nameOf).join(t('、', ', ')),
        ]
          .filter((words) => words !== null && words !== undefined && words !== '')
          .join(' · ')}
      </p>
    </div>
  );
}

/** A department's list, pasted from its sheet; each row is registered once however often it is sent. */
function PasteList() {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const pasted = usePastedList(() => setOpen(false));
  const { rows, sourceId, failure, busy } = pasted;
  if (!open)
    return (
      <p>
        <button type="button" className="b" onClick={() => setOpen(true)}>
          {t('粘贴一个部门的名册', 'Paste the list of a department')}
        </button>
      </p>
    );
  return (
    <section className="card people-part" aria-label={t('部门名册', 'List of a department')}>
      {failure === null ? null : <ErrorLine error={failure} />}
      <div className="people-rules">
        <PasteFields pasted={pasted} />
        {pasted.problems.map((line) => (
          <p className="wrong" key={line}>
            {line}
          </p>
        ))}
        <p className="docket-moves">
          <button
            type="button"
            className="b p"
            disabled={busy || rows.length === 0 || sourceId === ''}
            onClick={() => void pasted.save()}
          >
            {t(`登记 ${rows.length} 人`, `Register ${rows.length}`)}
          </button>
          <button type="button" className="b" onClick={() => setOpen(false)}>
            {t('取消', 'Cancel')}
          </button>
        </p>
      </div>
    </section>
  );
}

/** What was pasted, whose list it is, and the press that registers its rows. */
function usePastedList(onSaved: () => void) {
  const t = useWords();
  const directory = useDirectory();
  const successions = useStaffing()?.successions ?? [];
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosenId, choose] = useState('');
  const [typed, setTyped] = useState('');
  const [seed] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const organisations = directory?.organisations ?? [];
  const { rows, problems, heading } = readRoster(typed, directory?.regions ?? [], seed);
  const sourceId = chosenId !== '' ? chosenId : (successorOf(heading, organisations, successions) ?? '');
  const save = async () => {
    if (busy || rows.length === 0) return;
    setBusy(true);
    setFailure(null);
    try {
      const { saved } = await peopleClient.registerList(
        rows.map((row) => ({ ...row, sourceId: sourceId === '' ? null : sourceId })),
      );
      void message.success(t(`登记了 ${saved} 人，下面核对重复的`, `${counted(saved, 'person', 'people')} registered`));
      setTyped('');
      onSaved();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['people'] });
    }
  };
  return { typed, setTyped, sourceId, choose, rows, problems, failure, busy, save };
}

function PasteFields({ pasted }: { pasted: ReturnType<typeof usePastedList> }) {
  const t = useWords();
  const organisations = useDirectory()?.organisations ?? [];
  const departments = organisations.filter((one) => one.active && ['department', 'bureau'].includes(one.kind));
  return (
    <>
      <ChoiceField
        label={t('哪个部门的名册', 'List of which department')}
        hint={t('写原来的部门名也认，例如第一行写“农业局”', 'Names of before are understood too')}
        value={pasted.sourceId}
        options={[
          { value: '', label: t('请选', 'Choose') },
          ...departments.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={pasted.choose}
      />
      <Field
        label={t('名册（一行一人：姓名、电话、村）', 'List: name, telephone, village')}
        hint={t('从表格里复制过来就行，列用空格、逗号或制表符隔开', 'Paste from a sheet')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 4, maxRows: 16 }}
            value={pasted.typed}
            onChange={(event) => pasted.setTyped(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
