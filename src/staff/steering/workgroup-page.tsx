import { layerWords, layers, workgroupStateWords, type Workgroup } from '../../domain/steering/workgroup.ts';
import workgroupDocket from '../../domain/steering/workgroup.ts?workgroupDocket';
import type { WorkgroupMore } from '../../http/api/steering/workgroup-routes.ts';
import { useAddress } from '../base/address.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import type { Start } from '../matter/matter-typed.ts';
import { workgroupCalls, type SeenWorkgroupLine } from './steering-calls.ts';
import { Progress } from './progress-bar.tsx';
import type { SeenEntry, SeenEntryView } from '../matter/docket/docket-calls.ts';
import { dayWithWeekday } from '../base/ui/day.ts';

/** 领导小组: the county's groups, those of its offices, and who is missing in them. */
export default function WorkgroupPage() {
  const t = useWords();
  return (
    <DocketPage
      docket={workgroupDocket}
      calls={workgroupCalls}
      openWords={{ zh: '在运行', en: 'Standing' }}
      rowMoves={0}
      startOf={startOf}
      empty={t(
        '还没有领导小组。按“成立领导小组”写下组长、副组长、成员和办公室，再向各所延伸。',
        'No group yet. Found one with head, deputies, members and office, then carry it down to the offices.',
      )}
      nameWords={{ zh: '小组', en: 'Group' }}
      nameOf={({ entry }) => `${entry.number} ${entry.name}`}
      columns={useWorkgroupColumns()}
      facts={(view) => <WorkgroupFacts view={view} />}
    />
  );
}

function startOf({ entry, more }: SeenEntry<Workgroup, WorkgroupMore>, move: string): Start {
  if (move === 'amend') {
    return ({ rows }) => ({
      head: entry.head,
      deputies: rows('deputies', entry.deputies),
      members: rows('members', entry.members),
      seatId: entry.seatId ?? '',
      seatHead: entry.seatHead,
      toOn: entry.toOn ?? '',
    });
  }
  if (move !== 'fillIn') return {};
  // Everybody of the office stands in the form already: who is left out is left out by hand.
  const suggested = more.people.map(({ name, head }) => ({ layer: head ? 'main' : 'staff', name, duty: '' }));
  const duties = entry.duties.length > 0 ? entry.duties : suggested;
  return ({ rows }) => ({ documentNumber: entry.documentNumber, duties: rows('duties', duties) });
}

function useWorkgroupColumns(): DocketColumn<SeenWorkgroupLine>[] {
  const t = useWords();
  const { language } = useLanguage();
  return [
    {
      zh: '组长',
      en: 'Head',
      cell: ({ entry }) => entry.head || <span className="err">{t('没有填', 'missing')}</span>,
      words: ({ entry }) => entry.head,
    },
    { zh: '办公室', en: 'Office', cell: ({ more }) => more.seatName ?? '—', words: ({ more }) => more.seatName },
    {
      zh: '从哪天起',
      en: 'Since',
      cell: ({ entry }) => <span className="nw">{dayWithWeekday(entry.fromOn, language)}</span>,
    },
    {
      zh: '齐不齐',
      en: 'Complete',
      cell: ({ more }) =>
        more.missing === null ? <Branches complete={more.complete} /> : <Missing missing={more.missing} />,
    },
  ];
}

function Branches({ complete }: Pick<WorkgroupMore, 'complete'>) {
  const t = useWords();
  return (
    <Progress
      done={complete.offices}
      of={complete.of}
      words={t('三级责任填齐的所', 'Offices that are complete')}
      unit={t('个所配齐', 'offices complete')}
    />
  );
}

function Missing({ missing }: { missing: NonNullable<WorkgroupMore['missing']> }) {
  const t = useWords();
  const label = useLabel();
  const words = [
    ...missing.layers.map((layer) => t(`缺${layerWords[layer].zh}`, `no ${label(layerWords[layer]).toLowerCase()}`)),
    ...(missing.people.length === 0
      ? []
      : [t(`没写进去：${missing.people.join('、')}`, `not named: ${missing.people.join(', ')}`)]),
  ];
  if (words.length === 0) return <span className="tag ok">{t('齐', 'complete')}</span>;
  return <span className="err">{words.join(t('；', '; '))}</span>;
}

/** What the group is for and who is in it; below the county's its branches, below that of an office its duties. */
function WorkgroupFacts({ view: { entry, more } }: { view: SeenEntryView<Workgroup, WorkgroupMore> }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <>
      <Facts
        rows={[
          [t('为什么事', 'Purpose'), entry.purpose],
          [t('成立文件', 'Founded by'), entry.documentNumber],
          [
            t('起止', 'Term'),
            entry.toOn === null
              ? t(`${dayWithWeekday(entry.fromOn, language)}起`, `since ${entry.fromOn}`)
              : `${dayWithWeekday(entry.fromOn, language)} — ${dayWithWeekday(entry.toOn, language)}`,
          ],
          [t('组长', 'Head'), entry.head],
          [
            t('副组长', 'Deputies'),
            entry.deputies.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join(t('、', ', ')),
          ],
          [
            t('成员', 'Members'),
            entry.members
              .map(({ name, organisation, post }) => `${name}（${organisation}${post}）`)
              .join(t('、', ', ')),
          ],
          [t('办公室', 'Office'), [more.seatName, entry.seatHead].filter(Boolean).join(' ')],
        ]}
      />
      {entry.parentId === null ? <BranchList more={more} /> : <Duties entry={entry} more={more} />}
    </>
  );
}

/** 延伸到各所: each grass-roots office with its own group and what is missing in it. */
function BranchList({ more: { branches, complete } }: { more: Pick<WorkgroupMore, 'branches' | 'complete'> }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  return (
    <section className="steering-part" aria-label={t('各所的小组', 'Groups of the offices')}>
      <h3>
        {t('各所的小组', 'Groups of the offices')} <Branches complete={complete} />
      </h3>
      {branches.length === 0 ? <p className="dim s">{t('没有您能看的所。', 'No office that you may see.')}</p> : null}
      <ul>
        {branches.map((branch) => (
          <li key={branch.officeId}>
            {branch.number === null ? (
              <span>{branch.officeName}</span>
            ) : (
              <button type="button" className="docket-name" onClick={() => change({ open: branch.number }, 'step')}>
                {branch.officeName}
              </button>
            )}
            <span className="tag">
              {branch.state === null ? t('没有小组', 'no group') : label(workgroupStateWords[branch.state])}
            </span>
            {branch.number === null ? null : (
              <span className="s">
                <Missing missing={branch} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 三级责任 of an office, layer by layer. */
function Duties({ entry, more }: Pick<SeenEntryView<Workgroup, WorkgroupMore>, 'entry' | 'more'>) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="steering-part" aria-label={t('三级责任', 'Duties in three layers')}>
      <h3>
        {t('三级责任', 'Duties in three layers')} {more.missing === null ? null : <Missing missing={more.missing} />}
      </h3>
      {entry.duties.length === 0 ? (
        <p className="dim s">
          {t('还没有填；请所长按“填三级责任”。', 'Not filled in yet; the head of the office does it.')}
        </p>
      ) : (
        <ul>
          {layers.flatMap((layer) =>
            entry.duties
              .filter((one) => one.layer === layer)
              .map(({ name, duty }) => (
                <li key={`${layer} ${name}`}>
                  <b>{name}</b>
                  <span className="tag">{label(layerWords[layer])}</span>
                  <span className="dim s">{duty}</span>
                </li>
              )),
          )}
        </ul>
      )}
    </section>
  );
}
