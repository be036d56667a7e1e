import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { ImportedResults } from '../../../domain/supervision/sampling/result-table.ts';
import { send } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { TableButton } from '../../base/ui/table-button.tsx';
import { batchCalls } from './sampling-calls.ts';

/** 导入检验结果: the table is tried first; what would come of it is read, and then entered by a second press. */
export function ResultTable() {
  const t = useWords();
  const may = useMay('sampling.handle');
  const narrow = useNarrow();
  const { attempt, busy } = useResultTable();
  // A workbook lies on a desk, as the file that is taken out does.
  if (!may || narrow) return null;
  return (
    <TableButton
      words={t('导入检验结果…', 'Take in results…')}
      label={t('检验结果的表格', 'The table of results')}
      hint={t(
        '要有“抽样单编号”（或封条号）、“报告编号”、“结论日期”、“判定”四列，一个项目一行；先试读，再登记。',
        'Columns: batch (or seal), report, day of conclusion, judgement; a line for each item. It is tried first.',
      )}
      busy={busy}
      onFile={(file) => void attempt(file)}
    />
  );
}

/** Tries a table, shows what was found, and enters it when that is wanted. */
function useResultTable() {
  const t = useWords();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const read = (file: File, isTrial: boolean) => {
    const form = new FormData();
    form.set('file', file);
    return send<ImportedResults>(`/samplings/import${isTrial ? '?trial=yes' : ''}`, { method: 'POST', body: form });
  };
  const enter = async (file: File) => {
    try {
      const { entered, known } = await read(file, false);
      void message.success(
        t(`登记了 ${entered} 批的结果，原来就有 ${known} 批。`, `${entered} results entered, ${known} known.`),
      );
    } catch (error) {
      void message.error(problemWords(error));
    }
    await queries.invalidateQueries({ queryKey: [batchCalls.path] });
  };
  const attempt = async (file: File) => {
    setBusy(true);
    try {
      const found = await read(file, true);
      modal.confirm({
        title: t('试读好了，登记这些结果？', 'Tried; enter these results?'),
        width: 640,
        okText: t('登记', 'Enter'),
        cancelText: t('先不', 'Not now'),
        okButtonProps: { disabled: found.entered === 0 },
        content: <Found found={found} />,
        onOk: () => enter(file),
      });
    } catch (error) {
      void message.error(problemWords(error));
    }
    setBusy(false);
  };
  return { attempt, busy };
}

function Found({ found: { entered, unfit, known, wrong } }: { found: ImportedResults }) {
  const t = useWords();
  return (
    <>
      <p>
        {t(
          `能登记 ${entered} 批，其中不合格 ${unfit} 批；原来就有 ${known} 批。`,
          `${entered} can be entered, ${unfit} of them unqualified; ${known} are known.`,
        )}
      </p>
      {wrong.length === 0 ? null : (
        <ul className="plain-list">
          {wrong.slice(0, 50).map(({ line, zh, en }) => (
            <li key={line}>{t(`第 ${line} 行：${zh}`, `Line ${line}: ${en}`)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
