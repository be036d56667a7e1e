import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { GatewayAnswer } from '../../../domain/matter/message.ts';
import { client } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { useDraft } from '../../base/ui/save-form.tsx';

/** 测试短信: by the gateway as it is set now, with what it said word for word. */
export function SmsTest() {
  const t = useWords();
  const may = useMay('message.test');
  const queries = useQueryClient();
  // A lost answer keeps it, so that pressing again sends no second one.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [told, setTold] = useState<GatewayAnswer | null | undefined>();
  const draft = useDraft({ phone: '' }, async ({ phone }) => {
    setTold((await client.testSms({ id, phone })).answer);
    setId(crypto.randomUUID());
    void queries.invalidateQueries({ queryKey: ['messages'] });
  });
  if (!may) return null;
  return (
    <form
      className="card pad settings-county"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(undefined);
        void draft.submit();
      }}
    >
      <h2>{t('试一试短信网关', 'Try the gateway')}</h2>
      <p className="dim">
        {t(
          '照现在的设置真的发一条，给您看网关的原话。一天最多 10 条，审计里有记录。',
          'Sends one message by the settings as they are and shows what the gateway says. Ten a day, on record.',
        )}
      </p>
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <TextField
        label={t('手机号', 'Mobile number')}
        error={draft.wrong('phone')}
        value={draft.value.phone}
        onChange={(phone) => draft.set({ phone })}
      />
      <Button type="primary" htmlType="submit" loading={draft.busy}>
        {t('发一条测试短信', 'Send a test message')}
      </Button>
      {told === undefined ? null : <Told answer={told} />}
    </form>
  );
}

function Told({ answer }: { answer: GatewayAnswer | null }) {
  const t = useWords();
  if (answer === null)
    return (
      <output className="note-warn">
        {t('这一条刚才已经发过了，看下面的列表。', 'It was sent already; see the list below.')}
      </output>
    );
  const { verdict, status, why } = answer;
  const words = {
    taken: t(
      '网关收下了，合 SMS_SUCCESS 的写法。手机上收到了，才算真的通了。',
      'The gateway took it, by SMS_SUCCESS. See whether it arrives.',
    ),
    refused: t(`没有发出去：${why}`, `Not sent: ${why}`),
    unsure: t(
      `没有确认：${why}。请对着下面的原话写 SMS_SUCCESS，重启以后再试。`,
      `Not confirmed: ${why}. Write SMS_SUCCESS by the words below, restart and try again.`,
    ),
  };
  return (
    <output>
      <p className={verdict === 'taken' ? '' : 'note-warn'}>{words[verdict]}</p>
      {status === null ? null : (
        <>
          <p className="dim">{t(`网关回答 ${status}，原话：`, `The gateway answered ${status}:`)}</p>
          <pre className="gateway-words">{answer.answer === '' ? t('（空的）', '(nothing)') : answer.answer}</pre>
        </>
      )}
    </output>
  );
}
