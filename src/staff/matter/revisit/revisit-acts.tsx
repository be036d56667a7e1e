/** The desk's calls about what somebody wants to look at again. Query key: ['work', 'revisits'], renewed with the queues. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { mayKindBeWatched } from '../../../domain/matter/follow.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import type { SeenRevisit } from '../../../http/api/matter/revisit-view.ts';
import { send } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';

/** What is set: the day, and what for. */
export type RevisitForm = Pick<SeenRevisit, 'againOn' | 'note'>;

const key = ['work', 'revisits'] as const;
/** So long the press can be taken back where it was made; later it is changed like any other. */
const undoSeconds = 10;

/** What the reader wants to look at again, the nearest day first. */
export function useRevisits(): readonly SeenRevisit[] {
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => send<{ revisits: SeenRevisit[] }>('/revisits', { signal }),
    enabled: useMay('revisit.keep'),
    staleTime: 30_000,
  });
  return data?.revisits ?? [];
}

export function useRevisitOf(number: string): SeenRevisit | null {
  return useRevisits().find((one) => one.number === number) ?? null;
}

/** Whether the reader may set a day on this matter: what he may not follow he is not reminded of either. */
export function useMayRevisit(number: string): boolean {
  const mayKeep = useMay('revisit.keep');
  const { role } = useMe();
  const kind = parseMatterNumber(number)?.kind ?? null;
  return mayKeep && kind !== null && mayKindBeWatched(role, kind);
}

/** Sets a day, or takes it away; what stood there before comes back with one press. */
export function useRevisitActs(number: string) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { message } = App.useApp();
  const problem = useProblemWords();
  const queries = useQueryClient();
  const before = useRevisitOf(number);
  const path = `/revisits/${encodeURIComponent(number)}`;
  const act = useMutation({
    mutationFn: (form: RevisitForm | null) =>
      form === null ? send<object>(path, { method: 'DELETE' }) : send<object>(path, { method: 'PUT', body: form }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['work'] }),
  });
  /** What has come back already was set for a day that is over: it comes back to today. */
  const asBefore = () => {
    if (before === null) return null;
    return { note: before.note, againOn: before.againOn < today ? today : before.againOn };
  };
  const tell = (words: string) => {
    const stood = asBefore();
    const told = `revisit ${number}`;
    const undo = () => {
      message.destroy(told);
      act.mutate(stood, { onError: (error) => void message.error(problem(error)) });
    };
    void message.open({
      key: told,
      type: 'success',
      duration: undoSeconds,
      content: (
        <>
          {words}{' '}
          <button type="button" className="b sm" onClick={undo}>
            {t('撤回', 'Undo')}
          </button>
        </>
      ),
    });
  };
  return {
    busy: act.isPending,
    keep: async (form: RevisitForm) => {
      await act.mutateAsync(form);
      const day = dayWithWeekday(form.againOn, language, today);
      tell(t(`${number}：${day}回到“我的工作”。`, `${number} comes back into “My work” on ${day}.`));
    },
    drop: () =>
      act.mutate(null, {
        onSuccess: () => tell(t(`${number}：不用再看了。`, `${number}: not to be looked at again.`)),
        onError: (error) => void message.error(problem(error)),
      }),
  };
}
