import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { WaitingRecalls } from '../../../http/api/publicity/warning/recall-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { counted } from '../../../domain/base/words.ts';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';

/** What others wrote and waits: each read out before it is let out, so many in one press. */
export function RecallRelease() {
  const t = useWords();
  const may = useMay('recall.release');
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const { data } = useQuery({
    queryKey: ['recalls', 'waiting'],
    queryFn: ({ signal }) => send<Wire<WaitingRecalls>>('/recalls-waiting', { signal }),
    enabled: may,
  });
  if (!may || data === undefined) return null;
  const shown = data.recalls;
  if (shown.length === 0) return null;
  const release = async () => {
    try {
      await send('/recalls-release', { method: 'POST', body: { ids: shown.map(({ id }) => id) } });
      void message.success(t(`放行了 ${shown.length} 样`, `${shown.length} let out`));
    } catch (error) {
      void message.error(problemWords(error));
    }
    await queries.invalidateQueries({ queryKey: ['recalls'] });
  };
  const ask = () =>
    modal.confirm({
      title: t(
        `放行这 ${shown.length} 样？放行了群众就查得到。`,
        `Let these ${shown.length} out? Everybody reads them.`,
      ),
      width: 720,
      okText: t('放行', 'Let out'),
      cancelText: t('先不', 'Not now'),
      content: (
        <ul className="plain-list" lang="zh-CN">
          {shown.map(({ id, number, brand, product, model, batch, danger, advice, source }) => (
            <li key={id}>
              <b>{`${number} ${brand}${product}`}</b> {[model, batch].filter((one) => one !== '').join('，')}
              {`：${danger}；${advice.split('\n').join('；')}（${source}）`}
            </li>
          ))}
        </ul>
      ),
      onOk: release,
    });
  return (
    <p className="docket-moves">
      <button type="button" className="b p" onClick={() => void ask()}>
        {t(`看一遍，放行别人写的 ${shown.length} 样…`, `Read and let out ${counted(shown.length, 'product')}…`)}
      </button>
    </p>
  );
}
