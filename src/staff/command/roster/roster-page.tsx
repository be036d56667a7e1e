import { PrinterOutlined } from '@ant-design/icons';
import shiftDocket from '../../../domain/command/shift-steps.ts?shiftDocket';
import { partZh, shiftPostWords } from '../../../domain/command/rota.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { peopleFor } from '../shift/duty-people.ts';
import { shiftCalls, rosterCalls, useRoster, type SeenRoster } from '../shift/shift-calls.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { CoverageLine } from './roster-coverage.tsx';
import { Month } from './roster-month.tsx';
import './roster.css';
import { RotaCard } from './roster-rules.tsx';
import { ShiftPanel } from './roster-panel.tsx';
import { slotName, slotNamed, type Slot } from './roster-slot.ts';

/** 值班表: a month of who keeps which shift, what nobody keeps, and how many of the rest days are covered. */
export default function RosterPage() {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('shift.read');
  const { search } = useAddress();
  const month = /^\d{4}-\d{2}$/u.test(search.get('month') ?? '') ? (search.get('month') as string) : today.slice(0, 7);
  const found = useRoster(month);
  const roster = found.data;
  if (!may) return <Empty words={t('您的角色看不到值班表。', 'Your role does not see the roster.')} />;
  return (
    <div className="pad settings-body">
      <title>{t('值班表 · 红盾', 'Roster · Hongdun')}</title>
      <div className="hd docket-hd">
        <h1>{t('值班表', 'Roster')}</h1>
        <span className="dim s nw">
          {roster === undefined ? '' : <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />}
        </span>
        <span className="sp" />
        <HeadTools month={month} />
      </div>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {roster === undefined ? (
        found.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : search.get('view') === 'rules' ? (
        <RotaCard key={JSON.stringify(roster.rota)} rota={roster.rota} people={roster.people} />
      ) : (
        <MonthView roster={roster} month={month} />
      )}
      <OpenForms roster={roster} month={month} />
    </div>
  );
}

/** Which month and what of it is shown, and the presses that print and fill it. */
function HeadTools({ month }: { month: string }) {
  const t = useWords();
  const mayBuild = useMay('roster.build');
  const { change } = useAddress();
  return (
    <>
      <MonthChoice month={month} />
      <ViewChoice />
      <a className="b" href={`/papers/roster?month=${month}`} target="_blank" rel="noreferrer">
        <PrinterOutlined aria-hidden="true" /> {t('打印', 'Print')}
      </a>
      {mayBuild ? (
        <button type="button" className="b p" onClick={() => change({ build: true })}>
          {t('排班', 'Build')}
        </button>
      ) : null}
    </>
  );
}

function MonthChoice({ month }: { month: string }) {
  const t = useWords();
  const { change } = useAddress();
  const [year, number] = month.split('-');
  return (
    <div className="roster-month">
      <button
        type="button"
        className="b"
        onClick={() => change({ month: monthAfter(month, -1) })}
        aria-label={t('上个月', 'Month before')}
      >
        ‹
      </button>
      <b className="nw">{t(`${year}年${Number(number)}月`, `${year}-${number}`)}</b>
      <button
        type="button"
        className="b"
        onClick={() => change({ month: monthAfter(month, 1) })}
        aria-label={t('下个月', 'Month after')}
      >
        ›
      </button>
    </div>
  );
}

function ViewChoice() {
  const t = useWords();
  const { search, change } = useAddress();
  const mine = search.get('mine') !== null;
  const view = search.get('view');
  return (
    <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
      <button type="button" aria-pressed={!mine && view === null} onClick={() => change({ mine: null, view: null })}>
        {t('全部', 'All')}
      </button>
      <button type="button" aria-pressed={mine && view === null} onClick={() => change({ mine: true, view: null })}>
        {t('我的班', 'Mine')}
      </button>
      <button type="button" aria-pressed={view === 'rules'} onClick={() => change({ view: 'rules' })}>
        {t('值班规则', 'Rota')}
      </button>
    </fieldset>
  );
}

/** The figures of the month, what is to be known of it, and its days. */
function MonthView({ roster, month }: { roster: SeenRoster; month: string }) {
  const t = useWords();
  const me = useMe();
  const mayBuild = useMay('roster.build');
  const { search, change } = useAddress();
  const [year] = month.split('-');
  return (
    <>
      <CoverageLine roster={roster} />
      {roster.published ? null : (
        <p className="card pad dim">
          {t(
            `${year}年的放假安排还没有公布（或者还没录进来），这里先按法定节假日排；公布以后在“管理 › 工作日历”里录入，再看一遍排班。`,
            `The holidays of ${year} are not published yet: the statutory days stand here until they are entered.`,
          )}
        </p>
      )}
      {roster.shifts.length === 0 ? (
        <Empty
          words={
            mayBuild
              ? t(
                  '这个月还没有排班；按“排班”，程序按日历和值班规则排好，再人工调整。',
                  'Nothing is rostered yet; press Build, then change by hand what does not fit.',
                )
              : t('这个月还没有排班；请找 12315 中心或者值班领导。', 'Nothing is rostered yet; ask the centre.')
          }
        />
      ) : null}
      <Month
        roster={roster}
        me={me.id}
        today={me.today}
        mine={search.get('mine') !== null}
        onOpen={(id) => change({ open: id })}
        onFill={mayBuild ? (slot) => change({ fill: slot }) : null}
      />
    </>
  );
}

/** What the address has open: the form that builds the month, the one that fills a gap, one shift. */
function OpenForms({ roster, month }: { roster: SeenRoster | undefined; month: string }) {
  const { today } = useMe();
  const mayBuild = useMay('roster.build');
  const { search, change } = useAddress();
  const opened = search.get('open');
  const slot = roster === undefined ? null : slotNamed(search.get('fill') ?? '', roster.rota);
  return (
    <>
      {search.get('build') !== null && mayBuild ? (
        <Build month={month} today={today} onClose={() => change({ build: null })} />
      ) : null}
      {slot !== null && mayBuild && roster !== undefined ? (
        <Fill slot={slot} roster={roster} onClose={() => change({ fill: null })} />
      ) : null}
      {opened === null ? null : <ShiftPanel key={opened} id={opened} onClose={() => change({ open: null })} />}
    </>
  );
}

const periodForm = async () => (await import('./roster-forms.ts')).Period;

/** Fills the month, or the part of it that is still to come; what is there stays. */
function Build({ month, today, onClose }: { month: string; today: string; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory();
  const first = `${month}-01`;
  const last = `${month}-${String(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate())}`;
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('按值班规则排班', 'Build the roster')}
      press={t('排班', 'Build')}
      schema={periodForm}
      directory={directory}
      start={{ from: first < today ? today : first, to: last < today ? today : last }}
      draft={`roster.${month}`}
      queryKey="shifts"
      saved={({ made, gaps }) =>
        gaps.length > 0
          ? t(`新排 ${made} 班，还缺 ${gaps.length} 个岗`, `${made} turns, ${gaps.length} gaps left`)
          : made === 0
            ? t('这些天都排过了，没有空缺', 'Nothing was left to roster')
            : t(`新排 ${made} 班，没有空缺`, `${made} turns, no gaps`)
      }
      above={
        <p className="dim">
          {t(
            '按日历排出夜班、周末和节假日，轮着来，谁班少谁先上；已经排好的、换过的都不动。',
            'Nights, weekends and holidays by the calendar, in turn; what is there or was swapped stays.',
          )}
        </p>
      }
      send={rosterCalls.build}
      onClose={onClose}
    />
  );
}

/** Puts somebody into a post that nobody fills. */
function Fill({ slot, roster, onClose }: { slot: Slot; roster: SeenRoster; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const { day, part, post } = slot;
  if (directory === undefined) return null;
  const words = shiftPostWords[post];
  return (
    <DocketForm
      title={`${t(shiftDocket.opening.zh, shiftDocket.opening.en)} · ${day} ${partZh(roster.rota, part)} ${t(words.zh, words.en)}`}
      press={t('排上', 'Roster')}
      schema={async () => (await import('./roster-forms.ts')).fillForm(roster.rota)}
      directory={directory}
      fixed={(id) => ({ id })}
      start={{ day, part, post }}
      people={peopleFor(roster, slot, label)}
      draft={`shift.${slotName(slot)}`}
      queryKey="shifts"
      saved={t('排上了', 'Rostered')}
      send={(input) => shiftCalls.open(input)}
      onClose={onClose}
    />
  );
}

function monthAfter(month: string, n: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 7);
}
