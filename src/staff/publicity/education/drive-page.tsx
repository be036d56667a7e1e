import { useQuery } from '@tanstack/react-query';
import { driveStandingWords, type Drive } from '../../../domain/publicity/education/drive.ts';
import driveDocket from '../../../domain/publicity/education/drive.ts?driveDocket';
import type { DriveMore } from '../../../http/api/publicity/education/drive-routes.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { useMe } from '../../base/me.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import {
  driveCalls,
  educationClient,
  useEducationChoices,
  type SeenDriveLine,
  type SeenDriveStation,
} from './education-calls.ts';
import './education.css';

/** 宣传任务: what the stations are asked to hang, to read out and to hand out, who has done it and who is silent. */
export default function DrivePage() {
  const t = useWords();
  const choices = useEducationChoices();
  return (
    <DocketPage
      docket={driveDocket}
      calls={driveCalls}
      people={choices}
      openWords={{ zh: '在做', en: 'Under way' }}
      rowMoves={0}
      empty={t(
        '没有在做的宣传任务。按“交代站点”写贴什么、念什么、发什么，站点手机上就有。',
        'Nothing is asked of the stations now. Press Ask the stations.',
      )}
      nameWords={{ zh: '任务', en: 'Drive' }}
      nameOf={({ entry }) => entry.title}
      columns={useDriveColumns()}
      facts={(view) => <DriveFacts view={view} />}
    />
  );
}

function useDriveColumns(): DocketColumn<SeenDriveLine>[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const asked = { hang: t('贴', 'hang'), read: t('念', 'read out'), hand: t('发', 'hand out') };
  const parts = ({ more }: SeenDriveLine) => more.asks.map((one) => asked[one]).join(t('、', ', '));
  return [
    { zh: '做什么', en: 'What', cell: parts },
    {
      zh: '哪天前',
      en: 'By',
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err nw' : 'nw'}>{dayPlain(entry.dueOn, language, today)}</span>
      ),
    },
    {
      zh: '做完 / 应做',
      en: 'Done / asked',
      right: true,
      cell: ({ more: { tally } }) => `${tally.done} / ${tally.asked}`,
    },
    {
      zh: driveStandingWords.silent.zh,
      en: label(driveStandingWords.silent),
      right: true,
      cell: ({ more }) => String(more.tally.silent),
    },
    { zh: '发了', en: 'Handed out', right: true, cell: ({ more }) => String(more.handed) },
  ];
}

function DriveFacts({ view: { entry, more } }: { view: SeenEntryView<Drive, DriveMore> }) {
  const t = useWords();
  const label = useLabel();
  const { tally } = more;
  return (
    <>
      <Facts
        rows={[
          [t('编号', 'Number'), entry.number],
          [t('谁交代的', 'Asked by'), `${more.officeName ?? t('县里', 'the county')} ${more.byName}`],
          [t('哪天前', 'By'), entry.dueOn],
          [t('贴', 'To hang'), entry.hang],
          [t('念', 'To read out'), entry.script],
          [t('发', 'To hand out'), more.materialName],
          [
            t('站点', 'Stations'),
            (['done', 'partly', 'cannot', 'silent'] as const)
              .map((standing) => `${label(driveStandingWords[standing])} ${tally[standing]}`)
              .join(t('，', ', ')),
          ],
          [t('小结', 'Remark'), entry.remark],
        ]}
      />
      <DriveStations number={entry.number} version={entry.version} />
    </>
  );
}

/** Each station that is asked; who is silent stands first. */
function DriveStations({ number, version }: { number: string; version: number }) {
  const t = useWords();
  const found = useQuery({
    queryKey: [driveCalls.path, 'stations', number, version],
    queryFn: ({ signal }) => educationClient.driveStations(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { stations, more } = found.data;
  return (
    <section className="education-part" aria-label={t('各站', 'The stations')}>
      <h3>{t('各站', 'The stations')}</h3>
      <ul>
        {stations.map((one) => (
          <StationLine key={one.stationId} one={one} />
        ))}
      </ul>
      {more ? <p className="dim">{t('只列前 500 个。', 'The first 500 are listed.')}</p> : null}
    </section>
  );
}

function StationLine({ one }: { one: SeenDriveStation }) {
  const t = useWords();
  const label = useLabel();
  const { standing, stationName, officeName, handed, short, cannot, lastOn, photoIds } = one;
  return (
    <li>
      <span>
        {stationName} <span className="dim s">{officeName}</span>
      </span>
      <span className={standing === 'silent' ? 'tag wa' : 'tag'}>{label(driveStandingWords[standing])}</span>
      {standing === 'silent' ? null : (
        <span className="s dim">
          {lastOn}
          {handed > 0 ? t(` 发了 ${handed} 份`, ` ${handed} handed out`) : ''}
          {short > 0 ? t(`（账上少 ${short} 份，请核对）`, ` (${short} not in the books)`) : ''}
          {cannot === '' ? '' : ` ${cannot}`}{' '}
          {photoIds.map((id, n) => (
            <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
              {t(`照片 ${n + 1} `, `photo ${n + 1} `)}
            </a>
          ))}
        </span>
      )}
    </li>
  );
}
