import { Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { assessmentStateWords, periods, type Assessment } from '../../domain/assessment/assessment.ts';
import assessmentDocket from '../../domain/assessment/assessment-steps.ts?assessmentDocket';
import { schemesInForce } from '../../domain/assessment/scheme.ts';
import { subjects } from '../../domain/assessment/yardstick.ts';
import { counted } from '../../domain/base/words.ts';
import { useAddress } from '../base/address.ts';
import { mostOfDocket } from '../../domain/matter/docket.ts';
import { useDirectory } from '../base/directory.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { PagesFoot, useDocketKeys, useDocketPages } from '../matter/docket/docket-pages.tsx';
import '../matter/docket/docket.css';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { SettingsTable } from '../base/ui/table.tsx';
import '../base/ui/settings.css';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { Fresh } from '../base/ui/shown-at.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './assessment.css';
import { assessmentCalls, useSchemes, type SeenRoundLine } from './assessment-wire.ts';

const openAssessmentForm = async () => (await import('../../domain/assessment/assessment.ts')).OpenAssessment;

/** 考核评选: the rounds of the county, those that run first; each leads to its ranking. */
export default function AssessmentListPage() {
  const t = useWords();
  const may = useMay('assessment.read');
  const mayOpen = useMay('assessment.open');
  const { search, change } = useAddress();
  const all = search.get('state') !== 'open';
  const { list, paging, show, rounds, current } = useRounds(all ? 'all' : 'open', may);
  if (!may) return <Empty words={t('您的角色看不到考核评选。', 'Your role does not see the assessments.')} />;
  return (
    <div className="pad settings-body">
      <title>{`${t('考核评选', 'Assessments')} · ${t('红盾', 'Hongdun')}`}</title>
      <div className="hd docket-hd">
        <h1>{t('考核评选', 'Assessments')}</h1>
        <span className="dim s nw">
          {list.data === undefined ? '' : <Fresh at={list.dataUpdatedAt} failed={list.error !== null} />}
        </span>
        <span className="sp" />
        <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
          <button type="button" aria-pressed={all} onClick={() => show({ state: null })}>
            {t('全部', 'All')}
          </button>
          <button type="button" aria-pressed={!all} onClick={() => show({ state: 'open' })}>
            {t('进行中', 'Running')}
          </button>
        </fieldset>
        {mayOpen ? (
          <button type="button" className="b p" onClick={() => change({ new: '1' })}>
            {t('开一轮考核', 'Open a round')}
          </button>
        ) : null}
      </div>
      {list.error === null ? null : <ErrorLine error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <>
          <Rounds rounds={rounds} current={current} />
          <PagesFoot paging={paging} isSought={false} more={list.data.more} />
        </>
      )}
      {search.get('new') !== null && mayOpen ? <OpenForm onClose={() => change({ new: null })} /> : null}
    </div>
  );
}

/** The page of the address, and the row that the keys stand on. */
function useRounds(state: 'open' | 'all', may: boolean) {
  const { search } = useAddress();
  const navigate = useNavigate();
  const pages = useDocketPages({
    calls: assessmentCalls,
    query: { state },
    typed: '',
    most: mostOfDocket(assessmentDocket),
    may,
  });
  const rounds = pages.list.data?.items ?? [];
  const current = useDocketKeys({
    items: rounds,
    paging: pages.paging,
    open: ({ entry }) => void navigate(`/assessments/${entry.number}`),
    isOwn: search.get('new') === null,
  });
  return { ...pages, rounds, current };
}

interface RoundsProps {
  rounds: readonly SeenRoundLine[];
  /** The row that the keys stand on. */
  current: SeenRoundLine | undefined;
}

function Rounds({ rounds, current }: RoundsProps) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('考核评选', 'Assessments')}>
      {rounds.length === 0 ? (
        <Empty
          words={t(
            '还没有考核。按季度或者年度开一轮，选一个方案；期满冻结数据，再打分、公示、决定、公布。',
            'No round yet. Open one for a quarter or a year with a scheme.',
          )}
        />
      ) : (
        <SettingsTable
          columns={[
            t('考核', 'Round'),
            t('考核谁', 'Whom'),
            t('考核期', 'Period'),
            t('方案', 'Scheme'),
            t('状态', 'State'),
            { figures: t('个数', 'How many') },
            t('表彰', 'Awards'),
          ]}
        >
          {rounds.map((item) => (
            <Round key={item.entry.id} item={item} isCurrent={item === current} />
          ))}
        </SettingsTable>
      )}
    </section>
  );
}

function Round({ item, isCurrent }: { item: SeenRoundLine; isCurrent: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { more } = item;
  const entry = item.entry;
  const given = more.given.map((one) => `${one.title} ${one.n}/${one.quota}`).join('，');
  const path = `/assessments/${entry.number}`;
  return (
    <tr data-row={entry.id} className={isCurrent ? 'cur' : undefined}>
      <th scope="row">
        <Link className="charter-name" to={path}>
          {entry.title}
        </Link>{' '}
        <span className="dim nw">{entry.number}</span>
      </th>
      <td data-label={t('考核谁', 'Whom')}>{label(subjects[entry.subject])}</td>
      <td className="fig" data-label={t('考核期', 'Period')}>
        {label(periods[entry.period])}{' '}
        <span className="nw">
          {entry.fromOn} – {entry.toOn}
        </span>
      </td>
      <td data-label={t('方案', 'Scheme')}>
        {t(`${entry.schemeTitle} 第 ${entry.schemeVersion} 版`, `${entry.schemeTitle} v${entry.schemeVersion}`)}
      </td>
      <td>
        <RoundState entry={entry} />
        {more.openObjections > 0 ? (
          <span className="tag wa">
            {t(`${more.openObjections} 条异议待答复`, `${counted(more.openObjections, 'objection')}`)}
          </span>
        ) : null}
      </td>
      <td className="fig right" data-label={t('个数', 'How many')}>
        {more.n === 0 ? '—' : more.n}
      </td>
      <td data-label={t('表彰', 'Awards')}>{given === '' ? '—' : given}</td>
      <td className="docket-acts">
        <p className="docket-moves">
          {more.ownId === null ? null : (
            <Link className="b sm p" to={`${path}/${more.ownId}`}>
              {t('我的得分单', 'My sheet')}
            </Link>
          )}
          <Link className="b sm" to={path} aria-label={t(`${entry.title}的排名`, `Ranking of ${entry.title}`)}>
            {t('排名', 'Ranking')}
          </Link>
        </p>
      </td>
    </tr>
  );
}

export function RoundState({ entry }: { entry: Pick<Assessment, 'state'> }) {
  const label = useLabel();
  const tones: Record<string, string> = { objection: 'tag wa', published: 'tag gr', cancelled: 'tag er' };
  return <span className={tones[entry.state] ?? 'tag'}>{label(assessmentStateWords[entry.state])}</span>;
}

/** The quarter that ended last, which is what is mostly assessed. */
function lastQuarter(today: string): { fromOn: string; toOn: string; title: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = Math.ceil(month / 3) - 1;
  const of = quarter === 0 ? { year: year - 1, quarter: 4 } : { year, quarter };
  const first = of.quarter * 3 - 2;
  const last = of.quarter * 3;
  const days = last === 6 || last === 9 ? 30 : 31;
  const pad = (n: number) => String(n).padStart(2, '0');
  return {
    fromOn: `${of.year}-${pad(first)}-01`,
    toOn: `${of.year}-${pad(last)}-${days}`,
    title: `${of.year} 年第${['一', '二', '三', '四'][of.quarter - 1]}季度站点考核`,
  };
}

function OpenForm({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const { today } = useMe();
  const label = useLabel();
  const directory = useDirectory();
  const schemes = schemesInForce(useSchemes()?.schemes ?? []);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={label(assessmentDocket.opening)}
      press={label(assessmentDocket.opening)}
      schema={openAssessmentForm}
      directory={directory}
      fixed={(id) => ({ id })}
      start={{ period: 'quarter', schemeCode: 'station-quarter', ...lastQuarter(today) }}
      draft="assessment"
      queryKey="assessments"
      saved={t('开好了', 'Opened')}
      send={(input) => assessmentCalls.open(input)}
      onClose={onClose}
      draw={(field, { typed, change }) =>
        field === 'schemeCode' ? (
          <Field label={t('用哪个方案', 'Scheme')} required>
            {(control) => (
              <Select
                {...control}
                data-field="schemeCode"
                value={typed['schemeCode'] ?? null}
                onChange={(value: string) => change({ schemeCode: value })}
                options={schemes.map((one) => ({
                  value: one.code,
                  label: t(
                    `${one.title}（${subjects[one.subject].zh}，第 ${one.version} 版）`,
                    `${one.title} (${subjects[one.subject].en}, v${one.version})`,
                  ),
                }))}
              />
            )}
          </Field>
        ) : undefined
      }
    />
  );
}
