/** The cards of a shop's page that tell how it is called, what it may be the same as, and what people have said of it. */
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { flagKindWords } from '../../../domain/operator/flag-words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Field } from '../../base/ui/field.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { usePress } from '../../base/ui/press.ts';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { ReasonDrawer } from '../../operator/flag-form.tsx';
import { OperatorSearch } from '../../operator/operator-search.tsx';
import { operatorCalls } from '../../operator/operator-wire.ts';
import { operatorFileCalls, type SeenOperatorFile } from './operator-wire.ts';

interface Props {
  file: SeenOperatorFile;
}

/** 也叫什么: how it is called in matters and how often, why the rule took it for this one, and the names that it was given. */
export function Names({ file: { operator, told } }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const given = operator.names.filter((name) => !told.some((one) => one.name === name));
  return (
    <section className="card" aria-label={t('也叫什么', 'Names')}>
      <h2 className="card-head">
        {t('也叫什么', 'Names')}{' '}
        <small>{t(`${told.length + given.length} 个叫法`, `${told.length + given.length}`)}</small>
      </h2>
      <ul className="operator-rows">
        {told.map(({ name, n, why, isPersons }) => (
          <li key={name}>
            <strong>{name}</strong>
            <span className="sp" />
            <span className="nw">{t(`${n} 件`, String(n))}</span>
            <p className="dim s">{isPersons ? t('有人认定', 'Somebody has said so') : why[language]}</p>
          </li>
        ))}
        {given.map((name) => (
          <li key={name}>
            <span>{name}</span>
            <span className="sp" />
            <span className="dim s">{t('登记的', 'registered')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 可能同一家: other pages and matters about which a person decides. */
export function Twins({ file }: Props) {
  const { operator, twins, offered } = file;
  const t = useWords();
  const { language } = useLanguage();
  const mayMerge = useMay('operator.merge');
  const [merging, setMerging] = useState<string | null>(null);
  const { press, isBusy } = usePress('operators');
  if (twins.length === 0 && offered.length === 0) return null;
  const noted = t('记下了', 'Noted');
  return (
    <section className="card" aria-label={t('等人认的', 'To be decided')}>
      <h2 className="card-head">{t('等人认的', 'To be decided')}</h2>
      <ul className="operator-rows">
        {twins.map((one) => (
          <li key={one.id}>
            <Link to={`/operators/${one.id}`}>{one.name}</Link>
            <span className="dim s">{one.place}</span>
            <p className="dim s">
              {t('可能同一家：', 'Perhaps the same one: ')}
              {one.why[language]}
            </p>
            <a href={`/papers/operators/${operator.id},${one.id}`} target="_blank" rel="noreferrer">
              {t('放在一起看', 'Side by side')}
            </a>
            {mayMerge ? (
              <span className="operator-twin">
                <button type="button" className="b sm" onClick={() => setMerging(one.id)}>
                  {t('是同一家…', 'It is the same…')}
                </button>
                <button
                  type="button"
                  className="b sm"
                  aria-disabled={isBusy}
                  onClick={() => press(() => operatorCalls.apart(one.mineId, one.id), noted)}
                >
                  {t('不是，别再问', 'It is not')}
                </button>
              </span>
            ) : null}
          </li>
        ))}
        <OfferedMatters file={file} />
      </ul>
      {merging === null ? null : <MergeDrawer id={operator.id} goneId={merging} onClose={() => setMerging(null)} />}
    </section>
  );
}

/** Matters that may be about it, of those that the reader may see. */
function OfferedMatters({ file: { operator, offered } }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const maySave = useMay('operator.save');
  const { press, isBusy } = usePress('operators');
  return offered.map(({ number, name, why }) => (
    <li key={number}>
      <MatterLink number={number} className="num" />
      <span>{name}</span>
      <p className="dim s">
        {t('这一件可能说的是这家：', 'This matter may be about it: ')}
        {why[language]}
      </p>
      {maySave ? (
        <button
          type="button"
          className="b sm"
          aria-disabled={isBusy}
          onClick={() => press(() => operatorFileCalls.assign(number, operator.id), t('记下了', 'Noted'))}
        >
          {t('是这家', 'It is this one')}
        </button>
      ) : null}
    </li>
  ));
}

/** Merges another one into this page, for a reason. */
export function MergeDrawer({ id, goneId = '', onClose }: { id: string; goneId?: string; onClose: () => void }) {
  const t = useWords();
  const [mergeId] = useState(() => crypto.randomUUID());
  const draft = useDraft({ goneId, reason: '' }, (typed) => operatorCalls.merge(id, { id: mergeId, ...typed }));
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t('并一家进来', 'Merge another one')}
      draft={draft}
      onClose={onClose}
      queryKey="operators"
      saved={t('合好了；认错了可以拆开', 'Merged; it can be parted again')}
      press={t('合并', 'Merge')}
    >
      {goneId === '' ? (
        <Field required label={t('哪一家', 'Which one')} error={wrong('goneId')}>
          {(control) => (
            <OperatorSearch {...control} without={id} value={value.goneId} onChange={(next) => set({ goneId: next })} />
          )}
        </Field>
      ) : null}
      <Field
        required
        label={t('理由', 'Reason')}
        hint={t('写清楚凭什么是一家，例如同电话、同地址、去看过', 'What says that they are one')}
        error={wrong('reason')}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={value.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
    </EditDrawer>
  );
}

/** 标记: with who set it, why and until when; what is over stays below. */
export function Flags({ file: { flags, counts } }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayFlag = useMay('operator.flag');
  const [lifting, setLifting] = useState<string | null>(null);
  if (flags.length === 0 && counts.unkept === 0) return null;
  return (
    <section className="card" aria-label={t('标记', 'Flags')}>
      <h2 className="card-head">
        {t('标记', 'Flags')} <small>{t('有理由、有期限、谁加的', 'why, until when, by whom')}</small>
      </h2>
      <ul className="operator-rows">
        {counts.unkept === 0 ? null : (
          <li>
            <span className="tag er">
              {t(`协议没履行 ${counts.unkept} 份`, `Agreements not kept: ${counts.unkept}`)}
            </span>
            <p className="dim s">{t('自动，履行即消', 'By itself, until they are performed')}</p>
          </li>
        )}
        {flags.map((flag) => (
          <li key={flag.id}>
            <span className={flag.isOn ? 'tag wa' : 'tag'}>{label(flagKindWords[flag.kind])}</span>
            <span>{flag.words}</span>
            <p className="dim s">
              {flag.by} {instantShort(flag.at, today)}
              {flag.until === null ? '' : t(` 到 ${flag.until}`, ` until ${flag.until}`)}
              {flag.liftedAt === null ? '' : t(`，已去掉：${flag.liftReason}`, `; lifted: ${flag.liftReason}`)}
            </p>
            {flag.isOn && mayFlag ? (
              <button type="button" className="b sm" onClick={() => setLifting(flag.id)}>
                {t('去掉…', 'Lift…')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {lifting === null ? null : (
        <ReasonDrawer
          title={t('去掉标记', 'Lift the flag')}
          hint={t('写为什么不用再看', 'Why nobody needs to know it any more')}
          press={t('去掉', 'Lift it')}
          saved={t('去掉了', 'Lifted')}
          send={(reason) => operatorCalls.lift(lifting, reason)}
          onClose={() => setLifting(null)}
        />
      )}
    </section>
  );
}

/** 合并记录: each merge with its reason, and the way to take it back. */
export function Merges({ file: { merges } }: Props) {
  const t = useWords();
  const { today } = useMe();
  const mayMerge = useMay('operator.merge');
  const [parting, setParting] = useState<string | null>(null);
  if (merges.length === 0) return null;
  return (
    <section className="card" aria-label={t('合并记录', 'Merges')}>
      <h2 className="card-head">{t('合并记录', 'Merges')}</h2>
      <ul className="operator-rows">
        {merges.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            <span className="dim s">
              {one.by} {instantShort(one.at, today)}
            </span>
            <p className="dim s">
              {one.reason}
              {one.partedAt === null ? '' : t(`；已拆开：${one.partReason}`, `; parted: ${one.partReason}`)}
            </p>
            {one.partedAt === null && mayMerge ? (
              <button type="button" className="b sm" onClick={() => setParting(one.id)}>
                {t('拆开…', 'Part…')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {parting === null ? null : (
        <ReasonDrawer
          title={t('拆开', 'Part them')}
          hint={t('拆开以后各自原样；后来认到哪个名下的件跟着哪个走', 'Both stand as they stood before')}
          press={t('拆开', 'Part them')}
          saved={t('拆开了', 'Parted')}
          send={(reason) => operatorCalls.part(parting, reason)}
          onClose={() => setParting(null)}
        />
      )}
    </section>
  );
}
