import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { pointsText } from '../../domain/assessment/score.ts';
import { useAddress } from '../base/address.ts';
import { useWords } from '../base/language.tsx';
import { FindField, isFound, SettingsTable } from '../base/ui/table.tsx';
import { Empty } from '../base/ui/empty.tsx';
import type { SeenAssessment, SeenLine, SeenRanking } from './assessment-wire.ts';

interface Props {
  entry: SeenAssessment;
  scores: SeenRanking;
}

/** The ranking: by kind, ties named, one column for each group of the scheme; what is chosen stands in the address. */
export function RankingTable({ entry, scores }: Props) {
  const t = useWords();
  const { search } = useAddress();
  const [typed, setTyped] = useState('');
  const { lines } = scores;
  const shown = lines.filter((one) => isChosen(one, search) && isFound(typed, [one.name, one.townName]));
  return (
    <section className="card" aria-label={t('排名', 'Ranking')}>
      <h2 className="card-head">
        {t('排名', 'Ranking')} <small>{shown.length}</small>
        {scores.provisional ? (
          <span className="tag wa">{t('现在的数，没有冻结', 'As it stands now, not frozen')}</span>
        ) : null}
      </h2>
      <div className="charter-filters round-filters">
        <ChoiceFilter name="kind" words={t('类别', 'Kind')} options={kindsOf(lines)} />
        <ChoiceFilter name="town" words={t('乡镇', 'Town')} options={townsOf(lines)} />
        <FindField label={t('找名称', 'Find a name')} value={typed} onChange={setTyped} />
        <OnlyFilter isDrawn={entry.seed !== ''} isUnmarked={lines.some((one) => one.unmarked > 0)} />
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
          <Lines entry={entry} scores={scores} shown={shown} />
        </div>
      )}
    </section>
  );
}

/** Whether the filters that stand in the address leave the line. */
function isChosen({ kindCode, townId, drawn, unmarked }: SeenLine, search: URLSearchParams): boolean {
  const kind = search.get('kind');
  const town = search.get('town');
  const only = search.get('only');
  return (
    (kind === null || kind === kindCode) &&
    (town === null || town === townId) &&
    (only !== 'drawn' || drawn) &&
    (only !== 'open' || unmarked > 0)
  );
}

interface Choice {
  value: string;
  label: string;
}

function kindsOf(lines: readonly SeenLine[]): Choice[] {
  return choicesOf(lines.map((one) => [one.kindCode, one.kindZh]));
}

function townsOf(lines: readonly SeenLine[]): Choice[] {
  return choicesOf(lines.flatMap((one) => (one.townId === null ? [] : [[one.townId, one.townName] as const])));
}

function choicesOf(pairs: readonly (readonly [string, string])[]): Choice[] {
  return [...new Map(pairs)].map(([value, words]) => ({ value, label: words }));
}

/** Where there is but one there is nothing to choose. */
function ChoiceFilter({ name, words, options }: { name: string; words: string; options: Choice[] }) {
  const { search, change } = useAddress();
  return options.length < 2 ? null : (
    <Select
      allowClear
      aria-label={words}
      placeholder={words}
      value={search.get(name)}
      onChange={(value: string | undefined) => change({ [name]: value })}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
}

/** Only those that were drawn, once there was a draw; only those that are not marked, while there are any. */
function OnlyFilter({ isDrawn, isUnmarked }: { isDrawn: boolean; isUnmarked: boolean }) {
  const t = useWords();
  return isDrawn || isUnmarked ? (
    <fieldset className="seg" aria-label={t('只看', 'Only')}>
      {isDrawn ? <OnlyButton value="drawn" words={t('只看抽中的', 'Drawn')} /> : null}
      {isUnmarked ? <OnlyButton value="open" words={t('只看没打完的', 'Not marked')} /> : null}
    </fieldset>
  ) : null;
}

function OnlyButton({ value, words }: { value: 'drawn' | 'open'; words: string }) {
  const { search, change } = useAddress();
  const isPressed = search.get('only') === value;
  return (
    <button type="button" aria-pressed={isPressed} onClick={() => change({ only: isPressed ? null : value })}>
      {words}
    </button>
  );
}

function Lines({ entry, scores, shown }: Props & { shown: readonly SeenLine[] }) {
  const t = useWords();
  // A column that says the same of everybody says nothing.
  const several = kindsOf(scores.lines).length > 1;
  const placed = townsOf(scores.lines).length > 0;
  const groups = [...new Set(scores.scheme.items.map((item) => item.group))];
  return (
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
  );
}

function Line(props: {
  entry: SeenAssessment;
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
