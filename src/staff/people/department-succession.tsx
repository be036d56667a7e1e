import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { Succession } from '../../domain/people/department-succession.ts';
import { useDirectory } from '../base/directory.ts';
import { RowForm } from '../matter/docket/docket-row.tsx';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { EditCell, SettingsTable } from '../base/ui/table.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { peopleClient } from './person-calls.ts';

const successionForm = async () => (await import('../../domain/people/department-succession.ts')).SuccessionForm;

/** 部门职能承继: the departments that old lists and papers name, and whose their work is today. */
export function Successions({ rows }: { rows: readonly Succession[] }) {
  const t = useWords();
  const may = useMay('succession.save');
  const directory = useDirectory();
  const [writing, setWriting] = useState<Succession | 'new' | null>(null);
  const nameOf = (id: string) => directory?.organisations.find((known) => known.id === id)?.name ?? '';
  const fill = useReform();
  return (
    <section className="card people-part" aria-label={t('部门职能承继', 'Departments of before')}>
      <h2>{t('部门职能承继', 'Departments of before')}</h2>
      <p className="dim">
        {t('旧名册、旧文件写的是改革前的部门；这里写明现在归谁。', 'Old lists name departments of before the reform.')}
      </p>
      {rows.length === 0 ? (
        <Empty words={t('还没写；可以先填入 2018 年机构改革的。', 'None yet; begin with the reform of 2018.')} />
      ) : (
        <SettingsTable columns={[t('原部门', 'Before'), t('到哪天止', 'Until'), t('现在归', 'Today')]}>
          {rows.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td className="num nw" data-label={t('到哪天止', 'Until')}>
                {one.toOn}
              </td>
              <td data-label={t('现在归', 'Today')}>{nameOf(one.successorId)}</td>
              <EditCell name={one.name} onEdit={may && directory !== undefined ? () => setWriting(one) : null} />
            </tr>
          ))}
        </SettingsTable>
      )}
      {may ? (
        <p className="docket-moves">
          <button type="button" className="b" disabled={directory === undefined} onClick={() => setWriting('new')}>
            {t('加一个原部门…', 'Add a department…')}
          </button>
          <button type="button" className="b" onClick={() => void fill()}>
            {t('填入 2018 年机构改革', 'Fill in the reform of 2018')}
          </button>
        </p>
      ) : null}
      {writing !== null && directory !== undefined ? (
        <RowForm
          key={writing === 'new' ? 'new' : writing.id}
          title={t('部门职能承继', 'Whose a department of before is')}
          schema={successionForm}
          directory={directory}
          row={writing === 'new' ? null : writing}
          draft="succession"
          queryKey="staffing"
          reread={async (id) => (await peopleClient.staffing()).successions.find((one) => one.id === id) ?? null}
          wordsOf={(one) => `${one.name} · ${t('到', 'until')} ${one.toOn} · ${nameOf(one.successorId)}`}
          save={(input) => peopleClient.saveSuccession(input)}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </section>
  );
}

/** Fills in the departments that the reform of 2018 changed. */
function useReform(): () => Promise<void> {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  return async () => {
    try {
      const { added } = await peopleClient.loadReform();
      void message.success(t(`填入 ${added} 个`, `${added} added`));
    } catch (error) {
      void message.error(problemWords(error));
    }
    void queries.invalidateQueries({ queryKey: ['staffing'] });
  };
}
