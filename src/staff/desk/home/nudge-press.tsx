import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { useWords } from '../../base/language.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';

interface Props {
  calls: {
    path: string;
    move: (
      number: string,
      move: string,
      step: { version: number; clientId: string; input: unknown },
    ) => Promise<unknown>;
  };
  item: { entry: { id: string; number: string; version: number }; moves: readonly string[] };
}

/** 催: asks whoever owes an answer for it once more, by one press; nothing where nobody owes one, or it was asked for today. */
export function NudgePress({ calls, item: { entry, moves } }: Props) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  // A second press on the same version is the same act.
  const press = useRef({ version: 0, clientId: '' });
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const { version } = entry;
      if (press.current.version !== version) press.current = { version, clientId: crypto.randomUUID() };
      return calls.move(entry.number, 'nudge', { version, clientId: press.current.clientId, input: {} });
    },
    onSuccess: () =>
      void message.success(t(`催了 ${entry.number}，对方收到一条消息`, `${entry.number}: asked once more`)),
    onError: (error) => void message.error(problemWords(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: [calls.path] }),
  });
  if (!moves.includes('nudge')) return null;
  return (
    <button
      type="button"
      className="b sm"
      disabled={isPending}
      aria-label={t(`催 ${entry.number}`, `Nudge ${entry.number}`)}
      onClick={() => mutate()}
    >
      {t('催', 'Nudge')}
    </button>
  );
}
