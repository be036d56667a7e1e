import { mayRole } from '../../../domain/base/actor.ts';
import type { Custody, Exhibit, PendingCustody } from '../../../domain/supervision/enforcement/exhibit.ts';
import { exhibitEndingWords, exhibitKindWords } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
import exhibitDocket from '../../../domain/supervision/enforcement/exhibit-steps.ts?exhibitDocket';
import type { ExhibitMore } from '../../../http/api/supervision/enforcement/exhibit-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import type { Choosable } from '../../matter/choices.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPanel } from '../../matter/docket/docket-panel.tsx';
import { useColleagues, type SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { exhibitCalls, type SeenExhibit } from './exhibit-calls.ts';

function useOfficers(): readonly Choosable[] {
  const officers = useColleagues().filter(({ role }) => mayRole(role, 'exhibit.collect'));
  return officers.map(({ id, name }) => ({ id, name, of: 'account' as const }));
}

/** One exhibit: its chain, its files, and who opened them. */
export function ExhibitPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  const people = useOfficers();
  if (directory === undefined) return null;
  return (
    <DocketPanel
      docket={exhibitDocket}
      calls={exhibitCalls}
      entryKey={id}
      directory={directory}
      people={people}
      nameOf={({ entry }) => t(`证据 ${entry.n} ${entry.name}`, `Exhibit ${entry.n} ${entry.name}`)}
      facts={(view) => <ExhibitFacts view={view} />}
      onClose={onClose}
    />
  );
}

function ExhibitFacts({ view: { entry, more } }: { view: SeenEntryView<Exhibit, ExhibitMore> }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <>
      <Facts
        rows={[
          [t('种类', 'Kind'), label(exhibitKindWords[entry.kind])],
          [t('来源', 'Source'), entry.source],
          [t('取得', 'Collected'), `${instantShort(entry.collectedAt, today)} ${entry.collectedPlace}`],
          [t('收集人', 'By'), more.collectorNames.join(t('、', ', '))],
          [t('保管', 'Kept'), entry.keptIn],
        ]}
      />
      {more.files.length === 0 ? null : (
        <section aria-label={t('文件', 'Files')}>
          <h3>{t('文件', 'Files')}</h3>
          <ul className="exhibit-files">
            {more.files.map(({ id, fileName, sha256 }) => (
              <li key={id}>
                <a href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                  {fileName}
                </a>
                <code>{sha256}</code>
              </li>
            ))}
          </ul>
          <p className="dim s">{t('打开文件会记下是谁、什么时候看的。', 'Whoever opens a file is written down.')}</p>
        </section>
      )}
      <section aria-label={t('流转', 'Chain of custody')}>
        <h3>{t('流转', 'Chain of custody')}</h3>
        <ol className="custody">
          {entry.custody.map((one) => (
            <CustodyLine key={`${one.at} ${one.kind} ${one.toName}`} one={one} />
          ))}
        </ol>
        {entry.pending === null ? null : <Waiting pending={entry.pending} more={more} />}
      </section>
      <Readings readings={more.readings} />
    </>
  );
}

/** What one has written down, and whose press it waits for. */
function Waiting({ pending: { line, ending }, more }: { pending: PendingCustody; more: ExhibitMore }) {
  const t = useWords();
  const label = useLabel();
  const what = ending === null ? `${line.fromName} → ${line.toName}` : label(exhibitEndingWords[ending]);
  return (
    <p className="mut">
      {t(
        `${what}（${line.why}），等${more.pendingName}确认，确认了才算。`,
        `${what} (${line.why}): waits for ${more.pendingName} to confirm it.`,
      )}
    </p>
  );
}

/** Who opened a file of it, and when. */
function Readings({ readings }: { readings: SeenExhibit['more']['readings'] }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <section aria-label={t('谁看过', 'Who looked')}>
      <h3>{t('谁看过', 'Who looked')}</h3>
      {readings.length === 0 ? (
        <p className="mut">{t('还没有人打开过文件。', 'Nobody has opened a file yet.')}</p>
      ) : (
        <ul className="exhibit-files">
          {readings.map((one) => (
            <li key={`${one.name} ${one.fileName}`}>
              {one.name} {one.fileName}{' '}
              <span className="mut">
                {instantShort(one.firstAt, today)}
                {one.times > 1
                  ? t(`，共 ${one.times} 次，最近 ${instantShort(one.lastAt, today)}`, `, ${one.times} times`)
                  : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CustodyLine({ one }: { one: Custody }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <li>
      <b>{instantShort(one.at, today)}</b>{' '}
      {one.kind === 'checked' ? t('盘点', 'looked over') : `${one.fromName} → ${one.toName}`}
      <span className="mut">
        {one.why} · {one.place}
        {one.secondName === undefined ? '' : t(` · ${one.secondName}确认`, ` · confirmed by ${one.secondName}`)}
      </span>
    </li>
  );
}
