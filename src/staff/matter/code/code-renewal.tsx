/** 换查询码 on the page of a matter: the way to it, folded away, and the slip with the new code, shown once and for a while. */
import { App, Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { renewedCodeMinutes, type RenewedCode } from '../../../domain/matter/words/renewed-code.ts';
import { codeShown } from '../../../domain/matter/query-code.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import './code-renewal.css';

/** What the answer to the move carries beside the matter; null where it is told no more. */
export interface Renewing {
  renewed?: RenewedCode | null;
}

/** Few matters need it: it is folded away below all moves. */
export function RenewCodeFold({ moves, onMove }: { moves: readonly string[]; onMove: (move: 'renewCode') => void }) {
  const t = useWords();
  if (!moves.includes('renewCode')) return null;
  return (
    <details className="fold">
      <summary>
        <span>{t('查询码丢了、给人看过', 'The query code is lost or was seen')}</span>
      </summary>
      <div className="act-small">
        <button type="button" className="b act small" onClick={() => onMove('renewCode')}>
          <span>{t('换查询码…', 'Renew the query code…')}</span>
        </button>
      </div>
    </details>
  );
}

/** Takes the new code out of the answer, before anything keeps it, and shows it until its time is over or the officer is done. */
export function useRenewedCode(number: string): {
  told: (renewed: RenewedCode | null) => void;
  slip: ReactNode;
} {
  const t = useWords();
  const { message } = App.useApp();
  const [renewed, setRenewed] = useState<RenewedCode | null>(null);
  useEffect(() => {
    if (renewed === null) return undefined;
    const timer = setTimeout(() => setRenewed(null), renewed.seconds * 1000);
    return () => clearTimeout(timer);
  }, [renewed]);
  const told = (next: RenewedCode | null) => {
    setRenewed(next);
    if (next === null)
      void message.warning(
        t(
          `这一次换的查询码不再显示：过了 ${renewedCodeMinutes} 分钟，或者后来又换过。没有告诉本人的话，请再换一次。`,
          `The code of this press is not shown any more: ${renewedCodeMinutes} minutes are over, or another was made since. Renew it again if the person does not have it.`,
        ),
      );
  };
  const slip =
    renewed === null ? null : (
      <CodeSlip number={number} code={renewed.queryCode} onClose={() => setRenewed(null)} key={renewed.queryCode} />
    );
  return { told, slip };
}

/** What is read out to the person or handed over. */
export function CodeSlip({ number, code, onClose }: { number: string; code: string; onClose: () => void }) {
  const t = useWords();
  return (
    <Modal
      open
      mask={{ closable: false }}
      title={t('新的查询码', 'The new query code')}
      onCancel={onClose}
      onOk={onClose}
      okText={t('告诉本人了，关闭', 'The person has it; close')}
      cancelText={t('打印', 'Print')}
      cancelButtonProps={{ onClick: () => window.print() }}
      className="code-slip-dialog"
    >
      <CodeSlipText number={number} code={code} />
    </Modal>
  );
}

export function CodeSlipText({ number, code }: { number: string; code: string }) {
  const t = useWords();
  const county = useDirectory()?.county;
  return (
    <section className="code-slip" data-test="code-slip">
      <p className="code-slip-paper">{county?.bureauName}</p>
      <dl>
        <div>
          <dt>{t('编号', 'Number')}</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>{t('查询码', 'Query code')}</dt>
          <dd className="code">{codeShown(code)}</dd>
        </div>
        <div>
          <dt>{t('电话', 'Telephone')}</dt>
          <dd>{county?.hotline}</dd>
        </div>
      </dl>
      <p className="code-slip-paper">
        {t(
          '凭编号和查询码查进度。原来的查询码不能再用。',
          'With the number and the code progress can be followed. The code of before opens nothing.',
        )}
      </p>
      <p className="code-slip-screen mut">
        {t(
          `念给本人听，或者打印交给本人。只在这里显示，最多 ${renewedCodeMinutes} 分钟，关上就看不到了。`,
          `Read it to the person or hand the slip over. It is shown here alone, for at most ${renewedCodeMinutes} minutes, and not again once closed.`,
        )}
      </p>
    </section>
  );
}
