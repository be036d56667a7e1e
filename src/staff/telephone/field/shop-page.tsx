import { useEffect, useState } from 'react';
import { againMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Asked, Bar, Icon } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { bodyOf } from '../outbox/sender.ts';
import { standingOf, taskOf } from './again.ts';
import { Wrong } from './choice.tsx';
import { Checklist, OtherFindings } from './checklist.tsx';
import { useDraft, type Drafted } from './draft.ts';
import { MeasureCard } from './measure-card.tsx';
import { SlipPaper } from './order-slip.tsx';
import { sheetOf } from './day-sheet.ts';
import { doneOf, shopsOf, stepsOf, type Shop } from './shops.ts';
import { NothingPage, SaveFoot, SignCard, useError, useMissing } from './keeping.tsx';
import { Head, TeamCard, useTeam } from './shop-head.tsx';
import { signaturePicture } from './signature-picture.ts';
import { violationsOf } from './spot-acts.ts';
import { VisitPhotos } from './visit-photos.tsx';
import { actsOf, emptyVisit, findingsOf, isNil, missingOf, type Missing, type VisitDraft } from './visit.ts';
import { resultWords, taskWords } from './words.ts';

/** 一户: what is known of it, and its visit; or what was done there, when it is done. */
export function ShopPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const shop = shopsOf(day, picture.acts).find((one) => one.id === id);
  if (shop === undefined)
    return (
      <NothingPage
        title={t('这一户', 'Premises')}
        back="#/"
        words={t('这一户不在今天的名单里了；要查，点“名单上没有的一户”。', 'It is not on the list of today any more.')}
      />
    );
  const held = stepsOf(picture.acts, id).some(({ open, item }) => open.act.state === 'held' && isVisitStep(item.move));
  const done = doneOf(shop, picture.acts);
  return done === null || (held && done.result !== 'confirmed') ? <Visit shop={shop} /> : <DoneVisit shop={shop} />;
}

/** The record or the measure behind it; the second look has a page of its own. */
function isVisitStep(move: string): boolean {
  return !againMoves.includes(move) && move !== 'decideOnTheSpot';
}

function Visit({ shop }: { shop: Shop }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const [visit, change, isReady] = useDraft<VisitDraft>(`visit ${shop.id}`, emptyVisit(day.usualDueOn));
  const { all, sortieId } = useTeam();
  const team = visit.officerIds === null ? all : all.filter(({ accountId }) => visit.officerIds?.includes(accountId));
  const save = useSave(shop, visit, { team, sortieId });
  useArrival(isReady, visit, change);
  const sheet = sheetOf(day, picture.acts);
  const total = sheet.done.length + sheet.todo.length;
  if (!isReady) return <main className="wrap" aria-busy="true" />;
  const findings = findingsOf(shop, visit);
  return (
    <>
      <Bar title={t(`第 ${sheet.done.length + 1} 户`, `Premises ${sheet.done.length + 1}`)} back="#/" />
      <main className="wrap stack visits saving">
        <Head
          shop={shop}
          n={t(`第 ${sheet.done.length + 1} 户，共 ${total} 户`, `${sheet.done.length + 1} of ${total}`)}
          arrivedAt={visit.arrivedAt}
        />
        {findings.length === 0 ? (
          <AllFine shop={shop} visit={visit} onPress={(answers) => change({ answers })} />
        ) : (
          <Found n={findings.length} />
        )}
        <Checklist shop={shop} visit={visit} onChange={change} wrong={save.missing} />
        <OtherFindings visit={visit} onChange={change} wrong={save.missing} />
        <DoorPhotos shop={shop} visit={visit} onChange={change} />
        {findings.length === 0 ? null : (
          <>
            <MeasureCard shop={shop} visit={visit} onChange={change} wrong={save.missing} />
            <SlipPaper shop={shop} visit={visit} team={team} />
          </>
        )}
        <TeamCard all={all} team={team} wrong={save.missing} onChange={(officerIds) => change({ officerIds })} />
        <VisitSigned visit={visit} wrong={save.missing} onChange={change} />
        <OtherWays shop={shop} visit={visit} />
      </main>
      <SaveFoot
        missing={save.missing}
        words={isNil(shop, visit) ? t('存好，下一户', 'Keep; next') : t('存好，出单子', 'Keep; the slip')}
        onPress={() => void save.press()}
      />
    </>
  );
}

function Found({ n }: { n: number }) {
  const t = useWords();
  return (
    <output className="note found">
      <b>{t(`${n} 处有问题`, `${n} found`)}</b>
      <br />
      {t(
        '“没有问题”按不了了。写几个字，单子自己出来。',
        '“Nothing found” is off. A few words, and the slip makes itself.',
      )}
    </output>
  );
}

interface VisitPart {
  visit: VisitDraft;
  onChange: (more: Partial<VisitDraft>) => void;
}

function DoorPhotos({ shop, visit, onChange }: VisitPart & { shop: Shop }) {
  const t = useWords();
  return (
    <section className="card stack">
      <h2>{t('店门口拍一张', 'A photo at the door')}</h2>
      <p className="hint">
        {t('没有问题也拍一张；拍了就存，有网先发。', 'Also when nothing is found; kept at once, sent first.')}
        {visit.position === null ? t('没有取到位置。', ' No position.') : t('位置记下了。', ' The position is noted.')}
      </p>
      <VisitPhotos shop={shop} photoIds={visit.photoIds} onChange={(photoIds) => onChange({ photoIds })} />
    </section>
  );
}

function VisitSigned({ visit, wrong, onChange }: VisitPart & { wrong: Missing | null }) {
  const t = useWords();
  const error = useError(wrong);
  return (
    <SignCard
      title={t('店家签字', 'Signature')}
      who={t('店家', 'The shop')}
      draft={visit}
      wrong={wrong}
      onChange={onChange}
    >
      <Asked
        id="remark"
        label={t('备注（可不填）', 'Remark (optional)')}
        rows={2}
        value={visit.remark}
        error={error('remark')}
        onChange={(remark) => onChange({ remark })}
      />
    </SignCard>
  );
}

/** When they came in, and where: noted once, when the page is first opened; GPS needs no network. */
function useArrival(
  isReady: boolean,
  { arrivedAt, position }: VisitDraft,
  change: (more: Partial<VisitDraft>) => void,
): void {
  const isNew = isReady && arrivedAt === null;
  const wants = isReady && position === null;
  useEffect(() => {
    if (isNew) change({ arrivedAt: new Date().toISOString() });
    if (!wants) return;
    navigator.geolocation?.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => change({ position: { longitude, latitude } }),
      () => undefined,
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once, when the draft is there.
  }, [isNew, wants]);
}

/** One big press: all that is not answered otherwise is fine. */
function AllFine({
  shop,
  visit,
  onPress,
}: {
  shop: Shop;
  visit: VisitDraft;
  onPress: (answers: VisitDraft['answers']) => void;
}) {
  const t = useWords();
  const isAll = shop.checklist.every((_, i) => visit.answers[i] !== undefined);
  const press = () =>
    onPress(Object.fromEntries(shop.checklist.map((_, i) => [i, visit.answers[i] ?? ('fine' as const)])));
  if (shop.checklist.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={isAll ? 'btn fine full pressed' : 'btn fine full'}
        aria-pressed={isAll}
        onClick={press}
      >
        <Icon name="tick" />
        {t('全部看过，没有问题', 'All looked at: nothing found')}
      </button>
      <p className="hint">
        {t(
          `按了，${shop.checklist.length} 条都记“合格”，还能一条条改。有一条不对，别按。`,
          `All ${shop.checklist.length} items are fine then, and can still be changed.`,
        )}
      </p>
    </>
  );
}

/** A closed door, a colleague's record, goods and samples. */
function OtherWays({ shop, visit }: { shop: Shop; visit: Drafted<VisitDraft> }) {
  const t = useWords();
  const { wrong, closed, confirm } = useOtherWays(shop, visit);
  return (
    <section className="card">
      <Wrong words={wrong} />
      <ul className="rows ways">
        <li>
          <button type="button" className="plain" onClick={() => void closed()}>
            {t('店关着门，没人', 'The door is closed')}
          </button>
        </li>
        <li>
          <button type="button" className="plain" onClick={() => void confirm()}>
            {t('队友记了没有问题，我也看过', 'My colleague recorded a nil; I confirm it')}
          </button>
        </li>
        <li>
          <a href={`#/sample/${shop.id}`}>{t('抽一样送检', 'Take a sample')}</a>
        </li>
        <li>
          <a href={`#/seize/${shop.id}`}>{t('查扣东西', 'Seize goods')}</a>
        </li>
      </ul>
    </section>
  );
}

function useOtherWays(shop: Shop, visit: Drafted<VisitDraft>) {
  const { arrivedAt, position, photoIds } = visit;
  const t = useWords();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { all, sortieId } = useTeam();
  const [wrong, setWrong] = useState<string | null>(null);
  const step = (move: string, version: number | null, input: Record<string, unknown>) => {
    const on = { kind: 'step' as const, ledger: 'inspection' as const, entryId: shop.id, sortieId };
    return { ...on, ...stamp(), move, version, input };
  };
  const keep = (chain: string, item: ReturnType<typeof step>, words: string) =>
    once(async () => {
      const draft = { name: `visit ${shop.id}`, typed: visit };
      await act(chain, item, `${shop.name}：${words}`, { draft });
      window.location.hash = '#/';
    });
  const closed = async () => {
    const isTeam = all.length >= 2;
    setWrong(
      isTeam ? null : t('检查至少两个人；先登记今天出动的人。', 'A visit takes two officers: tell the sortie first.'),
    );
    if (!isTeam) return;
    const officers = all.map(({ accountId, certificate }) => ({ accountId, certificate }));
    const visitedAt = arrivedAt ?? new Date().toISOString();
    const input = { officers, visitedAt, position, photoIds, remark: '' };
    await keep(shop.id, step('recordClosed', shop.version, input), t('关门', 'door closed'));
  };
  const confirm = () => keep(`confirm ${shop.id}`, step('confirmNil', null, {}), t('我也看过，没有问题', 'confirmed'));
  return { wrong, closed, confirm };
}

interface Save {
  missing: Missing | null;
  press: () => Promise<void>;
}

/** Keeps the record and the measure in one press, or says what is missing and leads there. */
function useSave(
  shop: Shop,
  visit: Drafted<VisitDraft>,
  { team, sortieId }: { team: ReturnType<typeof useTeam>['all']; sortieId: string | null },
): Save {
  const t = useWords();
  const label = useLabel();
  const day = useDay();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper, sender, picture } = useKeeper();
  const { missing, isWhole } = useMissing();
  const press = async () => {
    if (!isWhole(missingOf(shop, visit, team, day.today))) return;
    await once(async () => {
      const signatureId = visit.isRefused ? null : crypto.randomUUID();
      const items = actsOf(shop, visit, { stamps: [stamp(visit.draftId), stamp()], sortieId, team, signatureId });
      const nil = items.length === 1;
      const titles = [
        `${shop.name}：${label(resultWords[nil ? 'nil' : 'found'])}`,
        `${shop.name}：${measureTitle(t, visit)}`,
      ];
      const photos =
        signatureId === null ? [] : [{ id: signatureId, bytes: await signaturePicture(visit.signing.lines) }];
      // What was not taken before is made anew out of what was typed.
      const before = stepsOf(picture.acts, shop.id).filter(({ open }) => open.act.state !== 'sent');
      await keeper.add(
        shop.id,
        items.map((item, i) => bodyOf(item, titles[i] ?? '')),
        {
          photos,
          withPhotos: items[0]?.id,
          draft: { name: `visit ${shop.id}`, typed: visit },
          instead: before.map(({ open }) => open),
        },
      );
      void sender.send();
      window.location.hash = nil ? '#/' : `#/slip/${shop.id}`;
    });
  };
  return { missing, press };
}

function measureTitle(t: ReturnType<typeof useWords>, { measure }: VisitDraft): string {
  if (measure === 'now') return t('当场改了', 'rectified on the spot');
  return measure === 'order' ? t('责令改正', 'ordered to rectify') : t('决定取缔', 'ban ordered');
}

/** What was done there, and what can be done behind it. */
function DoneVisit({ shop }: { shop: Shop }) {
  const t = useWords();
  const label = useLabel();
  const day = useDay();
  const { today } = day;
  const { picture } = useKeeper();
  const done = doneOf(shop, picture.acts);
  const steps = stepsOf(picture.acts, shop.id);
  const standing = standingOf(shop, picture.acts);
  const next = taskOf(standing);
  const mayPenalise = day.mayPenalise && violationsOf(shop, standing, picture.acts).length > 0;
  const hasSlip = steps.some(({ item }) => item.move === 'order' || item.move === 'orderBan');
  return (
    <>
      <Bar title={shop.name} back="#/" />
      <main className="wrap stack visits">
        <Head shop={shop} n={shop.number} arrivedAt={null} />
        <p className="saved">
          <Icon name="tick" />
          {done === null ? '' : `${label(resultWords[done.result])} · ${instantShort(done.at, today)}`}
        </p>
        <StepList steps={steps} />
        <div className="acts">
          {next === null ? null : (
            <a className="btn do full" href={`#/again/${shop.id}`}>
              {label(taskWords[next.task])}
            </a>
          )}
          {hasSlip ? (
            <a className={next === null ? 'btn do full' : 'btn full'} href={`#/slip/${shop.id}`}>
              {t('给店家的单子', 'The slip')}
            </a>
          ) : null}
          {mayPenalise ? (
            <a className="btn full" href={`#/spot/${shop.id}`}>
              {steps.some(({ item }) => item.move === 'decideOnTheSpot')
                ? t('当场处罚决定书', 'The decision on the spot')
                : t('当场处罚（警告、小额罚款）', 'Penalise on the spot')}
            </a>
          ) : null}
          <a className="btn full" href={`#/sample/${shop.id}`}>
            {t('抽一样送检', 'Take a sample')}
          </a>
          <a className="btn full" href={`#/seize/${shop.id}`}>
            {t('查扣东西', 'Seize goods')}
          </a>
          <a className="btn off full" href="#/">
            {t('下一户', 'Next')}
          </a>
        </div>
      </main>
    </>
  );
}

/** Each act of this telephone, and what became of it. */
function StepList({ steps }: { steps: ReturnType<typeof stepsOf> }) {
  const t = useWords();
  const label = useLabel();
  if (steps.length === 0) return null;
  return (
    <section className="card">
      <ul className="rows">
        {steps.map(({ open }) => (
          <li key={open.act.id}>
            <b>{open.body.title}</b>
            <br />
            <span className="hint">
              {open.body.arrived === null ? t('等发', 'waiting') : t('发出去了', 'sent')}
              {open.body.arrived?.said === undefined || open.body.arrived.said === null
                ? ''
                : `：${label(open.body.arrived.said)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
