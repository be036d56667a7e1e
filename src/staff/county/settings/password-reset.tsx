import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { client, type SeenAccount, type SeenAccounts } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { SlipBatches } from '../../base/ui/slip-batches.tsx';

export type Choice = ReturnType<typeof useChoice>;

/** Whose passwords are to be set anew. */
export function useChoice() {
  const [ids, setIds] = useState<readonly string[]>([]);
  const toggle = (id: string) => setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
  return { ids, toggle, set: setIds, clear: () => setIds([]) };
}

/** What can be done with the accounts that are ticked. */
export function Resetting({
  choice,
  slips,
}: {
  choice: Choice;
  /** What was drawn and can still be printed. */
  slips: SeenAccounts['slips'];
}) {
  const t = useWords();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const problemWords = useProblemWords();
  const n = choice.ids.length;
  // One press is one batch, however often it is sent.
  const reset = async (batchId: string) => {
    try {
      await client.givePasswords({ batchId, ids: choice.ids });
      choice.clear();
    } catch (failure) {
      void message.error(problemWords(failure));
    }
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const ask = () => {
    const batchId = crypto.randomUUID();
    void modal.confirm({
      title: t(`给 ${n} 个账号重设密码？`, `Set ${n} passwords anew?`),
      content: t(
        '系统生成新密码，一人一张密码条。这几个人马上退出登录，用条上的密码登录后要先改成自己的。',
        'New passwords are drawn, a slip for each person. They are signed out at once and change the password when they sign in.',
      ),
      okText: t('重设', 'Set anew'),
      cancelText: t('取消', 'Cancel'),
      onOk: () => reset(batchId),
    });
  };
  return (
    <>
      <SlipBatches batches={slips} />
      {n === 0 ? null : <Ticked n={n} onReset={ask} onClear={choice.clear} />}
    </>
  );
}

function Ticked({ n, onReset, onClear }: { n: number; onReset: () => void; onClear: () => void }) {
  const t = useWords();
  return (
    <p className="pad settings-tools">
      <button type="button" className="b p sm" onClick={onReset}>
        {t(`重设 ${n} 个账号的密码，出密码条`, `Set ${n} passwords anew, with slips`)}
      </button>
      <button type="button" className="b sm" onClick={onClear}>
        {t('不选了', 'Clear')}
      </button>
    </p>
  );
}

/** As many as are drawn at once. */
const mostAtOnce = 400;

/** Ticks all that the list shows, such as those of one office; whose account is closed needs no password. */
export function TickAll({ accounts, choice }: { accounts: readonly SeenAccount[]; choice: Choice }) {
  const t = useWords();
  const me = useMe();
  const ids = accounts.filter(({ id, active }) => active && id !== me.id).map(({ id }) => id);
  if (ids.length === 0) return null;
  const n = Math.min(ids.length, mostAtOnce);
  return (
    <button type="button" className="b sm" onClick={() => choice.set(ids.slice(0, mostAtOnce))}>
      {t(`全选 ${n} 个`, `Tick all ${n}`)}
    </button>
  );
}

/** Ticks an account; one's own password is changed under 我的账号. */
export function ResetCell({ account, choice }: { account: SeenAccount; choice: Choice }) {
  const t = useWords();
  const me = useMe();
  return (
    <td>
      {account.id === me.id ? null : (
        <input
          type="checkbox"
          aria-label={t(`重设 ${account.name} 的密码`, `Set the password of ${account.name} anew`)}
          checked={choice.ids.includes(account.id)}
          onChange={() => choice.toggle(account.id)}
        />
      )}
    </td>
  );
}
