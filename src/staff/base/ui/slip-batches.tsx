import type { SeenAccounts } from '../client.ts';
import { useWords } from '../language.tsx';
import { instantShort } from './day.ts';

/**
 * 密码条: every batch that the reader has drawn and can still print, so that a second one takes none from the first. Each is a page of its
 * own, whose way back is closing it.
 */
export function SlipBatches({ batches }: { batches: SeenAccounts['slips'] }) {
  const t = useWords();
  if (batches.length === 0) return null;
  return (
    <output className="pad settings-tools">
      {t('密码生成了，请打印密码条，当面交给本人。', 'The passwords are drawn; print the slips and hand them over.')}
      {batches.map(({ batchId, madeAt, accounts }) => (
        <a key={batchId} className="b sm p" href={`/papers/slips/${batchId}`} target="_blank" rel="noreferrer">
          {t('打印密码条', 'Print the slips')} · {t(`${accounts} 人`, `${accounts}`)} · {instantShort(madeAt)}
        </a>
      ))}
      <span className="dim">
        {t(
          '只有您能打开，只能看一天；改过密码的人不在里面。',
          'Only you can open them, for a day; who changed his password has none.',
        )}
      </span>
    </output>
  );
}
