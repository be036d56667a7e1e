import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, type GetRef } from 'antd';
import { useRef, useState, type ReactNode, type Ref } from 'react';
import { exportLists, leastPurpose, type ExportList } from '../../../domain/matter/export-request.ts';
import type { ExportSize } from '../../../http/api/matter/export.ts';
import { send } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine, useProblemWords } from '../../base/ui/error-line.tsx';
import './export.css';

/** What is to be taken out, and where it lies. */
export interface Taken {
  list: ExportList;
  /** The filters, as the address of the file has them. */
  query: string;
  address: string;
  /** Opened in a window of its own, and not kept as a file. */
  isPage?: boolean;
}

interface Exporting {
  take: (taken: Taken) => void;
  /** Asks for the purpose; it stands anywhere on the page. */
  dialog: ReactNode;
}

/** Takes out what names people: at once, or, where it is too much for one person, by a request to a second one. */
export function useExport(): Exporting {
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [asking, setAsking] = useState<{ taken: Taken; size: ExportSize; id: string } | null>(null);
  const take = async (taken: Taken) => {
    try {
      const size = await send<ExportSize>(`/export/${taken.list}/size?${taken.query}`);
      if (size.needsSecond) setAsking({ taken, size, id: crypto.randomUUID() });
      else if (taken.isPage === true) window.open(taken.address, '_blank', 'noreferrer');
      else download(taken.address);
    } catch (failure) {
      void message.error(problemWords(failure));
    }
  };
  return {
    take: (taken) => void take(taken),
    dialog: asking === null ? null : <Asking key={asking.id} {...asking} onClose={() => setAsking(null)} />,
  };
}

function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}

function Asking({
  taken: { list, query },
  size: { rows, taken, limit },
  id,
  onClose,
}: {
  taken: Taken;
  size: ExportSize;
  id: string;
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const field = useRef<GetRef<typeof Input.TextArea>>(null);
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await send(`/export/${list}/requests?${query}`, { method: 'POST', body: { id, purpose: purpose.trim() } });
      void message.success(
        t('交上去了，准了铃铛会告诉您，到“管理 › 导出申请”取', 'Asked; the bell tells you when it can be fetched'),
      );
      await queries.invalidateQueries({ queryKey: ['export-requests'] });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(
        `导出${exportLists[list].zh}要第二个人准`,
        `A second person allows the export: ${label(exportLists[list])}`,
      )}
      onCancel={onClose}
      afterOpenChange={(open) => open && field.current?.focus()}
      onOk={() => void ask()}
      okText={t('交上去', 'Ask')}
      cancelText={t('不导出了', 'Cancel')}
      okButtonProps={{ disabled: [...purpose.trim()].length < leastPurpose || busy }}
    >
      <p className="export-words">
        {t(
          `这次 ${rows} 行，您今天已经导出 ${taken} 行；本县一人一天超过 ${limit} 行，要所长、分管局长或安全管理员准。准了 24 小时内可以取。用途至少写 ${leastPurpose} 个字。`,
          `${rows} lines, after ${taken} today; beyond ${limit} the head or a deputy director allows it, and you fetch it within 24 hours. The purpose has ${leastPurpose} characters or more.`,
        )}
      </p>
      {error === null ? null : <ErrorLine error={error} />}
      <Purpose ref={field} value={purpose} onChange={setPurpose} />
    </Modal>
  );
}

function Purpose({
  ref,
  value,
  onChange,
}: {
  ref: Ref<GetRef<typeof Input.TextArea>>;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useWords();
  return (
    <Input.TextArea
      ref={ref}
      rows={3}
      value={value}
      maxLength={200}
      aria-label={t('用途', 'Purpose')}
      placeholder={t(
        '拿去做什么、给谁看；例如：报市局第三季度农资投诉核查，只给稽查科',
        'What it is for and who gets it',
      )}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
