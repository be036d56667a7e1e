import { useQueryClient } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { isBlocked } from '../../../domain/command/nearest-station.ts';
import {
  helpMeans,
  helpMeansCarry,
  helpMeansWords,
  helpRoleWords,
  helpRoles,
  type HelpMeans,
} from '../../../domain/command/redispatch.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { Ties } from './station-ties.tsx';
import { redispatchCalls, useNearness, type SeenNearness } from './redispatch-wire.ts';
import './redispatch.css';

const sendRedispatchForm = async () => (await import('../../../domain/command/redispatch-sending.ts')).SendRedispatch;

interface Drawing {
  typed: Typed;
  change: (changed: Typed) => void;
}

/** 就近分转 of one complaint: which station, in what capacity, and exactly which facts travel. */
export function SendDrawer({ number, onClose }: { number: string; onClose: () => void }) {
  const directory = useDirectory();
  const near = useNearness(number).data;
  if (directory === undefined || near === undefined) return null;
  return <SendForm near={near} directory={directory} onClose={onClose} />;
}

function SendForm({ near, directory, onClose }: { near: SeenNearness; directory: Directory; onClose: () => void }) {
  const t = useWords();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { number, facts, proposals } = near;
  const first = proposals.find(({ ties }) => !isBlocked(ties));
  return (
    <DocketForm
      title={t(`就近分转 ${number}`, `Send ${number} to a station`)}
      press={t('分转', 'Send')}
      schema={sendRedispatchForm}
      directory={directory}
      fixed={(id) => ({ id, matterNumber: number })}
      start={{
        matterNumber: number,
        stationId: first?.stationId ?? '',
        role: 'invitedHelper',
        gist: facts.call.gist,
        means: 'call',
        ask: facts.call.ask,
        dueOn: near.dueOn,
      }}
      draft={`redispatch.${number}`}
      queryKey="redispatches"
      saved={t(`${number} 转出去了，站点已收到短信`, `${number} was sent`)}
      send={(input) => redispatchCalls.open(input)}
      onClose={onClose}
      onDone={() => {
        for (const key of ['complaints', 'complaint']) void queries.invalidateQueries({ queryKey: [key] });
      }}
      above={
        <p className="dim">
          {t(
            `投诉还在所里，法定时钟照走；站点要在 ${dayWithWeekday(near.acceptBy, language)} 以前答复，不答复自动退回。`,
            `The complaint stays with the office and its clocks run on; unanswered by ${dayWithWeekday(near.acceptBy, language)} it comes back.`,
          )}
        </p>
      }
      draw={(field, drawing) => drawn(field, drawing, near, directory)}
    />
  );
}

function drawn(field: string, drawing: Drawing, near: SeenNearness, directory: Directory) {
  switch (field) {
    case 'matterNumber':
      return null;
    case 'stationId':
      return <StationChoice {...drawing} near={near} directory={directory} />;
    case 'role':
      return <RoleChoice {...drawing} near={near} />;
    case 'means':
      return <MeansChoice {...drawing} near={near} />;
    default:
      return undefined;
  }
}

/** The stations proposed with reason and ties, and below them every other one. */
function StationChoice({ typed, change, near, directory }: Drawing & { near: SeenNearness; directory: Directory }) {
  const t = useWords();
  const { language } = useLanguage();
  const chosen = typed['stationId'] ?? '';
  const isOther = chosen !== '' && !near.proposals.some(({ stationId }) => stationId === chosen);
  return (
    <fieldset className="f near-choice" data-field="stationId">
      <legend className="f-label">
        {t('转给哪个站点', 'To which station')} <s className="must">*</s>
      </legend>
      <Radio.Group
        value={isOther ? 'other' : chosen}
        onChange={(event) => change({ stationId: String(event.target.value) })}
      >
        {near.proposals.map((one) => (
          <Radio key={one.stationId} value={one.stationId} disabled={isBlocked(one.ties)}>
            <span className="near-one">
              <b>{one.name}</b> <span className="dim s nw">{t(`${one.km} 公里`, `${one.km} km`)}</span>
              <small>{language === 'zh' ? one.reasonZh : one.reasonEn}</small>
              <Ties ties={one.ties} idle={one.idle} />
            </span>
          </Radio>
        ))}
      </Radio.Group>
      <Select
        aria-label={t('别的站点', 'Another station')}
        placeholder={t('别的站点…', 'Another station…')}
        showSearch={{ optionFilterProp: 'label' }}
        value={isOther ? chosen : null}
        allowClear
        onChange={(next: string | null | undefined) => change({ stationId: next ?? '' })}
        options={directory.stations.filter((one) => one.active).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </fieldset>
  );
}

/** Invited, unless both parties agreed and the association that the station belongs to was entrusted. */
function RoleChoice({ typed, change, near }: Drawing & { near: SeenNearness }) {
  const t = useWords();
  const label = useLabel();
  const may = near.entrustable.includes(typed['stationId'] ?? '');
  return (
    <fieldset className="f near-choice">
      <legend className="f-label">{t('以什么身份', 'In what capacity')}</legend>
      <Radio.Group
        value={may ? typed['role'] : 'invitedHelper'}
        onChange={(event) => change({ role: String(event.target.value) })}
      >
        {helpRoles.map((role) => (
          <Radio key={role} value={role} disabled={role === 'entrusted' && !may}>
            {label(helpRoleWords[role])}
          </Radio>
        ))}
      </Radio.Group>
      {may ? null : (
        <p className="hint">
          {t(
            '委托调解要双方都同意，先在件上做“委托调解”，站点还要是消协的。',
            'Entrusting needs both consents, the move “Entrust” on the complaint, and a station of the association.',
          )}
        </p>
      )}
    </fieldset>
  );
}

/** What the station is asked to do, and what of the complainant goes with it: the list of what it reads, as it stands now. */
function MeansChoice({ typed, change, near }: Drawing & { near: SeenNearness }) {
  const t = useWords();
  const label = useLabel();
  const chosen = helpMeans.find((one) => one === typed['means']) ?? 'call';
  const facts = near.facts[chosen];
  const choose = (next: HelpMeans) => {
    // The sentence follows the choice, unless somebody has written another.
    const isUsual = helpMeans.some((one) => near.facts[one].ask === (typed['ask'] ?? '').trim());
    change({ means: next, ...(isUsual ? { ask: near.facts[next].ask } : {}) });
  };
  return (
    <>
      <fieldset className="f near-choice" data-field="means">
        <legend className="f-label">
          {t('请站点怎么做', 'How the station helps')} <s className="must">*</s>
        </legend>
        <Radio.Group value={chosen} onChange={(event) => choose(event.target.value as HelpMeans)}>
          {helpMeans.map((means) => (
            <Radio key={means} value={means}>
              <span className="near-one">
                <b>{label(helpMeansWords[means])}</b>
                <small>{label(helpMeansCarry[means])}</small>
              </span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <section className="near-facts" aria-label={t('转给站点的', 'What travels')}>
        <h3>{t('转给站点的只有这些', 'Only this travels')}</h3>
        <Facts
          rows={[
            [t('编号', 'Number'), facts.ticketNo],
            [t('投诉人', 'Complainant'), `${facts.consumer} ${facts.consumerPhone ?? ''}`.trim()],
            [
              t('代理人', 'Agent'),
              (facts.agent ?? null) === null ? null : `${facts.agent?.name ?? ''} ${facts.agent?.phone ?? ''}`.trim(),
            ],
            [t('住在', 'Lives in'), `${facts.home} ${facts.consumerAddress ?? ''}`.trim()],
            [t('被投诉人', 'Respondent'), `${facts.operator} ${facts.shopPhone ?? ''}`.trim()],
            [t('店在', 'Shop'), facts.shop],
            [t('类别', 'Category'), facts.category],
            [t('基本事实', 'Facts'), t('上面写的，名字电话自动遮住', 'as written above, masked')],
            [t('请求', 'Claim'), facts.claim],
            [t('金额', 'Amount'), facts.amountFen === null ? '' : `${formatYuan(facts.amountFen)} ${t('元', 'yuan')}`],
          ]}
        />
        <p className="dim s">
          {t(
            '这里的电话、住址打着码；转过去的是真的，结束以后站里再看不到。',
            'Numbers and addresses are masked here; the station gets the real ones, until its help is over.',
          )}
        </p>
      </section>
    </>
  );
}
