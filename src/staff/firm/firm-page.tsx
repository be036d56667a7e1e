import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isRanked, leastRanked } from '../../domain/firm/firm.ts';
import { useAddress } from '../base/address.ts';
import { client, type SeenFirm } from '../base/client.ts';
import { periodIn, periodOf, periodText } from '../figures/period.ts';
import { Periods } from '../figures/period-choice.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import './offer/offer.css';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft, type Draft } from '../base/ui/save-form.tsx';
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
  const period = periodIn(search, periodOf('year', me.today));
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
        <Ranking firms={firms.data.firms} onEdit={maySave ? setEditing : null} />
      )}
      {editing === null ? null : (
        <FirmDrawer
          key={editing === 'new' ? 'new' : editing.id}
          firm={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

interface RankingProps {
  firms: readonly SeenFirm[];
  /** Null for who may not change them. */
  onEdit: ((firm: SeenFirm) => void) | null;
}

function Ranking({ firms, onEdit }: RankingProps) {
  const t = useWords();
  return (
    <section className="card">
      <div className="card-head">
        {t('排名', 'Ranking')}{' '}
        <small>
          {t(
            `和解率 = 期内转出的里面到期末已和解的 ÷ 转出的；转出不到 ${leastRanked} 件的不排名`,
            `rate = settled by the end ÷ offered in the period; below ${leastRanked} offers nobody is ranked`,
          )}
        </small>
      </div>
      {firms.length === 0 ? (
        <Empty
          words={t(
            '还没有参与企业。企业交了申请书和承诺书，核过以后加在这里，再由管理员给联系人开账号。',
            'No firm yet. Once a firm has applied and pledged, add it here; the administrator then makes an account for its contact.',
          )}
        />
      ) : (
        <FirmTable firms={firms} onEdit={onEdit} />
      )}
    </section>
  );
}

const countColumns = [
  { zh: '转出', en: 'Offered' },
  { zh: '已答复', en: 'Answered' },
  { zh: '和解', en: 'Settled' },
  { zh: '没谈成', en: 'Failed' },
  { zh: '和解率', en: 'Rate' },
  { zh: '首次答复', en: 'First answer' },
] as const;

function FirmTable({ firms, onEdit }: RankingProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('名次', 'Rank')}</th>
            <th scope="col">{t('企业', 'Firm')}</th>
            {countColumns.map((words) => (
              <th key={words.en} scope="col" className="r">
                {label(words)}
              </th>
            ))}
            <th scope="col">{t('承诺', 'Pledge')}</th>
            {onEdit === null ? null : (
              <th scope="col">
                <span className="sr">{t('操作', 'Action')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {firms.map((firm, i) => (
            <FirmRow key={firm.id} firm={firm} rank={i + 1} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FirmRow({ firm, rank, onEdit }: { firm: SeenFirm; rank: number; onEdit: RankingProps['onEdit'] }) {
  const t = useWords();
  const { search } = useAddress();
  // The one that the palette led to.
  const isLedTo = firm.id === search.get('open');
  const rate = firm.settlementRate === null ? '—' : `${firm.settlementRate.toFixed(2)}%`;
  return (
    <tr id={firm.id} ref={isLedTo ? intoSight : null} aria-current={isLedTo ? 'true' : undefined}>
      <td>{isRanked(firm) ? rank : '—'}</td>
      <th scope="row">
        {firm.operatorId === null ? firm.name : <Link to={`/operators/${firm.operatorId}`}>{firm.name}</Link>}{' '}
        {firm.active ? null : <span className="tag">{t('已退出', 'Left')}</span>}
        <span className="firm-brief">
          {t(
            `转出 ${firm.offered}，和解 ${firm.settled}，和解率 ${rate}`,
            `offered ${firm.offered}, settled ${firm.settled}, rate ${rate}`,
          )}
        </span>
      </th>
      <td className="r">{firm.offered}</td>
      <td className="r">{firm.answered}</td>
      <td className="r">{firm.settled}</td>
      <td className="r">{firm.failed}</td>
      <td className="r">{rate}</td>
      <td className="r nw">{firm.firstHours === null ? '—' : t(`${firm.firstHours} 小时`, `${firm.firstHours} h`)}</td>
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
      {onEdit === null ? null : (
        <td className="r">
          <button
            type="button"
            className="b sm"
            aria-label={t(`改 ${firm.name}`, `Edit ${firm.name}`)}
            onClick={() => onEdit(firm)}
          >
            {t('改', 'Edit')}
          </button>
        </td>
      )}
    </tr>
  );
}

function FirmDrawer({ firm, onClose }: { firm: SeenFirm | null; onClose: () => void }) {
  const t = useWords();
  const draft = useDraft(firm === null ? newFirm() : formOf(firm), saveFirm);
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
      <FirmFields draft={draft} />
      <PledgeFields draft={draft} />
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

type FirmForm = ReturnType<typeof newFirm>;

function newFirm() {
  return {
    id: '',
    name: '',
    aliases: '',
    phone: '',
    address: '',
    pledgedHours: '24',
    pledge: '',
    pledgedOn: '',
    active: true,
  };
}

function formOf({ id, name, aliases, phone, address, pledgedHours, pledge, pledgedOn, active }: SeenFirm): FirmForm {
  return {
    id,
    name,
    aliases: aliases.join('、'),
    phone,
    address,
    pledgedHours: String(pledgedHours),
    pledge,
    pledgedOn,
    active,
  };
}

function saveFirm(form: FirmForm): Promise<unknown> {
  return client.saveFirm({
    ...form,
    aliases: form.aliases
      .split(/[、,，;；\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    pledgedHours: Number(form.pledgedHours),
  });
}

/** How the firm is called and reached. */
function FirmFields({ draft: { value, set, wrong } }: { draft: Draft<FirmForm> }) {
  const t = useWords();
  return (
    <>
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
    </>
  );
}

function PledgeFields({ draft: { value, set, wrong } }: { draft: Draft<FirmForm> }) {
  const t = useWords();
  return (
    <>
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
        {(control) => (
          <DayInput {...control} offersToday value={value.pledgedOn} onChange={(pledgedOn) => set({ pledgedOn })} />
        )}
      </Field>
    </>
  );
}

function intoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'center' });
}
