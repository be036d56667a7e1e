import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { roleWords, takesCalls } from '../../domain/county/account.ts';
import type { ReachForm } from '../../domain/county/reach-by.ts';
import { client } from '../base/client.ts';
import { FactorCard } from './factor-card.tsx';
import { FactorResets } from './factor-resets.tsx';
import { PasswordForm } from './session/password-form.tsx';
import { HeldNote, SealHolds } from './seal-holds.tsx';
import { SessionList } from './session/session-list.tsx';
import { useLabel, useLanguage, useWords, type Language } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { useDraft } from '../base/ui/save-form.tsx';
import '../base/ui/settings.css';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';

/** 我的账号: who I am, where I am signed in, my password and my language. */
export default function AccountPage() {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const { language, setLanguage } = useLanguage();
  const choose = (next: Language) => {
    setLanguage(next);
    void client.chooseLanguage(next);
  };
  return (
    <div className="settings account-cards">
      <title>{t('我的账号 · 红盾', 'My account · Hongdun')}</title>
      <header className="pad settings-head">
        <div className="hd">
          <h1>{t('我的账号', 'My account')}</h1>
        </div>
      </header>
      <div className="settings-body">
        <section className="card pad">
          <p>
            <b>{me.name}</b> <span className="dim">{me.loginName}</span>
          </p>
          <p className="mut">
            {label(roleWords[me.role])} · {me.stationName ?? me.organisationName ?? me.countyName}
          </p>
          <fieldset className="seg" aria-label={t('语言', 'Language')}>
            <button type="button" aria-pressed={language === 'zh'} onClick={() => choose('zh')}>
              中文
            </button>
            <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => choose('en')}>
              English
            </button>
          </fieldset>
        </section>
        <HeldNote />
        <SealHolds whenNone={null} />
        <FactorResets />
        <Reached />
        <Sessions />
        <FactorCard />
        <Password />
      </div>
    </div>
  );
}

function Sessions() {
  const t = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: client.sessions });
  if (isUnread(sessions)) return <ErrorLine error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (sessions.data === undefined) return <Loading rows={3} />;
  const renew = () => queries.invalidateQueries({ queryKey: ['sessions'] });
  const end = (id: string) => void client.endSession(id).then(renew, renew);
  const endOthers = () => void client.endOtherSessions().then(renew, renew);
  return (
    <section className="card">
      <div className="card-head">
        {t('登录的地方', 'Where I am signed in')}
        {sessions.data.sessions.length < 2 ? null : (
          <span className="go settings-tools">
            <button type="button" className="b sm" onClick={endOthers}>
              {t('别处全部退出', 'End all others')}
            </button>
          </span>
        )}
      </div>
      <SessionList sessions={sessions.data.sessions} onEnd={end} />
      <p className="pad hint">
        {t(
          `${me.idleMinutes} 分钟不用就自动退出，最长 12 小时。有不认识的，马上退出那里，再改密码。`,
          `Ends after ${me.idleMinutes} minutes without use and 12 hours at most. End what you do not know, then change the password.`,
        )}
      </p>
    </section>
  );
}

/** By which ways besides the desk I hear that something has become mine. */
function Reached() {
  const may = useMay('reach.save');
  const reach = useQuery({ queryKey: ['reach'], queryFn: client.reach, enabled: may });
  if (!may) return null;
  if (isUnread(reach)) return <ErrorLine error={reach.error} onRetry={() => void reach.refetch()} />;
  return reach.data === undefined ? <Loading rows={3} /> : <ReachedForm start={reach.data} />;
}

function ReachedForm({ start }: { start: ReachForm }) {
  const t = useWords();
  const { message } = App.useApp();
  const mayRing = takesCalls({ role: useMe().role, active: true });
  const draft = useDraft(start, client.saveReach);
  const { value, set, wrong } = draft;
  const save = async () => {
    if (await draft.submit()) void message.success(t('存好了', 'Saved'));
  };
  return (
    <form
      className="card pad settings-county"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('有件归我办，怎么通知我', 'How I hear that something is mine')}</h2>
      <p className="dim">
        {t(
          '工作台里总有消息。短信、邮件晚上九点到早上八点不发，第二天早上再发。',
          'At the desk always. Text messages and mail wait from nine in the evening until eight in the morning.',
        )}
      </p>
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      <TickField
        label={t('也发短信给我', 'By text message too')}
        value={value.bySms}
        onChange={(bySms) => set({ bySms })}
      />
      {wrong('bySms') === undefined ? null : <p className="err">{wrong('bySms')}</p>}
      <TickField
        label={t('也发邮件给我', 'By mail too')}
        value={value.byEmail}
        onChange={(byEmail) => set({ byEmail })}
      />
      <TextField
        label={t('邮箱', 'Mail address')}
        error={wrong('email')}
        value={value.email}
        onChange={(email) => set({ email })}
      />
      {mayRing ? (
        <TextField
          label={t(
            '我的分机号（来电时在工作台上弹出；不接热线的不填）',
            'My extension (calls are shown at the desk; empty if you take none)',
          )}
          error={wrong('line')}
          value={value.line}
          onChange={(line) => set({ line })}
        />
      ) : null}
      <Button type="primary" htmlType="submit" loading={draft.busy}>
        {t('存下', 'Save')}
      </Button>
    </form>
  );
}

function Password() {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['sessions'] });
    void message.success(t('密码已改，别处的登录都退出了', 'Password changed; other sessions have ended'));
  };
  return <PasswordForm manner="own" onDone={done} />;
}
