import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { matterWords } from '../../domain/matter/matter.ts';
import { useAddress } from '../base/address.ts';
import { client, ProblemError, type SeenOpenedClocks } from '../base/client.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { Clocks } from '../matter/clocks.tsx';
import '../matter/matter.css';
import { useNarrow } from '../base/theme.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';

/** 核对时钟: the clocks of one matter by its number, each with the sentence that says why it stands where it stands. */
export function ClockSettings() {
  const t = useWords();
  const { language } = useLanguage();
  const { search, change } = useAddress();
  const [number, setNumber] = useState(search.get('number') ?? '');
  // Each look goes on record, so that it is a press and never the mere loading of the page.
  const open = useMutation({ mutationFn: () => client.openClocks(number.trim()) });
  const press = () => {
    if (number.trim() === '' || open.isPending) return;
    change({ number: number.trim() });
    open.mutate();
  };
  const wrong =
    open.error instanceof ProblemError ? open.error.fields.find(({ path }) => path === 'number') : undefined;
  return (
    <section className="card">
      <div className="card-head">{t('核对时钟', 'Check a clock')}</div>
      <form
        className="pad settings-clock"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
      >
        {open.error === null || wrong !== undefined ? null : <ErrorLine error={open.error} />}
        <Field
          label={t('编号', 'Number')}
          hint={t(
            '投诉、举报或咨询的编号。只看时钟，看不到当事人和内容；看一次记一次。',
            'Of a complaint, tip-off or inquiry. Only its clocks are shown, nobody and nothing told; each look is on record.',
          )}
          error={wrong?.[language]}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              placeholder="投2026-0412"
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <p>
          <button type="submit" className="b p" disabled={number.trim() === '' || open.isPending}>
            {open.isPending ? t('正在看…', 'Opening…') : t('看时钟', 'Open')}
          </button>
        </p>
      </form>
      {open.data === undefined || open.error !== null ? null : <Opened seen={open.data} />}
    </section>
  );
}

function Opened({ seen }: { seen: SeenOpenedClocks }) {
  const t = useWords();
  const { language } = useLanguage();
  const narrow = useNarrow();
  const { kind, number, clocks } = seen;
  const running = clocks.filter((clock) => clock.stoppedOn === null);
  const stopped = clocks.filter((clock) => clock.stoppedOn !== null);
  // A narrow screen has no room for the table's columns; the days stand with the sentence instead.
  const days = ({ startedOn, nominalOn, targetOn, legalOn }: (typeof clocks)[number]) =>
    t(
      `起算 ${startedOn} · 名义日 ${nominalOn} · 应办日 ${targetOn} · 法定日 ${legalOn ?? '无'}`,
      `Start ${startedOn} · nominal ${nominalOn} · target ${targetOn} · legal ${legalOn ?? 'none'}`,
    );
  return (
    <div className="pad settings-opened">
      <h2>
        {matterWords[kind][language]} <span className="num">{number}</span>
      </h2>
      {clocks.length === 0 ? (
        <Empty
          words={t(
            '这一件没有时钟：还没有起算，或者不用计时。',
            'This matter has no clock: nothing has set one going.',
          )}
        />
      ) : (
        <>
          <Clocks view={seen} />
          <h2>{t('为什么是这一天', 'Why they stand there')}</h2>
          <dl>
            {[...running, ...stopped].map((clock) => (
              <div key={`${clock.rule} ${clock.startedOn}`}>
                <dt>{clock[language]}</dt>
                {narrow ? <dd className="dim">{days(clock)}</dd> : null}
                <dd>{clock.explanation[language]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
