import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AskBatches, trainingGaps, type TrainingGap } from '../../domain/people/training-batch.ts';
import { audiences, type Audience } from '../../domain/people/training.ts';
import type { SeenBatches } from '../../http/api/people/training-batch-routes.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { DocketForm } from '../matter/docket/docket-form.tsx';

const makeUpForm = async () => (await import('../../domain/people/training-batch.ts')).MakeUp;

const planBatchesForm = async () => (await import('../../domain/people/training-batch.ts')).PlanBatches;

/** 分批排班: who lacks what, by area and seats, and the form that plans all batches in one act. */
export function TrainingBatches() {
  const t = useWords();
  const mayPlan = useMay('training.plan');
  const { search, change } = useAddress();
  if (!mayPlan) return null;
  if (search.get('batches') === null)
    return (
      <p className="settings-tools">
        <button type="button" className="b sm" onClick={() => change({ batches: 'yes' })}>
          {t('按缺什么分批排', 'Plan in batches')}
        </button>
      </p>
    );
  return <Proposal />;
}

interface Asked {
  audience: Audience;
  gap: TrainingGap;
  courseTitle: string;
  seats: string;
}

function Proposal() {
  const t = useWords();
  const { change } = useAddress();
  const [asked, setAsked] = useState<Asked>({ audience: 'supervisor', gap: 'hours', courseTitle: '', seats: '40' });
  const [planning, setPlanning] = useState(false);
  const isWhole = AskBatches.safeParse(asked).success && (asked.gap !== 'course' || asked.courseTitle !== '');
  const found = useQuery({
    queryKey: ['trainings', 'batches', asked],
    queryFn: ({ signal }) =>
      send<Wire<SeenBatches>>(`/training-batches?${new URLSearchParams({ ...asked }).toString()}`, { signal }),
    enabled: isWhole,
    placeholderData: (before) => before,
  });
  const put = (more: Partial<Asked>) => setAsked((before) => ({ ...before, ...more }));
  return (
    <section className="card people-part" aria-label={t('分批排班', 'Batches')}>
      <h2>{t('分批排班', 'Batches')}</h2>
      <AskedFields asked={asked} onPut={put} />
      {found.error === null ? null : <ErrorLine error={found.error} />}
      {found.data === undefined ? null : <ProposedBatches found={found.data} />}
      <p className="docket-moves">
        <button
          type="button"
          className="b p"
          disabled={(found.data?.batches.length ?? 0) === 0}
          onClick={() => setPlanning(true)}
        >
          {t(`排这 ${found.data?.batches.length ?? 0} 期`, `Plan these ${found.data?.batches.length ?? 0}`)}
        </button>
        <button type="button" className="b" onClick={() => change({ batches: null })}>
          {t('收起', 'Close')}
        </button>
      </p>
      {planning ? <PlanForm asked={asked} onClose={() => setPlanning(false)} /> : null}
    </section>
  );
}

function AskedFields({ asked, onPut }: { asked: Asked; onPut: (more: Partial<Asked>) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <p className="settings-tools">
      <label>
        {t('培训谁', 'For whom')}{' '}
        <select value={asked.audience} onChange={(event) => onPut({ audience: event.target.value as Audience })}>
          {Object.entries(audiences).map(([value, words]) => (
            <option key={value} value={value}>
              {label(words)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('谁来', 'Who comes')}{' '}
        <select value={asked.gap} onChange={(event) => onPut({ gap: event.target.value as TrainingGap })}>
          {Object.entries(trainingGaps).map(([value, words]) => (
            <option key={value} value={value}>
              {label(words)}
            </option>
          ))}
        </select>
      </label>
      {asked.gap === 'course' ? (
        <label>
          {t('哪门课', 'Course')}{' '}
          <input value={asked.courseTitle} onChange={(event) => onPut({ courseTitle: event.target.value })} />
        </label>
      ) : null}
      <label>
        {t('一期多少座位', 'Seats')}{' '}
        <input
          inputMode="numeric"
          size={4}
          value={asked.seats}
          onChange={(event) => onPut({ seats: event.target.value })}
        />
      </label>
    </p>
  );
}

function ProposedBatches({ found: { people, batches, completion } }: { found: Wire<SeenBatches> }) {
  const t = useWords();
  return (
    <>
      <p>
        {t(`要来 ${people} 人，分 ${batches.length} 期。`, `${people} people in ${batches.length} batches.`)}{' '}
        {completion.done > 0
          ? t(
              `这门课 ${completion.of} 人里学过 ${completion.done} 人。`,
              `${completion.done} of ${completion.of} have done it.`,
            )
          : ''}
      </p>
      <ul>
        {batches.map(({ officeName, n, names }, i) => (
          <li key={`${officeName ?? ''} ${names[0] ?? ''}`}>
            <span>
              {t(`第 ${i + 1} 期 ${officeName ?? '全县'}`, `no. ${i + 1} ${officeName ?? 'the county'}`)}{' '}
              <span className="dim s">
                {names.slice(0, 6).join(t('、', ', '))}
                {n > 6 ? '…' : ''}
              </span>
            </span>
            <b className="num">{n}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

function PlanForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { change } = useAddress();
  const directory = useDirectory();
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('分批排班', 'Batches')}
      press={t('排好并请人', 'Plan and invite')}
      schema={planBatchesForm}
      directory={directory}
      fixed={(id) => ({ id })}
      start={{ ...asked, everyDays: '7' }}
      draft="training-batches"
      queryKey="trainings"
      saved={({ numbers }: { numbers: string[] }) => t(`排了 ${numbers.length} 期`, `${numbers.length} were planned`)}
      send={(input) => send<{ numbers: string[] }>('/training-batches', { method: 'POST', body: input })}
      onDone={() => {
        change({ batches: null });
        void queries.invalidateQueries({ queryKey: ['trainings'] });
      }}
      onClose={onClose}
    />
  );
}

/** 补课: for those who were not there. */
export function MakeUpClass({ number, missed }: { number: string; missed: number }) {
  const t = useWords();
  const mayPlan = useMay('training.plan');
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const directory = useDirectory();
  if (!mayPlan || missed === 0 || directory === undefined) return null;
  return (
    <>
      <p>
        <button type="button" className="b sm" onClick={() => setOpen(true)}>
          {t(`给没到的 ${missed} 人排补课`, `Make-up class for the ${missed} who missed it`)}
        </button>
      </p>
      {open ? (
        <DocketForm
          title={t('排补课', 'Make-up class')}
          press={t('排补课', 'Plan it')}
          schema={makeUpForm}
          directory={directory}
          fixed={(id) => ({ id })}
          draft={`make-up ${number}`}
          queryKey="trainings"
          saved={({ number: made }: { number: string }) => t(`排了 ${made}`, `${made} was planned`)}
          send={(input) =>
            send<{ number: string }>(`/trainings/${encodeURIComponent(number)}/make-up`, {
              method: 'POST',
              body: input,
            })
          }
          onDone={() => void queries.invalidateQueries({ queryKey: ['trainings'] })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
