import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { ImportedRecalls } from '../../../domain/publicity/warning/recall-table.ts';
import { send } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { TableButton } from '../../base/ui/table-button.tsx';

/** A list from an authority, taken in as a table. */
export function RecallTable() {
  const t = useWords();
  const may = useMay('recall.save');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const take = async (file: File) => {
    setBusy(true);
    const form = new FormData();
    form.set('file', file);
    try {
      const { listed, known, named, empty } = await send<ImportedRecalls>('/recalls/import', {
        method: 'POST',
        body: form,
      });
      await queries.invalidateQueries({ queryKey: ['recalls'] });
      void message.success(
        t(
          `登上 ${listed} 样，等另一个人放行；原来就有 ${known} 样，看得出是谁的 ${named} 行没登，看不懂 ${empty} 行。`,
          `${listed} listed, to be let out by another; ${known} known, ${named} tell who somebody is, ${empty} not read.`,
        ),
      );
    } catch (error) {
      void message.error(problemWords(error));
    }
    setBusy(false);
  };
  return (
    <TableButton
      words={t('导入表格…', 'Take in a table…')}
      label={t('召回名单的表格', 'The table')}
      hint={t(
        '要有“产品名称”和“缺陷”两列；品牌、型号、批次、公布日期也认得。',
        'Columns: product and defect; brand, model, batch and day are known too.',
      )}
      busy={busy}
      onFile={(file) => void take(file)}
    />
  );
}
