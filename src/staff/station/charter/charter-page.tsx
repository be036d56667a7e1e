import { useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { tiers, type Charter, type CharterMove } from '../../../domain/station/charter.ts';
import charterDocket from '../../../domain/station/charter-procedure.ts?charterDocket';
import { usualName } from '../../../domain/station/usual-names.ts';
import { standardsFor } from '../../../domain/station/standard.ts';
import { keyOfOwner } from '../../../domain/law/credit-points.ts';
import { stationKinds } from '../../../domain/base/station-kind.ts';
import { counted } from '../../../domain/base/words.ts';
import { useDirectory } from '../../base/directory.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import '../../matter/docket/docket.css';
import '../../base/ui/settings.css';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { periodOf } from '../../figures/period.ts';
import { creditsOf } from '../../tipoff/credit-wire.ts';
import { LackLink, useLacks } from '../../people/missing-people.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Owed, StateOf } from './charter-row.tsx';
import { Activities, Card, Checks, Photos, Walls } from './charter-part.tsx';
import '../../base/ui/file.css';
import { charterCalls, openAt, useStandards, type SeenFile } from './charter-wire.ts';

const { Part: StepForm, useSoon: useStepSoon } = later(async () => (await import('./charter-step.tsx')).StepForm);

/** 站点档案: who and where, what was found, what hangs, what it does, and its whole life in the ledger's words. */
export function CharterFile({ beside }: { beside: Beside }) {
  const { key = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: ['charters', 'one', key],
    queryFn: ({ signal }) => charterCalls.get(key, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  return (
    <div className="pad settings-body">
      <title>{`${found.data.entry.name} · ${t('红盾', 'Hongdun')}`}</title>
      <StationFile view={found.data} beside={beside} />
    </div>
  );
}

/** What other subjects have to say of the station. */
type Beside = (stationId: string) => ReactNode;

function StationFile({ view, beside }: { view: SeenFile; beside: Beside }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const [step, setStep] = useState<CharterMove | null>(null);
  const entry = view.entry;
  useStepSoon();
  return (
    <>
      <Head entry={entry} view={view} />
      <p className="charter-moves">
        {(view.moves as CharterMove[]).map((move) => (
          <button
            key={move}
            type="button"
            className={charterDocket.procedure[move]?.chief === true ? 'b p' : 'b'}
            onClick={() => setStep(move)}
          >
            {label(charterDocket.procedure[move] ?? { zh: '', en: '' })}…
          </button>
        ))}
      </p>
      {entry.state === 'rectifying' ? (
        <p className="tag wa">
          {t(
            `整改：${entry.rectifyWhat}（${entry.rectifyBy} 前改好）`,
            `To put right by ${entry.rectifyBy}: ${entry.rectifyWhat}`,
          )}
        </p>
      ) : null}
      <div className="charter-page">
        <div>
          <FactCard entry={entry} view={view} />
          <Checks entry={entry} />
          <Walls entry={entry} />
          <Activities entry={entry} />
          <Timeline view={{ timeline: view.timeline }} onNote={null} />
        </div>
        <div>
          <HealthCard view={view} />
          {entry.stationId === null ? null : <OpenCard number={entry.number} />}
          {entry.stationId === null ? null : <CreditCard stationId={entry.stationId} />}
          {entry.stationId === null ? null : beside(entry.stationId)}
        </div>
      </div>
      {step === null || directory === undefined ? null : (
        <Suspense fallback={null}>
          <StepForm key={step} view={view} move={step} directory={directory} onClose={() => setStep(null)} />
        </Suspense>
      )}
    </>
  );
}

function Head({ entry, view: { more } }: { entry: Charter; view: SeenFile }) {
  const t = useWords();
  const mayList = useMay('charter.export');
  const lacks = useLacks().station.get(entry.stationId ?? '')?.lacks;
  return (
    <div className="hd docket-hd">
      <h1>{entry.name}</h1>
      <StateOf entry={entry} idle={more.idle} />
      <Owed obligations={more.obligations} />
      <LackLink lacks={lacks} />
      <span className="dim nw">{entry.number}</span>
      <span className="sp" />
      {entry.stationId === null ? null : (
        <a
          className="b"
          href={`/papers/stations/kit?numbers=${encodeURIComponent(entry.number)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('打印建站资料', 'Print the kit')}
        </a>
      )}
      {mayList ? (
        <Link className="b" to="/stations">
          {t('全部站点', 'All stations')}
        </Link>
      ) : null}
    </div>
  );
}

function FactCard({ entry, view }: { entry: Charter; view: SeenFile }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const directory = useDirectory();
  const { more } = view;
  const day = (on: string | null) => (on === null ? null : dayWithWeekday(on, language));
  const villages = entry.servesRegionIds.map((id) => directory?.regions.find((one) => one.id === id)?.name ?? id);
  return (
    <Card title={t('基本情况', 'Facts')}>
      <Facts
        rows={[
          [t('类别', 'Kind'), `${label(usualName(more.kindZh))} · ${label(stationKinds[entry.venueKind])}`],
          [t('归哪个所', 'Office'), more.officeName],
          [t('在哪里', 'Where'), `${more.townName} ${more.regionName} ${entry.address}`],
          [t('所在单位', 'House'), entry.hostName],
          [
            t('服务范围', 'Serves'),
            entry.serves === 'venue'
              ? t('本场所内的纠纷', 'Disputes in its venue')
              : [more.regionName, ...villages].join(t('、', ', ')),
          ],
          [t('服务人口', 'People served'), more.people === null ? null : t(`${more.people} 人`, String(more.people))],
          [t('联系人', 'Contact'), `${entry.contactName} ${entry.phone}`],
          [
            t('层次', 'Tier'),
            entry.tierSince === null ? label(tiers[entry.tier]) : `${label(tiers[entry.tier])}（${entry.tierSince}）`,
          ],
          [t('教育联络点', 'Education point'), day(entry.educationSince)],
          [
            t('申请', 'Applied'),
            // A station that was entered as it stood was never applied for.
            entry.number === `站${entry.stationId}`
              ? null
              : `${day(entry.appliedOn)}${entry.byVenue ? t('，场所自己申请', ', by the venue') : ''}`,
          ],
          [t('申请理由', 'Why'), entry.reason],
          [t('初审意见', 'Opinion'), entry.opinion],
          [
            t('批准', 'Approved'),
            entry.approvedOn === null ? null : `${day(entry.approvedOn)} ${entry.batchNumber ?? ''}`,
          ],
          [t('牌匾', 'Plaque'), entry.plaqueNumber === null ? null : `${entry.plaqueNumber} ${day(entry.plaqueOn)}`],
          [t('开始运行', 'Runs since'), day(entry.activatedOn)],
          [t('规范化', 'Standardised'), day(entry.standardisedOn)],
          [t('年审', 'Reviews'), entry.reviews.map(({ year, grade }) => `${year} ${grade}`).join(t('、', ', '))],
          [t('停用、撤销原因', 'Why it stopped'), entry.endReason],
        ]}
      />
      <Photos ids={entry.photoIds} />
    </Card>
  );
}

/** 体检 */
function HealthCard({ view }: { view: SeenFile }) {
  const t = useWords();
  const { health, idleDays, trainedOn, rulesPosted, dutySigned, missingKit, score } = view.more;
  const signers = useSigners(view.entry);
  const share = health.filed === 0 ? '—' : `${Math.round((health.misrouted / health.filed) * 100)}%`;
  return (
    <Card title={t('体检', 'Health')} aside={t('近一年', 'last 365 days')}>
      <Facts
        rows={[
          [t('最近活动', 'Last act'), health.lastOn ?? t('还没有', 'none')],
          [
            t('闲置', 'Idle'),
            idleDays === null ? t('没有运行', 'not running') : t(`${idleDays} 天`, `${counted(idleDays, 'day')}`),
          ],
          [t('活动天数', 'Active days'), t(`${health.activeDays} 天`, `${health.activeDays}`)],
          [t('登记、转来', 'Filed'), t(`${health.filed} 件`, `${health.filed}`)],
          [t('在谈', 'Open'), t(`${health.open} 件`, `${health.open}`)],
          [
            t('过应办日', 'Overdue'),
            <span key="overdue" className={health.overdue > 0 ? 'err' : ''}>
              {t(`${health.overdue} 件`, `${health.overdue}`)}
            </span>,
          ],
          [t('转错率', 'Misrouted'), share],
          [t('最近培训', 'Last training'), trainedOn ?? t('还没有', 'none')],
          [t('制度上墙', 'Rules posted'), `${rulesPosted.n} / ${rulesPosted.of}`],
          [t('职责签收', 'Duties'), dutySigned ? signers : t('没有签收', 'not signed')],
          [t('资料还缺', 'Kit missing'), missingKit.join(t('、', ', '))],
          [t('最近得分', 'Score'), score === null ? null : String(score)],
        ]}
      />
    </Card>
  );
}

/** Who has signed the duty sheet of today, each with the day. */
function useSigners(entry: Charter): string {
  const t = useWords();
  const [duty] = standardsFor(useStandards(), 'duty', entry);
  return entry.acknowledgements
    .filter(({ code, version }) => code === duty?.code && version === duty.version)
    .map(({ name, on }) => `${name} ${on}`)
    .join(t('、', ', '));
}

/** 监督积分: the people of the station's roster with what their clues came to this year, also those without an account. */
function CreditCard({ stationId }: { stationId: string }) {
  const t = useWords();
  const { today } = useMe();
  const may = useMay('credit.read');
  const year = periodOf('year', today);
  const found = useQuery({ ...creditsOf({ ...year, station: stationId }), enabled: may });
  if (!may) return null;
  const credits = found.data?.credits ?? [];
  return (
    <Card title={t('监督积分', 'Points of supervisors')} aside={t('今年', 'this year')}>
      {isUnread(found) ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data !== undefined && credits.length === 0 ? (
        <p className="pad dim">{t('名册上还没有人。', 'Nobody stands on the roster.')}</p>
      ) : null}
      <ul className="charter-plain">
        {credits.map((one) => (
          <li key={keyOfOwner(one)}>
            {one.name} <span className="dim">{t(`报来 ${one.filed} 件`, `${counted(one.filed, 'clue')}`)}</span>{' '}
            {one.filed === 0 ? (
              <span className="num">{t('0 分', '0 points')}</span>
            ) : (
              <Link
                className="num"
                to={`/credits?station=${encodeURIComponent(stationId)}&of=${encodeURIComponent(keyOfOwner(one))}`}
              >
                {t(`${one.points} 分`, counted(one.points, 'point'))}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OpenCard({ number }: { number: string }) {
  const t = useWords();
  const found = useQuery({ queryKey: ['charters', 'open', number], queryFn: ({ signal }) => openAt(number, signal) });
  const matters = found.data?.matters ?? [];
  return (
    <Card title={t('站里在办', 'Open here')} aside={found.data === undefined ? '' : String(matters.length)}>
      {isUnread(found) ? <ErrorLine error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data !== undefined && matters.length === 0 ? (
        <p className="pad dim">{t('没有在办件。', 'Nothing is open.')}</p>
      ) : null}
      <ul className="charter-plain">
        {matters.map((matter) => (
          <li key={matter.number}>
            <Link to={`/${matter.kind === 'complaint' ? 'complaints' : 'inquiries'}/${matter.number}`}>
              {matter.number}
            </Link>{' '}
            <span className="dim">{matter.gist}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
