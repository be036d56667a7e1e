import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Assessment } from '../../domain/assessment/assessment.ts';
import { pointsText } from '../../domain/assessment/score.ts';
import { useAddress } from '../base/address.ts';
import { useWords } from '../base/language.tsx';
import { FindField, isFound, SettingsTable } from '../base/ui/table.tsx';
import { Empty } from '../base/ui/empty.tsx';
import type { SeenLine, SeenRanking } from './assessment-wire.ts';

/** The ranking: by kind, ties named, one column for each group of the scheme; what is chosen stands in the address. */
export function RankingTable({ entry, scores }: { entry: Assessment; scores: SeenRanking }) {
  const t = useWords();
  const { search, change } = useAddress();
  const [typed, setTyped] = useState('');
  const { lines, scheme } = scores;
  const is = (name: string) => search.get(name);
  const shown = lines.filter(
    (one) =>
      (is('kind') === null || is('kind') === one.kindCode) &&
      (is('town') === null || is('town') === one.townId) &&
      (is('only') !== 'drawn' || one.drawn) &&
      (is('only') !== 'open' || one.unmarked > 0) &&
      isFound(typed, [one.name, one.townName]),
  );
  const choices = (pairs: readonly (readonly [string, string])[]) =>
    [...new Map(pairs)].map(([value, words]) => ({ value, label: words }));
  const kinds = choices(lines.map((one) => [one.kindCode, one.kindZh]));
  const towns = choices(lines.flatMap((one) => (one.townId === null ? [] : [[one.townId, one.townName] as const])));
  const filter = (name: string, words: string, options: { value: string; label: string }[]) =>
    options.length < 2 ? null : (
      <Select
        allowClear
        aria-label={words}
        placeholder={words}
        value={is(name)}
        onChange={(value: string | undefined) => change({ [name]: value })}
        options={options}
        popupMatchSelectWidth={false}
      />
    );
  const open = lines.some((one) => one.unmarked > 0);
  // A column that says the same of everybody says nothing.
  const several = kinds.length > 1;
  const placed = towns.length > 0;
  const groups = [...new Set(scheme.items.map((item) => item.group))];
  const only = (value: string, words: string) => (
    <button
      type="button"
      aria-pressed={is('only') === value}
      onClick={() => change({ only: is('only') === value ? null : value })}
    >
      {words}
    </button>
  );
  return (
    <section className="card" aria-label={t('排名', 'Ranking')}>
      <h2 className="card-head">
        {t('排名', 'Ranking')} <small>{shown.length}</small>
        {scores.provisional ? (
          <span className="tag wa">{t('现在的数，没有冻结', 'As it stands now, not frozen')}</span>
        ) : null}
      </h2>
      <div className="charter-filters round-filters">
        {filter('kind', t('类别', 'Kind'), kinds)}
        {filter('town', t('乡镇', 'Town'), towns)}
        <FindField label={t('找名称', 'Find a name')} value={typed} onChange={setTyped} />
        {entry.seed === '' && !open ? null : (
          <fieldset className="seg" aria-label={t('只看', 'Only')}>
            {entry.seed === '' ? null : only('drawn', t('只看抽中的', 'Drawn'))}
            {open ? only('open', t('只看没打完的', 'Not marked')) : null}
          </fieldset>
        )}
      </div>
      {shown.length === 0 ? (
        <Empty
          words={
            lines.length === 0
              ? t('得分还没有公示；公示以后这里看得到。', 'The scores have not been announced.')
              : t('没有对得上的；换个条件。', 'Nothing fits; change the filters.')
          }
        />
      ) : (
        <div className="round-ranking">
          <SettingsTable
            columns={[
              { figures: t('名次', 'Place') },
              t('名称', 'Name'),
              ...(several ? [t('类别', 'Kind')] : []),
              ...(placed ? [t('乡镇', 'Town')] : []),
              ...groups.map((group) => ({ figures: group === '' ? t('条目', 'Items') : group })),
              { figures: t('得分', 'Score') },
            ]}
          >
            {shown.map((one) => (
              <Line
                key={one.subjectId}
                entry={entry}
                line={one}
                groups={groups}
                scores={scores}
                several={several}
                placed={placed}
              />
            ))}
          </SettingsTable>
        </div>
      )}
    </section>
  );
}

function Line(props: {
  entry: Assessment;
  line: SeenLine;
  groups: readonly string[];
  scores: SeenRanking;
  several: boolean;
  placed: boolean;
}) {
  const { entry, line, groups, scores, several, placed } = props;
  const { withheld } = scores;
  const t = useWords();
  const path = `/assessments/${entry.number}/${line.subjectId}`;
  const honoured = scores.honours.filter((one) => one.subjectId === line.subjectId);
  return (
    <tr data-row={line.subjectId}>
      <td className="fig right round-place" data-label={t('名次', 'Place')}>
        {line.place === null ? '—' : line.place}
        {line.tied ? <small className="dim">{t(' 并列', ' tied')}</small> : null}
      </td>
      <th scope="row">
        {withheld ? line.name : <Link to={path}>{line.name}</Link>}{' '}
        {honoured.map((one) => (
          <span key={one.id} className="tag gr">
            {one.title}
          </span>
        ))}
        {line.drawn ? <span className="tag">{t('抽中', 'Drawn')}</span> : null}
        {line.departmentNames.length > 1 ? (
          <small className="dim" title={line.departmentNames.join(t('、', ', '))}>
            {t(`为 ${line.departmentNames.length} 个部门`, `for ${line.departmentNames.length} departments`)}
          </small>
        ) : null}
      </th>
      {several ? <td data-label={t('类别', 'Kind')}>{line.kindZh}</td> : null}
      {placed ? (
        <td className="nw" data-label={t('乡镇', 'Town')}>
          {line.townName === '' ? '—' : line.townName}
        </td>
      ) : null}
      {groups.map((group) => (
        <td key={group} className="fig right round-group" data-label={group}>
          {groupText(line, group, scores)}
        </td>
      ))}
      <td className="fig right round-total" data-label={t('得分', 'Score')}>
        {pointsText(line.permille)}
        {line.unmarked > 0 && !scores.provisional ? (
          <small className="wrong"> {t(`缺 ${line.unmarked} 条`, `${line.unmarked} open`)}</small>
        ) : null}
      </td>
      <td className="r nw">
        {withheld ? null : (
          <Link className="b sm" to={path} aria-label={t(`${line.name}的得分单`, `Sheet of ${line.name}`)}>
            {t('得分单', 'Sheet')}
          </Link>
        )}
      </td>
    </tr>
  );
}

/** What the items of the group have together, of those that count for this one. */
function groupText(line: SeenLine, group: string, { scheme }: SeenRanking): string {
  const codes = scheme.items.filter((item) => item.group === group).map((item) => item.code);
  const marked = line.marks.filter((mark) => codes.includes(mark.code) && mark.applies && mark.tenths !== null);
  return marked.length === 0 ? '—' : pointsText(marked.reduce((sum, mark) => sum + (mark.tenths ?? 0), 0));
}
