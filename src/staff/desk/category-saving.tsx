/** What the changes will do, counted by the server, and why they are made: shown before they are saved. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CategoryChange } from '../../domain/county/category-version.ts';
import { matterWords } from '../../domain/matter/matter.ts';
import { client } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';

export function CategorySaving({
  version,
  changes,
  onClose,
  onSaved,
}: {
  version: number;
  changes: readonly CategoryChange[];
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useWords();
  const queries = useQueryClient();
  // One id for all presses of this form.
  const [id] = useState(() => crypto.randomUUID());
  const draft = useDraft({ reason: '' }, async ({ reason }) => {
    await client.saveCategories({ id, version, changes, reason });
    // What forms and filters choose from.
    void queries.invalidateQueries({ queryKey: ['directory'] });
    onSaved();
  });
  return (
    <EditDrawer
      title={t('保存类别的新一版', 'Save a new version')}
      draft={draft}
      onClose={onClose}
      queryKey="categories"
      saved={t('类别已保存', 'The categories are saved')}
    >
      <Effect changes={changes} />
      <TextField
        required
        label={t('为什么改', 'Why')}
        hint={t('例如：按市局 2026 年新的分类', 'For example: the city’s classes of 2026')}
        error={draft.wrong('reason')}
        value={draft.value.reason}
        onChange={(reason) => draft.set({ reason })}
      />
    </EditDrawer>
  );
}

function Effect({ changes }: { changes: readonly CategoryChange[] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const read = useQuery({
    queryKey: ['category-effect', changes],
    queryFn: ({ signal }) => client.previewCategories(changes, signal),
    gcTime: 0,
  });
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={3} />;
  const { moves, staying, lockedMonths, knowledge } = read.data;
  return (
    <div data-test="category-effect">
      {moves.map(({ from, to, n, recent, counts }) => (
        <p key={from.code}>
          {n === 0
            ? t(`“${from.zh}”下面没有件，不用归。`, `Nothing stands under “${from[language]}”.`)
            : t(
                `“${from.zh}”的 ${n} 件归到“${to.zh}”（${counts.map((one) => `${matterWords[one.kind].zh} ${one.n}`).join('、')}；今年收到的 ${recent} 件）。统计里“${from.zh}”少 ${n} 件，“${to.zh}”多 ${n} 件。`,
                `${n} matters of “${from[language]}” go to “${to[language]}” (${counts.map((one) => `${label(matterWords[one.kind])} ${one.n}`).join(', ')}; ${recent} of this year). The figures move with them.`,
              )}
        </p>
      ))}
      {staying.map(({ code, n }) => (
        <p key={code.code}>
          {t(`“${code.zh}”的 ${n} 件留在原来的类别里。`, `${n} matters stay under “${code[language]}”.`)}
        </p>
      ))}
      {lockedMonths.length === 0 ? null : (
        <p>
          {t(
            `已经锁定的月份里收过这些件：${lockedMonths.join('、')}。锁定的数不变，其中按类别分的以后作为更正列出来。`,
            `Locked months in which some of them came in: ${lockedMonths.join(', ')}. What was locked stays; what of it is split by category stands beside it as a correction.`,
          )}
        </p>
      )}
      {knowledge.length === 0 ? null : (
        <p>
          {t(
            `知识库里有 ${knowledge.length} 条用着停用的类别，请改：${knowledge.map(({ title }) => title).join('、')}。`,
            `${knowledge.length} articles name an ended category: ${knowledge.map(({ title }) => title).join(', ')}.`,
          )}
        </p>
      )}
      <WhereNamesShow changes={changes} hasMoves={moves.length > 0} />
      {moves.length + staying.length + lockedMonths.length + knowledge.length > 0 ? null : (
        <p>{t('没有件要动，统计不变。', 'No matter moves; the figures stay.')}</p>
      )}
    </div>
  );
}

/** Where a new name shows and where the old one stays; which records follow a merge and which keep their class. */
function WhereNamesShow({ changes, hasMoves }: { changes: readonly CategoryChange[]; hasMoves: boolean }) {
  const t = useWords();
  return (
    <>
      {changes.some(({ act }) => act === 'rename') ? (
        <p>
          {t(
            '改名：登记表、筛选、清单、统计、公示和苗头上的类别，保存了就是新名；站点和外勤的手机下一次同步以后是新名。已经签发的汇报、发出的警示和公示正文里写成字的，还是原名。',
            'A new name: forms, filters, lists, figures, publications and trends show it at once, telephones with their next sync. Signed reports, and the words of warnings and publications that went out, keep the old one.',
          )}
        </p>
      ) : null}
      {!hasMoves ? null : (
        <p>
          {t(
            '并入：归过去的是投诉、举报、咨询和案件；公示、警示、苗头和召回记着写下时的类别，不跟着动。',
            'A merge moves complaints, tip-offs, inquiries and cases; publications, warnings, trends and recalls keep the class under which they were written.',
          )}
        </p>
      )}
    </>
  );
}
