import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useAddress } from '../base/address.ts';
import { client, type SeenFirm } from '../base/client.ts';
import { periodOf, periodText } from '../figures/period.ts';
import { Periods } from '../figures/period-choice.tsx';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import './offer/offer.css';
import { TextField, TickField } from '../base/ui/save-fields.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import '../base/ui/settings.css';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';

/** 参与企业: who takes complaints directly, what each pledged, and how it kept to it, counted from the ledger. */
export default function FirmPage() {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const may = useMay('firm.read');
  const maySave = useMay('firm.save');
  const { search, change } = useAddress();
  const [editing, setEditing] = useState<SeenFirm | 'new' | null>(null);
  const fallback = periodOf('year', me.today);
  const period = { from: search.get('from') ?? fallback.from, to: search.get('to') ?? fallback.to };
  const firms = useQuery({
    queryKey: ['firms', period.from, period.to],
    queryFn: ({ signal }) => client.firms(period, signal),
    enabled: may,
    placeholderData: (before) => before,
  });
  if (!may) return <Empty words={t('您的角色看不到参与企业。', 'Your role does not see the firms.')} />;
  return (
    <div className="pad settings-body">
      <title>{t('参与企业 · 红盾', 'Firms · Hongdun')}</title>
      <div className="hd">
        <h1>{t('参与企业', 'Firms')}</h1>
        <span className="tag">{periodText(period, language)}</span>
        <span className="sp" />
        {maySave ? (
          <button type="button" className="b" onClick={() => setEditing('new')}>
            {t('加一家', 'Add a firm')}
          </button>
        ) : null}
      </div>
      <Periods period={period} onChoose={({ from, to }) => change({ from, to })} />
      {firms.error === null ? null : <ErrorLine error={firms.error} onRetry={() => void firms.refetch()} />}
      {firms.data === undefined ? (
        firms.error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <section className="card">
          <div className="card-head">
            {t('排名', 'Ranking')}{' '}
            <small>
              {t('和解率 = 期内转出的里面到期末已和解的 ÷ 转出的', 'rate = settled by the end ÷ offered in the period')}
            </small>
          </div>
          {firms.data.firms.length === 0 ? (
            <Empty
              words={t(
                '还没有参与企业。企业交了申请书和承诺书，核过以后加在这里，再由管理员给联系人开账号。',
                'No firm yet. Once a firm has applied and pledged, add it here; the administrator then makes an account for its contact.',
              )}
            />
          ) : (
            <div className="settings-table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('名次', 'Rank')}</th>
                    <th scope="col">{t('企业', 'Firm')}</th>
                    <th scope="col" className="r">
                      {t('转出', 'Offered')}
                    </th>
                    <th scope="col" className="r">
                      {t('已答复', 'Answered')}
                    </th>
                    <th scope="col" className="r">
                      {t('和解', 'Settled')}
                    </th>
                    <th scope="col" className="r">
                      {t('没谈成', 'Failed')}
                    </th>
                    <th scope="col" className="r">
                      {t('和解率', 'Rate')}
                    </th>
                    <th scope="col" className="r">
                      {t('首次答复', 'First answer')}
                    </th>
                    <th scope="col">{t('承诺', 'Pledge')}</th>
                    {maySave ? (
                      <th scope="col">
                        <span className="sr">{t('操作', 'Action')}</span>
                      </th>
                    ) : null}
                  </tr>
                </thead>
                <tbody>
                  {firms.data.firms.map((firm, i) => (
                    // The one that the palette led to.
                    <tr
                      key={firm.id}
                      id={firm.id}
                      ref={firm.id === search.get('open') ? intoSight : null}
                      aria-current={firm.id === search.get('open') ? 'true' : undefined}
                    >
                      <td>{firm.offered === 0 ? '—' : i + 1}</td>
                      <th scope="row">
                        {firm.name} {firm.active ? null : <span className="tag">{t('已退出', 'Left')}</span>}
                        <span className="firm-brief">
                          {t(
                            `转出 ${firm.offered}，和解 ${firm.settled}，和解率 ${firm.settlementRate === null ? '—' : `${firm.settlementRate.toFixed(2)}%`}`,
                            `offered ${firm.offered}, settled ${firm.settled}, rate ${firm.settlementRate === null ? '—' : `${firm.settlementRate.toFixed(2)}%`}`,
                          )}
                        </span>
                      </th>
                      <td className="r">{firm.offered}</td>
                      <td className="r">{firm.answered}</td>
                      <td className="r">{firm.settled}</td>
                      <td className="r">{firm.failed}</td>
                      <td className="r">{firm.settlementRate === null ? '—' : `${firm.settlementRate.toFixed(2)}%`}</td>
                      <td className="r nw">
                        {firm.firstHours === null ? '—' : t(`${firm.firstHours} 小时`, `${firm.firstHours} h`)}
                      </td>
                      <td className="firm-pledge">
                        {t(
                          `${firm.pledgedHours} 小时内首次答复，做到 ${firm.kept} / ${firm.answered}`,
                          `first answer within ${firm.pledgedHours} h: kept ${firm.kept} of ${firm.answered}`,
                        )}
                        <br />
                        <span className="dim s">
                          {firm.pledge} {firm.pledgedOn}
                        </span>
                      </td>
                      {maySave ? (
                        <td className="r">
                          <button
                            type="button"
                            className="b sm"
                            aria-label={t(`改 ${firm.name}`, `Edit ${firm.name}`)}
                            onClick={() => setEditing(firm)}
                          >
                            {t('改', 'Edit')}
                          </button>
                        </td>
                      ) : null}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      )}
      {editing === null ? null : (
        <FirmDrawer
          key={editing === 'new' ? 'new' : editing.id}
          firm={editing === 'new' ? null : editing}
          today={me.today}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function FirmDrawer({ firm, today, onClose }: { firm: SeenFirm | null; today: string; onClose: () => void }) {
  const t = useWords();
  const draft = useDraft(
    {
      id: firm?.id ?? '',
      name: firm?.name ?? '',
      aliases: firm?.aliases.join('、') ?? '',
      phone: firm?.phone ?? '',
      address: firm?.address ?? '',
      pledgedHours: String(firm?.pledgedHours ?? 24),
      pledge: firm?.pledge ?? '',
      pledgedOn: firm?.pledgedOn ?? today,
      active: firm?.active ?? true,
    },
    (form) =>
      client.saveFirm({
        ...form,
        aliases: form.aliases
          .split(/[、,，;；\n]/u)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
        pledgedHours: Number(form.pledgedHours),
      }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={firm === null ? t('加一家参与企业', 'Add a firm') : firm.name}
      draft={draft}
      onClose={onClose}
      queryKey="firms"
      saved={t('存好了', 'Saved')}
    >
      {firm === null ? (
        <TextField
          required
          label={t('代号', 'Code')}
          hint={t('字母、数字或短横，例如 F-HMCS', 'Letters, figures or dashes, such as F-HMCS')}
          value={value.id}
          error={wrong('id')}
          onChange={(id) => set({ id })}
        />
      ) : null}
      <TextField
        required
        label={t('企业名称', 'Name')}
        value={value.name}
        error={wrong('name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('别的叫法', 'Other names')}
        hint={t('用顿号隔开；投诉里写到就提示', 'Separated by commas; recognised in complaints')}
        value={value.aliases}
        error={wrong('aliases')}
        onChange={(aliases) => set({ aliases })}
      />
      <TextField
        label={t('电话', 'Telephone')}
        value={value.phone}
        error={wrong('phone')}
        onChange={(phone) => set({ phone })}
      />
      <TextField
        label={t('地址', 'Address')}
        value={value.address}
        error={wrong('address')}
        onChange={(address) => set({ address })}
      />
      <TextField
        required
        label={t('承诺几小时内首次答复', 'Hours to the first answer')}
        value={value.pledgedHours}
        error={wrong('pledgedHours')}
        onChange={(pledgedHours) => set({ pledgedHours })}
      />
      <Field required label={t('承诺', 'Pledge')} error={wrong('pledge')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={value.pledge}
            onChange={(event) => set({ pledge: event.target.value })}
          />
        )}
      </Field>
      <Field required label={t('承诺日期', 'Pledged on')} error={wrong('pledgedOn')}>
        {(control) => <DayInput {...control} value={value.pledgedOn} onChange={(pledgedOn) => set({ pledgedOn })} />}
      </Field>
      <TickField
        label={t('参与', 'Takes part')}
        hint={t(
          '退出以后不再转给它，联系人的账号请另外停用',
          'Once off nothing is offered to it; close its accounts too',
        )}
        value={value.active}
        onChange={(active) => set({ active })}
      />
    </EditDrawer>
  );
}

function intoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'center' });
}
