import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { leastReason } from '../../domain/base/reveal.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import './reveal.css';

const shownMs = 30_000;

export interface Revealed<Shown> {
  /** The matter with nothing masked, for half a minute. */
  shown: Shown | null;
  /** The button beside what is masked; nothing when it may not be shown or is shown already. */
  show: ReactNode;
  /** Says when it is masked again. */
  note: ReactNode;
  /** Asks for the reason, and marks the screen while it is shown; it stands anywhere on the page. */
  dialog: ReactNode;
}

/** Shows masked data for half a minute, for a reason that goes into the ledger. */
export function useReveal<Shown>(
  kind: MatterKind,
  number: string,
  may: boolean,
  ask: (reason: string) => Promise<Shown>,
  /** So many characters the reason must have. */
  least = leastReason,
): Revealed<Shown> {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<{ shown: Shown; until: number } | null>(null);
  useEffect(() => {
    if (revealed === null) return undefined;
    const timer = setTimeout(() => setRevealed(null), revealed.until - Date.now());
    return () => clearTimeout(timer);
  }, [revealed]);
  return {
    shown: revealed?.shown ?? null,
    show: may && revealed === null ? <Show onAsk={() => setAsking(true)} /> : null,
    note: revealed === null ? null : <Note />,
    dialog: asking ? (
      <Reason
        ask={ask}
        least={least}
        onClose={() => setAsking(false)}
        onShown={(shown) => {
          void queries.invalidateQueries({ queryKey: [kind, number] });
          setAsking(false);
          setRevealed({ shown, until: Date.now() + shownMs });
        }}
      />
    ) : revealed === null ? null : (
      <Watermark at={revealed.until - shownMs} />
    ),
  };
}

/** Takes the keyboard, whose button has gone with the mask; what opens next by Tab is then beside it, and it is read aloud. */
function Note() {
  const t = useWords();
  const words = useRef<HTMLElement>(null);
  useEffect(() => words.current?.focus({ preventScroll: true }), []);
  return (
    <small ref={words} className="err" tabIndex={-1}>
      {t('30 秒后隐去，已留痕', 'Masked again in 30 s; on record')}
    </small>
  );
}

/**
 * Who looks, and when, over all that is shown in full, so that a photo of the screen tells whose it is: faint, under every press, and
 * nothing that is read aloud.
 */
function Watermark({ at }: { at: number }) {
  const { name, loginName } = useMe();
  const id = useId();
  return (
    <svg className="watermark" aria-hidden focusable="false" data-test="watermark">
      <defs>
        <pattern id={id} width="260" height="130" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
          <text x="0" y="40">{`${name} ${loginName}`}</text>
          <text x="0" y="62">
            {instantShort(new Date(at).toISOString())}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

function Show({ onAsk }: { onAsk: () => void }) {
  const t = useWords();
  return (
    <button type="button" className="b t sm" onClick={onAsk}>
      {t('查看（留痕）', 'Show (on record)')}
    </button>
  );
}

/** Why the masked data must be read; the reason goes into the ledger. */
function Reason<Shown>({
  ask: reveal,
  least,
  onClose,
  onShown,
}: {
  ask: (reason: string) => Promise<Shown>;
  least: number;
  onClose: () => void;
  onShown: (shown: Shown) => void;
}) {
  const t = useWords();
  const input = useRef<InputRef>(null);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => reveal(reason.trim()),
    onSuccess: onShown,
  });
  const possible = [...reason.trim()].length >= least && !ask.isPending;
  return (
    <Modal
      open
      title={t('为什么要看全？会记进经过', 'Why must it be shown? It goes on record')}
      onCancel={onClose}
      afterOpenChange={(open) => open && input.current?.focus()}
      onOk={() => ask.mutate()}
      okText={t('看 30 秒', 'Show for 30 s')}
      cancelText={t('不看了', 'Cancel')}
      okButtonProps={{ disabled: !possible }}
    >
      {ask.error === null ? null : <ErrorLine error={ask.error} />}
      <Input
        ref={input}
        value={reason}
        maxLength={200}
        aria-label={t('理由', 'Reason')}
        placeholder={t(
          `例如：打电话核对情况；至少 ${least} 个字`,
          `For example: to call and check the facts; ${least} characters or more`,
        )}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && possible) ask.mutate();
        }}
      />
    </Modal>
  );
}
