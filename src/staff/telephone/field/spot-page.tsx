import { useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { statutes } from '../../../domain/law/words/statutes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Asked, Bar, Chips, Question } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { standingOf } from './again.ts';
import { useDraft, type Drafted } from './draft.ts';
import { HandedPage, NothingPage, SaveFoot, SignCard, useError, useMissing } from './keeping.tsx';
import { Head, TeamCard, useTeam } from './shop-head.tsx';
import { shopsOf, stepsOf, whereOf, type Shop } from './shops.ts';
import { signaturePicture } from './signature-picture.ts';
import {
  emptySpot,
  formFor,
  missingSpot,
  mostYuan,
  partyKinds,
  partyWords,
  spotInput,
  violationsOf,
  uncited,
  type Cited,
  type SpotDraft,
} from './spot-acts.ts';
import { SpotSlip } from './spot-slip.tsx';
import type { StepOf } from './visit-step.ts';
import type { Missing } from './visit.ts';

/** 当场处罚 (简易程序): a warning or a small fine, decided, handed over and signed for at the shop; then its paper. */
export function SpotPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const shop = shopsOf(day, picture.acts).find((one) => one.id === id);
  const made = stepsOf(picture.acts, id)
    .flatMap(({ item, open }) => (open.act.state === 'held' ? [] : [item]))
    .findLast((item) => item.move === 'decideOnTheSpot');
  if (shop !== undefined && made !== undefined) return <Made shop={shop} item={made} />;
  const violations = shop === undefined ? [] : violationsOf(shop, standingOf(shop, picture.acts), picture.acts);
  const form = formFor(day, picture.acts, id);
  if (shop === undefined || violations.length === 0 || form === null)
    return (
      <NothingPage
        title={t('当场处罚', 'Penalty on the spot')}
        back={`#/shop/${id}`}
        words={
          shop === undefined || violations.length === 0
            ? t(
                '这一户没有记违法行为，先把检查记好，再来当场处罚。',
                'No violation is recorded there; record the visit first.',
              )
            : t(
                '这部手机上没有决定书编号了；连一次网就补上，或者用纸质的。',
                'No number of a form is left on this telephone; connect once, or use paper.',
              )
        }
      />
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
  const where = whereOf(shop);
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
        <TeamCard all={all} team={team} wrong={missing} onChange={setOfficers} />
        <SignCard
          title={t('当事人签收', 'Signed for')}
          who={t('当事人', 'The party')}
          draft={draft}
          wrong={missing}
          onChange={change}
        />
      </main>
      <SaveFoot
        missing={missing}
        words={t('存好，给当事人', 'Keep and hand over')}
        mayLeave={false}
        onPress={() => void press()}
      />
    </>
  );
}

function PartyCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const label = useLabel();
  const error = useError(wrong);
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
        options={partyKinds.map((value) => ({ value, words: label(partyWords[value]) }))}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
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

/** Which provisions were broken, and by which it is penalised; the laws that are used most are offered. */
function BasisCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  return (
    <section className="card stack">
      <h2>{t('哪条法', 'By which law')}</h2>
      <Provisions
        id="violated"
        words={{ law: t('违反的规定', 'Provision broken'), article: t('违反第几条', 'Article broken') }}
        cited={draft.violated}
        wrong={wrong}
        onChange={(violated) => onChange({ violated })}
      />
      <Provisions
        id="applied"
        words={{ law: t('处罚依据', 'Penalised by'), article: t('依据第几条', 'Article of the penalty') }}
        cited={draft.applied}
        wrong={wrong}
        onChange={(applied) => onChange({ applied })}
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

const mostProvisions = 6;

function Provisions({
  id,
  words,
  cited,
  wrong,
  onChange,
}: {
  id: string;
  words: { law: string; article: string };
  cited: readonly Cited[];
  wrong: Missing | null;
  onChange: (cited: Cited[]) => void;
}) {
  const t = useWords();
  const error = useError(wrong);
  const write = (k: number, more: Partial<Cited>) =>
    onChange(cited.map((one, i) => (i === k ? { ...one, ...more } : one)));
  return (
    <>
      {cited.map((one, k) => {
        const nth = k === 0 ? '' : ` ${k + 1}`;
        const figure = (name: 'article' | 'paragraph' | 'item', label: string) => (
          <Asked
            id={`${id}-${k}-${name}`}
            label={`${label}${nth}`}
            mode="numeric"
            value={one[name]}
            onChange={(typed) => write(k, { [name]: typed })}
          />
        );
        return (
          <div key={k} className="said">
            <Law
              id={`${id}-${k}`}
              label={`${words.law}${nth}`}
              value={one.law}
              error={error(`${id}-${k}`)}
              onChange={(law) => write(k, { law })}
            />
            {figure('article', words.article)}
            <div className="two">
              {figure('paragraph', t('第几款（可空）', 'Paragraph (optional)'))}
              {figure('item', t('第几项（可空）', 'Item (optional)'))}
            </div>
            {cited.length < 2 ? null : (
              <button type="button" className="plain" onClick={() => onChange(cited.filter((_, i) => i !== k))}>
                {t('去掉这一条', 'Remove this one')}
              </button>
            )}
          </div>
        );
      })}
      {cited.length < mostProvisions ? (
        <button type="button" className="btn full" onClick={() => onChange([...cited, uncited])}>
          {id === 'violated' ? t('再加一条违反的', 'Another that was broken') : t('再加一条依据', 'Another basis')}
        </button>
      ) : null}
    </>
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
    <Question id={id} label={label} error={error}>
      {(control) => (
        <input
          type="text"
          list="statutes"
          autoComplete="off"
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Question>
  );
}

function PenaltyCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError(wrong);
  const most = draft.kind === '' ? null : mostYuan[draft.kind];
  return (
    <section className="card stack" data-field="heard">
      <h2>{t('怎么罚', 'The penalty')}</h2>
      <Chips
        name="warning"
        label={t('警告', 'Warning')}
        isAsked
        options={[
          { value: 'yes', words: t('警告', 'Warning') },
          { value: 'no', words: t('不警告', 'No warning') },
        ]}
        value={draft.warning}
        onChange={(warning) => onChange({ warning })}
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
        isAsked
        options={[
          { value: 'nothing', words: t('没有意见', 'said nothing') },
          { value: 'said', words: t('说了，不采纳', 'was heard, not taken') },
        ]}
        value={draft.heard}
        onChange={(heard) => onChange({ heard })}
      />
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
  const { missing, isWhole } = useMissing();
  const press = async () => {
    if (!isWhole(missingSpot(draft, made.team))) return;
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
  // Once it was pressed, what is said is what is missing now: a box that was put right is not blamed any more.
  return { missing: missing === null ? null : missingSpot(draft, made.team), press };
}

/** The decision as it is handed over. */
function Made({ shop, item }: { shop: Shop; item: StepOf<'decideOnTheSpot'> }) {
  const t = useWords();
  const day = useDay();
  const { input } = item;
  const officers = input.officerIds.map((id) => {
    const person = day.people.find((one) => one.id === id);
    return { name: person?.name ?? '', certificate: person?.certificate ?? '' };
  });
  return (
    <HandedPage
      title={t('当场处罚', 'Penalty on the spot')}
      back={`#/shop/${shop.id}`}
      said={t('存在手机里了，有网自己发，成一件案子。', 'Kept on the telephone; sent by itself, and a case then.')}
    >
      <SpotSlip
        input={input}
        where={whereOf(shop)}
        onDay={dayOf(new Date(item.actedAt))}
        officers={officers}
        slipId={item.id}
      />
    </HandedPage>
  );
}
