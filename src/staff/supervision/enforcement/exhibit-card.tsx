/** 证据: the numbered exhibits of a case, and in a drawer the chain of each and who opened its files. */
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { useState } from 'react';
import { mayRole } from '../../../domain/base/actor.ts';
import { fieldsOf, labelled } from '../../../domain/base/field.ts';
import {
  CollectExhibit,
  exhibitEndingWords,
  exhibitKindMarks,
  exhibitKindWords,
  type Custody,
  type Exhibit,
  type PendingCustody,
} from '../../../domain/supervision/enforcement/exhibit.ts';
import { exhibitDocket } from '../../../domain/supervision/enforcement/exhibit-steps.ts';
import { startOf } from '../../../domain/supervision/enforcement/masked-case.ts';
import type { Measure } from '../../../domain/supervision/enforcement/records.ts';
import { measureEndingWords } from '../../../domain/supervision/enforcement/steps/measures.ts';
import type { ExhibitMore } from '../../../http/api/supervision/enforcement/exhibit-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import type { Choosable } from '../../matter/choices.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { DocketPanel } from '../../matter/docket/docket-panel.tsx';
import { docketCalls, useColleagues, type SeenEntry, type SeenEntryView } from '../../matter/docket/docket-calls.ts';
import type { SeenEnforcementView } from './enforcement-wire.ts';
import { measureChoices } from './measure-choice.ts';

const exhibitCalls = docketCalls<Exhibit, ExhibitMore>('exhibits');
type SeenExhibit = SeenEntry<Exhibit, ExhibitMore>;

interface Props {
  matter: SeenEnforcementView;
}

export function ExhibitCard({ matter }: Props) {
  const t = useWords();
  const { number } = matter.enforcement;
  const mayRead = useMay('exhibit.read');
  const mayCollect = useMay('exhibit.collect') && matter.takesExhibits;
  const [isAdding, setAdding] = useState(false);
  const { search, change } = useAddress();
  const exhibit = search.get('exhibit') ?? '';
  const asked = useQuery({
    queryKey: ['exhibits', 'of', number],
    queryFn: ({ signal }) => exhibitCalls.list({ enforcement: number }, signal),
    enabled: mayRead,
  });
  const items = asked.data?.items ?? [];
  const hashed = items.filter(({ more }) => more.files.length > 0).length;
  if (!mayRead) return null;
  return (
    <section className="card" aria-label={t('证据', 'Exhibits')}>
      <h2 className="card-head">
        {t('证据', 'Exhibits')}{' '}
        <small>
          {items.length === 0
            ? ''
            : t(`${items.length} 号，${hashed} 号有校验值`, `${items.length}, ${hashed} with a hash`)}
        </small>
        {mayCollect ? (
          <button type="button" className="b t sm go" onClick={() => setAdding(true)}>
            {t('加证据', 'Add')}
          </button>
        ) : null}
      </h2>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {items.length === 0 ? (
        <p className="empty mut">
          {t(
            '还没有证据。照片、单据、物品都在这里编号，从谁手里到谁手里都记着。',
            'No exhibit yet: photos, papers and things are numbered here.',
          )}
        </p>
      ) : (
        <ExhibitTable
          items={items}
          measures={matter.enforcement.measures}
          chosen={exhibit}
          onChoose={(id) => change({ exhibit: id })}
        />
      )}
      {isAdding ? <AddForm matter={matter} onClose={() => setAdding(false)} /> : null}
      {exhibit === '' ? null : <ExhibitPanel id={exhibit} onClose={() => change({ exhibit: null })} />}
    </section>
  );
}

function ExhibitTable({
  items,
  measures,
  chosen,
  onChoose,
}: {
  items: readonly SeenExhibit[];
  measures: readonly Measure[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const t = useWords();
  return (
    <table className="exhibit-table">
      <caption className="sr">{t('证据：编号、种类、取得、校验、保管、流转', 'Exhibits')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('号', 'No.')}</th>
          <th scope="col">{t('证据', 'Exhibit')}</th>
          <th scope="col">{t('取得', 'Collected')}</th>
          <th scope="col">{t('校验', 'Hash')}</th>
          <th scope="col">{t('保管', 'Kept')}</th>
          <th scope="col">{t('流转', 'Chain')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ExhibitRow
            key={item.entry.id}
            item={item}
            measure={measures.find(({ id }) => id === item.entry.measureId) ?? null}
            isChosen={item.entry.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </tbody>
    </table>
  );
}

function ExhibitRow({
  item: { entry, more },
  measure,
  isChosen,
  onChoose,
}: {
  item: SeenExhibit;
  measure: Measure | null;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const [file] = more.files;
  return (
    <tr className={isChosen ? 'on' : ''}>
      <th scope="row" className="num">
        {entry.n}
      </th>
      <td className="exhibit-name">
        <span className="tag kind" title={label(exhibitKindWords[entry.kind])}>
          {language === 'zh' ? exhibitKindMarks[entry.kind] : exhibitKindWords[entry.kind].en.split(' ')[0]}
        </span>{' '}
        <button type="button" className="b t sm" onClick={() => onChoose(entry.id)}>
          {entry.name}
        </button>
      </td>
      <td className="mut">
        <span className="nw">{dayPlain(entry.collectedOn, language, today)}</span>{' '}
        {more.collectorNames.map((name) => (
          <span key={name} className="nw">
            {name}{' '}
          </span>
        ))}
      </td>
      <td>
        {file === undefined ? (
          <span className="dim">{t('没有文件', 'no file')}</span>
        ) : (
          <code title={more.files.map(({ sha256 }) => sha256).join('\n')}>
            {`${file.sha256.slice(0, 4)} ${file.sha256.slice(4, 8)}`}
            {more.files.length > 1 ? t(` 等 ${more.files.length} 个`, ` +${more.files.length - 1}`) : ''}
          </code>
        )}
      </td>
      <td className="mut">
        {entry.keptIn}
        {measure === null ? null : <TakenBy measure={measure} />}
      </td>
      <td className="num">{entry.custody.length}</td>
    </tr>
  );
}

function useOfficers(): readonly Choosable[] {
  const officers = useColleagues().filter(({ role }) => mayRole(role, 'exhibit.collect'));
  return officers.map(({ id, name }) => ({ id, name, of: 'account' as const }));
}

/** Which measure took it, and what became of that. */
function TakenBy({ measure: { id, ending } }: { measure: Measure }) {
  const t = useWords();
  const words = ending === null ? null : measureEndingWords[ending];
  return (
    <span className="tag">
      {words === null
        ? t(`措施 ${id}`, `measure ${id}`)
        : t(`随措施 ${id} ${words.zh}`, `${words.en} with measure ${id}`)}
    </span>
  );
}

/** The officers of the office, and those who investigate from elsewhere. */
function collectorsOf({ handlers, investigators }: SeenEnforcementView): Choosable[] {
  const own = handlers.filter(({ of }) => of === undefined);
  const others = investigators.filter(({ id }) => own.every((one) => one.id !== id));
  return [...own, ...others].map(({ id, name }) => ({ id, name, of: 'account' as const }));
}

/** The form with the measures that hold goods still as what to choose from; without the question where there are none. */
function collectedBy(measures: readonly Measure[]): z.ZodObject {
  const options = measureChoices({ measures }, 'endMeasure') ?? [];
  const words = fieldsOf(CollectExhibit).find(({ name }) => name === 'measureId');
  if (options.length === 0 || words === undefined) return CollectExhibit.omit({ measureId: true });
  const ids = options.map(({ value, ...told }) => ({ ...told, value: measures[Number(value) - 1]?.id ?? value }));
  return CollectExhibit.extend({
    measureId: labelled(CollectExhibit.shape.measureId, { ...words, options: ids }),
  });
}

function AddForm({ matter, onClose }: Props & { onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  const { number, handlerId, secondId, partyAddress, measures } = matter.enforcement;
  const people = collectorsOf(matter);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('加证据', 'Add an exhibit')}
      press={t('编号登记', 'Number it')}
      schema={collectedBy(measures)}
      directory={directory}
      people={people}
      fixed={(id) => ({ id, enforcementNumber: number })}
      start={{ firstId: handlerId ?? '', secondId: secondId ?? '', collectedPlace: startOf(partyAddress) }}
      draft={`exhibit.${number}`}
      queryKey="exhibits"
      saved={(after: SeenEntryView<Exhibit, ExhibitMore>) =>
        t(`证据 ${after.entry.n} 登记了`, `Exhibit ${after.entry.n} registered`)
      }
      send={(input) => exhibitCalls.open(input)}
      onClose={onClose}
    />
  );
}

function ExhibitPanel({ id, onClose }: { id: string; onClose: () => void }) {
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
