import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal, type GetRef } from 'antd';
import { useRef, useState, type Ref } from 'react';
import { exportLists } from '../../../domain/matter/words/export-lists.ts';
import { leastPurpose } from '../../../domain/matter/export-request.ts';
import type { ExportSize } from '../../../http/api/matter/export.ts';
import { send } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import type { Taken } from './export-asking.tsx';
import './export.css';

/** Asks what it is for, before a second person is asked. */
export function Asking({
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
