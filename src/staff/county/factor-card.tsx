import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { client, type Begun, type SeenFactor } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { useDraft } from '../base/ui/save-form.tsx';
import { CodeField, useDigitWords } from './session/code-field.tsx';
import { FactorSetup } from './session/factor-setup.tsx';
import { RecoveryCodes } from './session/recovery-codes.tsx';

type Step = { at: 'rest' } | { at: Ask } | { at: 'begun'; begun: Begun } | { at: 'codes'; codes: readonly string[] };
type Ask = 'set' | 'renew' | 'end';

/** 第二道验证, on the page of one's own account: set it up, put another telephone in its place, renew the codes for paper, turn it off. */
export function FactorCard() {
  const t = useWords();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const state = useQuery({ queryKey: ['factor'], queryFn: client.factorState });
  if (isUnread(state)) return <ErrorLine error={state.error} onRetry={() => void state.refetch()} />;
  if (state.data === undefined) return <Loading rows={2} />;
  const rest = () => {
    setStep({ at: 'rest' });
    for (const key of ['factor', 'sessions']) void queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <section className="card pad settings-county" aria-label={t('第二道验证', 'Second factor')}>
      <h2>{t('第二道验证', 'Second factor')}</h2>
      <StateWords state={state.data} />
      {step.at === 'rest' ? (
        <Choices state={state.data} onAsk={(at) => setStep({ at })} />
      ) : step.at === 'begun' ? (
        <FactorSetup begun={step.begun} onProven={(codes) => setStep({ at: 'codes', codes })} />
      ) : step.at === 'codes' ? (
        <RecoveryCodes codes={step.codes} press={t('收好了', 'I have them')} onKept={rest} />
      ) : (
        <Asking key={step.at} ask={step.at} has={state.data.has} onStep={setStep} onRest={rest} />
      )}
    </section>
  );
}

function StateWords({ state: { has, required, codesLeft, codesMadeAt } }: { state: SeenFactor }) {
  const t = useWords();
  if (!has)
    return (
      <p className="mut">
        {t(
          '没有设。设了以后，登录除了密码再输一次手机上的六位数字，密码被人知道了也进不来。',
          'Not set up. With it you type a code of your telephone besides the password.',
        )}
      </p>
    );
  return (
    <>
      <p className="mut">
        {t(
          `已经设了${required ? '，本县要求您的角色有' : ''}。登录时除了密码，再输手机上的六位数字。`,
          `Set up${required ? '; the county asks your role for it' : ''}.`,
        )}
      </p>
      <p className={codesLeft <= 3 ? 'err' : 'mut'}>
        {t(
          `恢复码还剩 ${codesLeft} 个${codesMadeAt === null ? '' : `（${instantShort(codesMadeAt)}发的）`}。${codesLeft <= 3 ? '请换一批。' : ''}`,
          `Recovery codes left: ${codesLeft}.${codesLeft <= 3 ? ' Renew them.' : ''}`,
        )}
      </p>
    </>
  );
}

function Choices({ state: { has, required }, onAsk }: { state: SeenFactor; onAsk: (ask: Ask) => void }) {
  const t = useWords();
  return (
    <p className="settings-tools">
      <button type="button" className={has ? 'b' : 'b p'} onClick={() => onAsk('set')}>
        {has ? t('换手机', 'Another telephone') : t('设第二道验证', 'Set it up')}
      </button>
      {has ? (
        <button type="button" className="b" onClick={() => onAsk('renew')}>
          {t('换一批恢复码', 'Renew the codes')}
        </button>
      ) : null}
      {has && !required ? (
        <button type="button" className="b" onClick={() => onAsk('end')}>
          {t('关掉', 'Turn it off')}
        </button>
      ) : null}
    </p>
  );
}

/** What has to be shown before: the password, a code, or both. */
function Asking({
  ask,
  has,
  onStep,
  onRest,
}: {
  ask: Ask;
  has: boolean;
  onStep: (step: Step) => void;
  onRest: () => void;
}) {
  const t = useWords();
  const digits = useDigitWords();
  const draft = useAsking(ask, onStep, onRest);
  const { value, set, wrong } = draft;
  return (
    <form
      className="factor-setup"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit();
      }}
    >
      {ask === 'renew' ? null : (
        <TextField
          required
          type="password"
          label={t('您的密码', 'Your password')}
          error={wrong('password')}
          value={value.password}
          onChange={(password) => set({ password })}
        />
      )}
      {has ? (
        <CodeField
          label={
            ask === 'set'
              ? t('旧手机上的六位验证码，或者一个恢复码', 'Code of the old telephone, or of the paper')
              : digits.label
          }
          hint={digits.hint}
          letters={ask === 'set'}
          error={wrong('code')}
          value={value.code}
          onChange={(code) => set({ code })}
        />
      ) : null}
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <span className="settings-tools">
        <Button type="primary" htmlType="submit" loading={draft.busy}>
          {ask === 'end' ? t('关掉第二道验证', 'Turn it off') : t('下一步', 'Next')}
        </Button>
        <Button onClick={onRest}>{t('不做了', 'Cancel')}</Button>
      </span>
    </form>
  );
}

/** What is shown, and what comes of it. */
function useAsking(ask: Ask, onStep: (step: Step) => void, onRest: () => void) {
  const t = useWords();
  const { message } = App.useApp();
  return useDraft({ password: '', code: '' }, async ({ password, code }) => {
    if (ask === 'set') onStep({ at: 'begun', begun: await client.beginFactor({ password, code }) });
    else if (ask === 'renew') onStep({ at: 'codes', codes: (await client.renewRecoveryCodes(code)).codes });
    else {
      await client.endFactor({ password, code });
      void message.success(t('关掉了，以后登录只要密码', 'Turned off'));
      onRest();
    }
  });
}
