import { useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { LastStepView } from '../../../http/api/matter/bulk-view.ts';
import { KeyLayer, useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { matterKeys } from '../matter-keys.ts';
import { bulkClient, renewAfter } from './bulk-wire.ts';
import { TimeLeft } from './time-left.tsx';

/** A move that is possible now. */
export interface Way {
  zh: string;
  en: string;
  open: () => void;
}

/** A step that was just made here, as it was said. */
export interface MadeStep {
  /** Of its words on the screen, by which they are said once more. */
  key: string;
  said: string;
}

interface Props {
  kind: MatterKind;
  number: string;
  ways: readonly Way[];
  /** The step that was made last on this page; null where none was. */
  made: MadeStep | null;
}

interface Asked {
  last: LastStepView;
  /** A second press of the same takes nothing back twice. */
  clientId: string;
}

/** Z: takes one's own last step back where it can be; else one sentence with the lawful way, whose button stands beside it where it is possible now. */
export function UndoStep({ kind, number, ways, made }: Props) {
  const t = useWords();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const { message } = App.useApp();
  const may = useMay('bulk.make');
  const [asked, setAsked] = useState<Asked | null>(null);
  const failed = (error: Error) => void message.error(problemWords(error));
  const ask = () =>
    void bulkClient.lastStep(number).then((last) => setAsked({ last, clientId: crypto.randomUUID() }), failed);
  const undo = async ({ clientId, last: { line } }: Asked) => {
    if (line === null) return;
    try {
      const { zh, en } = await bulkClient.undoStep(number, { clientId, line });
      void message.success(t(zh, en));
    } catch (error) {
      failed(error as Error);
    }
    setAsked(null);
    renewAfter(queries, kind);
  };
  useOffer(may ? made : null, { number, onAsk: (last) => setAsked({ last, clientId: crypto.randomUUID() }) });
  useKeys(
    [{ key: matterKeys.undo, zh: '撤回刚才的一步', en: 'Take the last step back', run: ask, when: may }],
    'matter',
  );
  return asked === null ? null : (
    <Modal open onCancel={() => setAsked(null)} footer={null} title={t('撤回刚才的一步', 'Take the last step back')}>
      <KeyLayer>
        {asked.last.mayUndo ? (
          <Undoable last={asked.last} onUndo={() => void undo(asked)} />
        ) : (
          <Otherwise last={asked.last} ways={ways} onDone={() => setAsked(null)} />
        )}
      </KeyLayer>
    </Modal>
  );
}

/** So long the words of a step stand with the press that takes it back. */
const offeredSeconds = 6;

/** What was said of the step is said with the press that takes it back, where it can be: nobody has to know of Z. */
function useOffer(
  made: MadeStep | null,
  { number, onAsk }: { number: string; onAsk: (last: LastStepView) => void },
): void {
  const t = useWords();
  const { message } = App.useApp();
  const offer = useEffectEvent((last: LastStepView, { key, said }: MadeStep) => {
    if (!last.mayUndo) return;
    const press = () => {
      message.destroy(key);
      onAsk(last);
    };
    const content = (
      <>
        {said}{' '}
        <button type="button" className="b sm" onClick={press}>
          {t('撤回', 'Take it back')} <kbd>Z</kbd>
        </button>
      </>
    );
    void message.success({ key, content, duration: offeredSeconds });
  });
  useEffect(() => {
    if (made === null) return undefined;
    let isLeft = false;
    // Whether it can be is only offered: what cannot be read leaves the words as they were.
    bulkClient.lastStep(number).then(
      (last) => (isLeft ? undefined : offer(last, made)),
      () => undefined,
    );
    return () => {
      isLeft = true;
      message.destroy(made.key);
    };
  }, [made, number, message]);
}

function Undoable({ last, onUndo }: { last: LastStepView; onUndo: () => void }) {
  const t = useWords();
  const label = useLabel();
  useKeys([{ key: 'mod+enter', zh: '撤回', en: 'Take it back', run: onUndo }], 'form');
  return (
    <>
      <p className="undo-words">
        {t(
          `您刚办的“${last.move?.zh ?? ''}”可以撤回，余 `,
          `${last.move === null ? '' : label(last.move)} can be taken back, left: `,
        )}
        {last.until === null ? null : <TimeLeft until={last.until} />}
        {t('。撤回以后这一件回到原来的样子，台账另记一行更正。', '. The ledger keeps a line of correction.')}
      </p>
      <button type="button" className="b p" onClick={onUndo}>
        {t('撤回', 'Take it back')} <kbd>Ctrl ↵</kbd>
      </button>
    </>
  );
}

/** The sentence names the ways in quotes, by the words of their buttons. */
function Otherwise({ last, ways, onDone }: { last: LastStepView; ways: readonly Way[]; onDone: () => void }) {
  const t = useWords();
  const label = useLabel();
  const named = ways.filter(({ zh }) => last.zh.includes(`“${zh}”`));
  return (
    <>
      <p>{label(last)}</p>
      <p className="chips">
        {named.map((way) => (
          <button
            key={way.zh}
            type="button"
            className="b"
            onClick={() => {
              onDone();
              way.open();
            }}
          >
            {label(way)}…
          </button>
        ))}
        <button type="button" className="b" onClick={onDone}>
          {t('知道了', 'Close')}
        </button>
      </p>
    </>
  );
}
