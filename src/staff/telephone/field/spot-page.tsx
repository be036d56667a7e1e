import { useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { FieldStep } from '../../../domain/device/field-outbox.ts';
import { statutes } from '../../../domain/law/provision.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Asked, Bar, Chips, Icon } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { Pad } from '../signature-pad.tsx';
import { standingOf } from './again.ts';
import { useDraft, type Drafted } from './draft.ts';
import { Head, TeamCard, useTeam } from './shop-head.tsx';
import { shopsOf, stepsOf, type Shop } from './shops.ts';
import { signaturePicture } from './signature-picture.ts';
import {
  emptySpot,
  freeForm,
  missingSpot,
  mostYuan,
  partyWords,
  spotInput,
  violationsOf,
  type SpotDraft,
  type SpotInput,
} from './spot-acts.ts';
import { SpotSlip } from './spot-slip.tsx';
import type { Missing } from './visit.ts';

/** 当场处罚 (简易程序): a warning or a small fine, decided, handed over and signed for at the shop; then its paper. */
export function SpotPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const shop = shopsOf(day, picture.acts).find((one) => one.id === id);
  const made = stepsOf(picture.acts, id).findLast(
    ({ item, open }) => item.move === 'decideOnTheSpot' && open.act.state !== 'held',
  );
  if (shop !== undefined && made !== undefined) return <Made shop={shop} item={made.item} />;
  const violations = shop === undefined ? [] : violationsOf(shop, standingOf(shop, picture.acts), picture.acts);
  const form = freeForm(day, picture.acts);
  if (shop === undefined || violations.length === 0 || form === null)
    return (
      <>
        <Bar title={t('当场处罚', 'Penalty on the spot')} back={`#/shop/${id}`} />
        <main className="wrap stack">
          <p className="card">
            {shop === undefined || violations.length === 0
              ? t(
                  '这一户没有记违法行为，先把检查记好，再来当场处罚。',
                  'No violation is recorded there; record the visit first.',
                )
              : t(
                  '这部手机上没有决定书编号了；连一次网就补上，或者用纸质的。',
                  'No number of a form is left on this telephone; connect once, or use paper.',
                )}
          </p>
        </main>
      </>
    );
  return <Form shop={shop} violations={violations} form={form} />;
}

interface Part {
  draft: SpotDraft;
  onChange: (more: Partial<SpotDraft>) => void;
  wrong: Missing | null;
}

function Form({ shop, violations, form }: { shop: Shop; violations: string[]; form: string }) {
  const t = useWords();
  const { today } = useDay();
  const [draft, change, isReady] = useDraft<SpotDraft>(`spot ${shop.id}`, emptySpot(shop, violations));
  const [officerIds, setOfficers] = useState<string[] | null>(null);
  const { all } = useTeam();
  const team = officerIds === null ? all : all.filter(({ accountId }) => officerIds.includes(accountId));
  const where = [shop.placeName, shop.address].filter((one) => one !== '').join('');
  const { missing, press } = useSave(shop, draft, { form, address: where, team });
  if (!isReady) return <main className="wrap" aria-busy="true" />;
  const part = { draft, onChange: change, wrong: missing };
  return (
    <>
      <Bar title={t('当场处罚', 'Penalty on the spot')} back={`#/shop/${shop.id}`} />
      <main className="wrap stack visits saving">
        <Head shop={shop} n={form} arrivedAt={null} />
        <PartyCard {...part} />
        <BasisCard {...part} />
        <PenaltyCard {...part} />
        <SpotSlip
          input={spotInput(draft, { form, address: where, team, signatureId: null })}
          where={where}
          onDay={today}
          officers={team}
          slipId={null}
        />
        <TeamCard all={all} team={team} onChange={setOfficers} />
        <HandedCard {...part} />
      </main>
      <div className="save">
        <div className="wrap">
          {missing === null ? null : (
            <p className="msg" role="alert">
              {t(missing.zh, missing.en)}
            </p>
          )}
          <button type="button" className="btn do full" onClick={() => void press()}>
            {t('存好，给当事人', 'Keep and hand over')}
          </button>
        </div>
      </div>
    </>
  );
}

function useError({ wrong }: Pick<Part, 'wrong'>) {
  const t = useWords();
  return (id: string) => (wrong?.id === id ? t(wrong.zh, wrong.en) : undefined);
}

function PartyCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const label = useLabel();
  const error = useError({ wrong });
  return (
    <section className="card stack" data-field="kind">
      <h2>{t('处罚谁、什么事', 'Whom and what for')}</h2>
      <Asked
        id="name"
        label={t('当事人', 'Party')}
        value={draft.name}
        error={error('name')}
        onChange={(name) => onChange({ name })}
      />
      {error('kind') === undefined ? null : <p className="msg">{error('kind')}</p>}
      <Chips
        name="kind"
        label={t('当事人是哪一种', 'Kind of party')}
        options={Object.entries(partyWords).map(([value, words]) => ({ value, words: label(words) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind as SpotDraft['kind'] })}
      />
      <Asked
        id="cause"
        label={t('案由', 'Cause')}
        value={draft.cause}
        error={error('cause')}
        onChange={(cause) => onChange({ cause })}
      />
      <Asked
        id="facts"
        label={t('违法事实', 'Facts')}
        rows={3}
        value={draft.facts}
        error={error('facts')}
        onChange={(facts) => onChange({ facts })}
      />
    </section>
  );
}

/** Which provision was broken, and by which it is penalised; the laws that are used most are offered. */
function BasisCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError({ wrong });
  return (
    <section className="card stack">
      <h2>{t('哪条法', 'By which law')}</h2>
      <Law
        id="violatedLaw"
        label={t('违反的规定', 'Provision broken')}
        value={draft.violatedLaw}
        error={error('violatedLaw')}
        onChange={(violatedLaw) => onChange({ violatedLaw })}
      />
      <Asked
        id="violatedArticle"
        label={t('违反第几条', 'Article broken')}
        mode="numeric"
        value={draft.violatedArticle}
        onChange={(violatedArticle) => onChange({ violatedArticle })}
      />
      <Law
        id="appliedLaw"
        label={t('处罚依据', 'Penalised by')}
        value={draft.appliedLaw}
        error={error('appliedLaw')}
        onChange={(appliedLaw) => onChange({ appliedLaw })}
      />
      <Asked
        id="appliedArticle"
        label={t('依据第几条', 'Article of the penalty')}
        mode="numeric"
        value={draft.appliedArticle}
        onChange={(appliedArticle) => onChange({ appliedArticle })}
      />
      <datalist id="statutes">
        {Object.keys(statutes).map((law) => (
          <option key={law} value={law}>
            {law}
          </option>
        ))}
      </datalist>
    </section>
  );
}

function Law({
  id,
  label,
  value,
  error,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (law: string) => void;
}) {
  return (
    <div className={error === undefined ? 'f' : 'f err'}>
      <label htmlFor={id}>{label}</label>
      {error === undefined ? null : <span className="msg">{error}</span>}
      <input
        id={id}
        data-field={id}
        type="text"
        list="statutes"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function PenaltyCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError({ wrong });
  const most = draft.kind === '' ? null : mostYuan[draft.kind];
  return (
    <section className="card stack" data-field="heard">
      <h2>{t('怎么罚', 'The penalty')}</h2>
      <Chips
        name="warning"
        label={t('警告', 'Warning')}
        options={[
          { value: 'yes', words: t('警告', 'Warning') },
          { value: 'no', words: t('不警告', 'No warning') },
        ]}
        value={draft.warning}
        onChange={(warning) => onChange({ warning: warning as SpotDraft['warning'] })}
      />
      <Asked
        id="fine"
        label={
          most === null
            ? t('罚款，元（不罚就空着）', 'Fine in yuan (empty for none)')
            : t(`罚款，元，最多 ${most}（不罚就空着）`, `Fine in yuan, ${most} at most (empty for none)`)
        }
        mode="decimal"
        value={draft.fine}
        error={error('fine')}
        onChange={(fine) => onChange({ fine })}
      />
      <p>{t('当场告知了要怎么罚、为什么，当事人：', 'Told what the penalty is and why, the party')}</p>
      {error('heard') === undefined ? null : <p className="msg">{error('heard')}</p>}
      <Chips
        name="heard"
        label={t('当场告知了，当事人', 'Told on the spot, the party')}
        options={[
          { value: 'nothing', words: t('没有意见', 'said nothing') },
          { value: 'said', words: t('说了，不采纳', 'was heard, not taken') },
        ]}
        value={draft.heard}
        onChange={(heard) => onChange({ heard: heard as SpotDraft['heard'] })}
      />
    </section>
  );
}

function HandedCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError({ wrong });
  return (
    <section className="card stack" data-field="sign">
      <h2>{t('当事人签收', 'Signed for')}</h2>
      {error('sign') === undefined ? null : <p className="msg">{error('sign')}</p>}
      {draft.isRefused ? (
        <Asked
          id="witness"
          label={t('谁在场见证', 'Witness')}
          value={draft.witness}
          error={error('witness')}
          onChange={(witness) => onChange({ witness })}
        />
      ) : (
        <Pad
          who="operator"
          label={t('当事人', 'The party')}
          signing={draft.signing}
          onChange={(signing) => onChange({ signing })}
          byFingerAlone
        />
      )}
      <button type="button" className="btn off full" onClick={() => onChange({ isRefused: !draft.isRefused })}>
        {draft.isRefused ? t('肯签了', 'He signs') : t('不肯签', 'Refuses')}
      </button>
    </section>
  );
}

function useSave(
  shop: Shop,
  draft: Drafted<SpotDraft>,
  made: { form: string; address: string; team: ReturnType<typeof useTeam>['all'] },
) {
  const t = useWords();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { picture } = useKeeper();
  const [missing, setMissing] = useState<Missing | null>(null);
  const press = async () => {
    const found = missingSpot(draft, made.team);
    setMissing(found);
    if (found !== null) {
      document.querySelector(`[data-field="${found.id}"]`)?.scrollIntoView({ block: 'center' });
      return;
    }
    await once(async () => {
      const signatureId = draft.isRefused ? null : crypto.randomUUID();
      const photos =
        signatureId === null ? [] : [{ id: signatureId, bytes: await signaturePicture(draft.signing.lines) }];
      // What was not taken before is made anew out of what was typed.
      const held = stepsOf(picture.acts, shop.id).filter(
        ({ open, item }) => open.act.state === 'held' && item.move === 'decideOnTheSpot',
      );
      const on = { kind: 'step' as const, ledger: 'inspection' as const, entryId: shop.id, sortieId: null };
      const input = spotInput(draft, { ...made, signatureId });
      const item = { ...on, ...stamp(draft.draftId), move: 'decideOnTheSpot', version: null, input };
      await act(shop.id, item, `${shop.name}：${t('当场处罚', 'penalised on the spot')}`, {
        photos,
        draft: { name: `spot ${shop.id}`, typed: draft },
        instead: held.map(({ open }) => open),
      });
    });
  };
  return { missing, press };
}

/** The decision as it is handed over: shown at once, printed where there is a printer. */
function Made({ shop, item }: { shop: Shop; item: FieldStep }) {
  const t = useWords();
  const day = useDay();
  const input = item.input as unknown as SpotInput;
  const where = [shop.placeName, shop.address].filter((one) => one !== '').join('');
  const officers = input.officerIds.map((id) => {
    const person = day.people.find((one) => one.id === id);
    return { name: person?.name ?? '', certificate: person?.certificate ?? '' };
  });
  return (
    <>
      <Bar title={t('当场处罚', 'Penalty on the spot')} back={`#/shop/${shop.id}`} />
      <main className="wrap stack visits">
        <output className="saved noprint">
          <Icon name="tick" />
          {t('存在手机里了，有网自己发，成一件案子。', 'Kept on the telephone; sent by itself, and a case then.')}
        </output>
        <SpotSlip
          input={input}
          where={where}
          onDay={dayOf(new Date(item.actedAt))}
          officers={officers}
          slipId={item.id}
        />
        <div className="acts noprint">
          <button type="button" className="btn full" onClick={() => window.print()}>
            <Icon name="print" />
            {t('打印', 'Print')}
          </button>
          <a className="btn do full" href="#/">
            {t('下一户', 'Next')}
          </a>
        </div>
      </main>
    </>
  );
}
