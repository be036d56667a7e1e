import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { replyKindWords } from '../../../domain/exchange/reply-words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { importClient, type RepliedKind } from './import-wire.ts';

/** The words for the platform, and when they were taken there. */
export function ReplyText({ kind, number }: { kind: RepliedKind; number: string }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const view = useQuery({
    queryKey: [kind, number, 'reply'],
    queryFn: ({ signal }) => importClient.reply(kind, number, signal),
  });
  const reply = view.data?.reply ?? null;
  const sent = view.data?.sent.findLast((one) => one.kind === reply?.kind);
  const copy = async () => {
    if (reply === null) return;
    try {
      await navigator.clipboard.writeText(reply.zh);
    } catch {
      void message.warning(
        t('浏览器不让复制；请选中文字自己复制', 'The browser refuses; select the words and copy them'),
      );
      return;
    }
    void message.success(t('回复已复制，去平台粘贴', 'Copied; paste it into the platform'));
    await importClient.noteCopied(kind, number).catch(() => undefined);
    void queries.invalidateQueries({ queryKey: [kind, number] });
  };
  return (
    <section className="card" aria-label={t('回复平台', 'Reply to the platform')}>
      <h2 className="card-head">
        {t('回复平台', 'Reply to the platform')}{' '}
        {reply === null ? null : <small>{label(replyKindWords[reply.kind])}</small>}
        {reply === null ? null : (
          <button type="button" className="b sm go" onClick={() => void copy()}>
            {t('复制', 'Copy')}
          </button>
        )}
      </h2>
      {view.isError ? <ErrorLine error={view.error} onRetry={() => void view.refetch()} /> : null}
      {view.data === undefined ? null : reply === null ? (
        <p className="matter-reply dim">
          {kind === 'inquiry'
            ? t('还没有答复，没有可回复的。', 'Nothing is answered yet.')
            : t('还没有决定，没有可回复的。', 'Nothing is decided yet.')}
        </p>
      ) : (
        <p className="matter-reply">
          {reply.zh}
          {sent === undefined ? null : (
            <small className="dim">
              {t(
                `${sent.byName} ${instantShort(sent.sentAt, today)} ${sent.way === 'copy' ? '复制过' : '导出过'}`,
                `${sent.way === 'copy' ? 'Copied' : 'Exported'} by ${sent.byName} ${instantShort(sent.sentAt, today)}`,
              )}
            </small>
          )}
        </p>
      )}
    </section>
  );
}
