import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../base/keys.tsx';
import { useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Suggestions, useSuggestions } from './suggestions.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { inquiryClient, type SeenInquiryView, type Suggested } from './inquiry-wire.ts';

interface Props {
  item: SeenInquiryView;
  onClose: () => void;
}

/** The inquiry of the current row, which has its question in part: read whole, and answered with the entry on top. */
export function AnswerLine({ number, onClose }: { number: string; onClose: () => void }) {
  const asked = useQuery({
    queryKey: ['inquiry', number],
    queryFn: ({ signal }) => inquiryClient.read(number, signal),
  });
  if (asked.data !== undefined) return <Answering item={asked.data} onClose={onClose} />;
  return asked.error === null ? (
    <Loading rows={2} height={26} />
  ) : (
    <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />
  );
}

function Answering({ item, onClose }: Props) {
  const t = useWords();
  const { inquiry } = item;
  const { suggestions, error } = useSuggestions(inquiry.question);
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState(0);
  const [told, setTold] = useState(inquiry.askerPhone === '');
  const chosen = suggestions[at];
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  const answer = useAnswering({ item, onClose });
  useKeys(
    [
      { key: 'alt+down', zh: '下一条', en: 'Next entry', run: () => setAt(Math.min(at + 1, suggestions.length - 1)) },
      { key: 'alt+up', zh: '上一条', en: 'Entry before', run: () => setAt(Math.max(0, at - 1)) },
    ],
    'form',
  );
  return (
    <form
      className="card quick-log"
      aria-label={t(`答复 ${inquiry.number}`, `Answer ${inquiry.number}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== undefined && !answer.isPending) answer.mutate({ entry: chosen, told });
      }}
    >
      <p>
        <span className="tag">{inquiry.number}</span> {inquiry.question}
      </p>
      {answer.error === null ? null : <ErrorLine error={answer.error} />}
      {error === null || error === undefined ? null : <ErrorLine error={error} />}
      <Suggestions suggestions={suggestions} at={at} onChoose={setAt} />
      <p className="quick-foot">
        <button ref={button} type="submit" className="b p" disabled={answer.isPending}>
          {t('用这一条答复', 'Answer with this entry')} <kbd>↵</kbd>
        </button>
        <Checkbox checked={told} onChange={(event) => setTold(event.target.checked)}>
          {inquiry.askerPhone === ''
            ? t('已说清，同时办结', 'Told: close it too')
            : t(
                '已当面或电话说清，同时办结；不勾就发短信答复',
                'Told: close it too; otherwise a text message goes out',
              )}
        </Checkbox>
        <button type="button" className="b t" onClick={onClose}>
          {t('收起', 'Close')} <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  );
}

/** Answers with an entry; who was told already is not written to, and the inquiry is closed. */
function useAnswering({ item, onClose }: Props) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [clientId] = useState(() => crypto.randomUUID());
  const { number, version } = item.inquiry;
  return useMutation({
    mutationFn: ({ entry, told }: { entry: Suggested; told: boolean }) =>
      inquiryClient.move(number, 'answer', {
        version,
        clientId,
        input: { answer: entry.answer, knowledgeId: entry.id, knowledgeVersion: entry.version, close: told },
      }),
    onSuccess: (after) => {
      queries.setQueryData(['inquiry', number], after);
      void queries.invalidateQueries({ queryKey: ['inquirys'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      void message.success(t(`${number} 已答复`, `${number} answered`));
      onClose();
    },
  });
}
