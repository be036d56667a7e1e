import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { tipoffStageWords } from '../../domain/tipoff/state-words.ts';
import { client, type SeenTipoffItem } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import '../matter/matter.css';
import './reporter-search.css';

const leastReason = 6;

/** 按举报人查: all tip-offs of who has a telephone or identity number, by the marks alone and for a reason on record. */
export function SeekPage() {
  const t = useWords();
  return useMay('tipoff.seek') ? (
    <Seek />
  ) : (
    <Empty
      words={t(
        '按举报人查举报，只有中心和分管局长可以。',
        'Only the centre and the deputy director may seek by reporter.',
      )}
    />
  );
}

function Seek() {
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [phone, setPhone] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [reason, setReason] = useState('');
  const seek = useMutation({
    mutationFn: () =>
      client.seekTipoffs({ phone: phone.trim(), idNumber: idNumber.trim() || null, reason: reason.trim() }),
  });
  const possible =
    (phone.trim() !== '' || idNumber.trim() !== '') && [...reason.trim()].length >= leastReason && !seek.isPending;
  const press = () => {
    if (possible) seek.mutate();
  };
  useKeys([{ key: 'mod+enter', zh: '查', en: 'Seek', run: press }], 'form');
  return (
    <div className="pad seek">
      <title>{t('按举报人查 · 红盾', 'Seek by reporter · Hongdun')}</title>
      <SeekHead />
      <form
        ref={form}
        className="card pad"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        {seek.error === null ? null : <ErrorLine error={seek.error} />}
        <TextBox label={t('举报人电话', 'Telephone')} hint="" value={phone} onChange={setPhone} />
        <TextBox
          label={t('身份证件号码', 'Identity number')}
          hint={t('和电话填一样就行', 'One of the two is enough')}
          value={idNumber}
          onChange={setIdNumber}
        />
        <TextBox
          label={t('查的理由', 'Why')}
          hint={t('六个字以上，会记进台账', 'Six characters or more; it goes on record')}
          value={reason}
          onChange={setReason}
        />
        <p>
          <button type="submit" className="b p" disabled={!possible}>
            {seek.isPending ? t('正在查…', 'Seeking…') : t('查', 'Seek')} <kbd>Ctrl ↵</kbd>
          </button>
        </p>
      </form>
      {seek.data === undefined ? null : <Found items={seek.data.items} />}
    </div>
  );
}

function SeekHead() {
  const t = useWords();
  return (
    <div className="hd">
      <h1>{t('按举报人查', 'Seek by reporter')}</h1>
      <span className="dim s">
        {t(
          '要完整的电话或证件号码；查一次算看一次隐去的信息，留痕',
          'A whole telephone or identity number; each search is on record and counts as a look behind the mask',
        )}
      </span>
    </div>
  );
}

interface BoxProps {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}

function TextBox({ label, hint, value, onChange }: BoxProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input {...control} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

function Found({ items }: { items: readonly SeenTipoffItem[] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <section className="card" aria-label={t('查到的举报', 'Found')}>
      <h2 className="card-head">
        {t('查到的举报', 'Found')} <small>{items.length}</small>
      </h2>
      {items.length === 0 ? (
        <p className="pad mut">
          {t(
            '没有查到您能看举报人的件。已经分送到所里的，只有分管局长查得到。',
            'None was found whose reporter you may open. Of those that an office has, the deputy director alone finds them.',
          )}
        </p>
      ) : null}
      <ul className="hints">
        {items.map(({ tipoff }) => (
          <li key={tipoff.id}>
            <Link className="num" to={`/tipoffs/${encodeURIComponent(tipoff.number)}`}>
              {tipoff.number}
            </Link>{' '}
            {tipoff.operatorName}
            <small>
              {instantShort(tipoff.receivedAt, today)} · {label(tipoffStageWords[tipoff.stage])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
