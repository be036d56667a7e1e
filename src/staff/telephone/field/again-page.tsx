import { dayZh } from '../../../domain/base/calendar.ts';
import { againMoves } from '../../../domain/supervision/inspection/visit-moves.ts';
import { useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Asked, Bar, Chips } from '../bars.tsx';
import { useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { bodyOf } from '../outbox/sender.ts';
import { actsAgain, emptyAgain, missingAgain, type AgainDraft } from './again-acts.ts';
import { standingOf, taskOf, type Standing, type Task } from './again.ts';
import { Tick } from './choice.tsx';
import { useDraft, type Drafted } from './draft.ts';
import { FarDay } from './measure-card.tsx';
import { NothingPage, SaveFoot, useError, useMissing } from './keeping.tsx';
import { Head, TeamCard, useTeam } from './shop-head.tsx';
import { shopsOf, stepsOf, type Shop } from './shops.ts';
import type { Missing } from './visit.ts';
import { VisitPhotos } from './visit-photos.tsx';

/** 再去一次: the second look at what was ordered, and the execution of a ban. */
export function AgainPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const shop = shopsOf(day, picture.acts).find((one) => one.id === id);
  const standing = shop === undefined ? null : standingOf(shop, picture.acts);
  const next = standing === null ? null : taskOf(standing);
  if (shop === undefined || standing === null || next === null)
    return (
      <NothingPage
        title={t('再去一次', 'Going again')}
        back="#/"
        words={t('这一户现在没有要复查、要取缔的。', 'Nothing is to be checked again or banned there now.')}
      />
    );
  return <Again shop={shop} standing={standing} task={next.task} />;
}

interface Part {
  draft: AgainDraft;
  onChange: (more: Partial<AgainDraft>) => void;
  wrong: Missing | null;
}

function Again({ shop, standing, task }: { shop: Shop; standing: Standing; task: Task }) {
  const t = useWords();
  const day = useDay();
  const [draft, change, isReady] = useDraft<AgainDraft>(`again ${shop.id}`, emptyAgain(standing, day.usualDueOn));
  const { all, sortieId } = useTeam();
  const team = draft.officerIds === null ? all : all.filter(({ accountId }) => draft.officerIds?.includes(accountId));
  const save = useSave(shop, standing, task, { draft, team, sortieId });
  if (!isReady) return <main className="wrap" aria-busy="true" />;
  const part = { draft, onChange: change, wrong: save.missing };
  const isBan = task === 'ban';
  return (
    <>
      <Bar title={isBan ? t('执行取缔', 'Execute the ban') : t('复查', 'Check again')} back="#/" />
      <main className="wrap stack visits saving">
        <Head shop={shop} n={shop.number} arrivedAt={null} />
        {isBan ? <BanOrdered standing={standing} /> : <Ordered shop={shop} standing={standing} />}
        {isBan ? <BanCard shopId={shop.id} {...part} /> : <LookCard {...part} />}
        <section className="card stack">
          <h2>{t('拍照', 'Photos')}</h2>
          <VisitPhotos shop={shop} photoIds={draft.photoIds} onChange={(photoIds) => change({ photoIds })} />
        </section>
        <TeamCard all={all} team={team} wrong={save.missing} onChange={(officerIds) => change({ officerIds })} />
      </main>
      <SaveFoot missing={save.missing} words={t('存好', 'Keep')} onPress={() => void save.press()} />
    </>
  );
}

/** What is looked at: the order with its day, and what was found then. */
function Ordered({ shop, standing: { order } }: { shop: Shop; standing: Standing }) {
  const t = useWords();
  const { today } = useDay();
  if (order === null) return null;
  const isEarly = order.dueOn > today;
  return (
    <section className="card stack">
      <h2>{t('责令改的', 'What was ordered')}</h2>
      <p className="words">{order.text}</p>
      <p className={isEarly ? 'hint' : 'due due-o'}>
        {isEarly
          ? t(`${dayZh(order.dueOn)}前改好，还没到日子`, `By ${order.dueOn}, which is still ahead`)
          : t(`${dayZh(order.dueOn)}前改好`, `By ${order.dueOn}`)}
      </p>
      {shop.visitedAt === null ? null : (
        <p className="hint">
          {t(`${instantShort(shop.visitedAt, today)} 查的`, `Visited ${instantShort(shop.visitedAt, today)}`)}
        </p>
      )}
    </section>
  );
}

function BanOrdered({ standing: { ban } }: { standing: Standing }) {
  const t = useWords();
  if (ban === null) return null;
  return (
    <section className="card stack">
      <h2>{t('决定取缔', 'The ban')}</h2>
      <p>{ban.orderNumber}</p>
      <p className="words">
        {ban.personName} · {ban.trade}
      </p>
    </section>
  );
}

/** Whether it was put right; where it was not, whether it is ordered once more. */
function LookCard({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const error = useError(wrong);
  return (
    <section className="card stack" data-field="result">
      <h2>{t('改了没有', 'Was it put right')}</h2>
      {error('result') === undefined ? null : <p className="msg">{error('result')}</p>}
      <Chips
        name="result"
        label={t('改了没有', 'Was it put right')}
        isAsked
        options={[
          { value: 'done', words: t('改好了', 'Rectified') },
          { value: 'not', words: t('没有改', 'Not rectified') },
        ]}
        value={draft.result}
        onChange={(value) => onChange({ result: value })}
      />
      <Asked
        id="words"
        label={t('看到什么', 'What was seen')}
        rows={2}
        value={draft.words}
        error={error('words')}
        onChange={(words) => onChange({ words })}
      />
      {draft.result === 'not' ? <OrderAnew draft={draft} onChange={onChange} wrong={wrong} /> : null}
    </section>
  );
}

function OrderAnew({ draft, onChange, wrong }: Part) {
  const t = useWords();
  const { today } = useDay();
  const error = useError(wrong);
  return (
    <>
      <Tick
        label={t('再责令改正，定个新日子', 'Order it once more, with another day')}
        checked={draft.isOrderedAnew}
        onChange={(isOrderedAnew) => onChange({ isOrderedAnew })}
      />
      {draft.isOrderedAnew ? (
        <>
          <Asked
            id="order"
            label={t('责令改正什么', 'What is to be rectified')}
            rows={2}
            value={draft.orderText}
            error={error('order')}
            onChange={(orderText) => onChange({ orderText })}
          />
          <div className={error('dueOn') === undefined ? 'f' : 'f err'}>
            <label htmlFor="dueOn">{t('哪天前改好', 'By which day')}</label>
            {error('dueOn') === undefined ? null : <span className="msg">{error('dueOn')}</span>}
            <input
              id="dueOn"
              data-field="dueOn"
              type="date"
              min={today}
              value={draft.dueOn}
              aria-describedby="dueOn-far"
              onChange={(event) => onChange({ dueOn: event.target.value })}
            />
            <FarDay id="dueOn-far" day={draft.dueOn} today={today} />
          </div>
        </>
      ) : (
        <p className="hint">
          {t('不再责令的，回所里转案件或者取缔。', 'Else it is for the office: a case, or a ban.')}
        </p>
      )}
    </>
  );
}

/** Done, with what was sealed and how the trader is helped to a licence; or refused, and then it stands as it did. */
function BanCard({ shopId, draft, onChange, wrong }: Part & { shopId: string }) {
  const t = useWords();
  const error = useError(wrong);
  return (
    <section className="card stack" data-field="result">
      <h2>{t('取缔了没有', 'Was it executed')}</h2>
      {error('result') === undefined ? null : <p className="msg">{error('result')}</p>}
      <Chips
        name="result"
        label={t('取缔了没有', 'Was it executed')}
        isAsked
        options={[
          { value: 'done', words: t('取缔了', 'Executed') },
          { value: 'not', words: t('不让、没执行成', 'Refused') },
        ]}
        value={draft.result}
        onChange={(value) => onChange({ result: value })}
      />
      {draft.result === 'done' ? (
        <>
          <Asked
            id="sealed"
            label={t('封存了什么（可不填）', 'Sealed goods (optional)')}
            value={draft.sealed}
            error={error('sealed')}
            onChange={(sealed) => onChange({ sealed })}
          />
          <a href={`#/seize/${shopId}`}>{t('查扣的东西，一样样登记', 'Register the goods that are seized')}</a>
          <Asked
            id="guidance"
            label={t('怎么指导办照（可不填）', 'How to get a licence (optional)')}
            value={draft.guidance}
            error={error('guidance')}
            onChange={(guidance) => onChange({ guidance })}
          />
        </>
      ) : null}
      {draft.result === 'not' ? (
        <Asked
          id="words"
          label={t('怎么不让的', 'How they were refused')}
          rows={2}
          value={draft.words}
          error={error('words')}
          onChange={(words) => onChange({ words })}
        />
      ) : null}
    </section>
  );
}

/** Keeps what was done in one press, or says what is missing and leads there. */
function useSave(
  shop: Shop,
  standing: Standing,
  task: Task,
  made: { draft: Drafted<AgainDraft>; team: ReturnType<typeof useTeam>['all']; sortieId: string | null },
): { missing: Missing | null; press: () => Promise<void> } {
  const t = useWords();
  const day = useDay();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper, sender, picture } = useKeeper();
  const { missing, isWhole } = useMissing();
  const press = async () => {
    if (!isWhole(missingAgain(task, made, day.today))) return;
    await once(async () => {
      const stamps = [stamp(made.draft.draftId), stamp()] as const;
      const items = actsAgain(shop, standing, task, { ...made, today: day.today, stamps });
      const { result } = made.draft;
      const titles = [
        `${shop.name}：${t(...titleOf(task, result))}`,
        `${shop.name}：${t('责令改正', 'ordered to rectify')}`,
      ];
      // What was not taken before is made anew out of what was typed.
      const held = stepsOf(picture.acts, shop.id).filter(
        ({ open, item }) => open.act.state === 'held' && againMoves.includes(item.move),
      );
      await keeper.add(
        shop.id,
        items.map((item, i) => bodyOf(item, titles[i] ?? '')),
        { draft: { name: `again ${shop.id}`, typed: made.draft }, instead: held.map(({ open }) => open) },
      );
      void sender.send();
      window.location.hash = items.length > 1 ? `#/slip/${shop.id}` : '#/';
    });
  };
  return { missing, press };
}

function titleOf(task: Task, result: AgainDraft['result']): [zh: string, en: string] {
  if (task === 'ban') return result === 'done' ? ['取缔', 'banned'] : ['取缔没执行成', 'the ban was not executed'];
  return result === 'done' ? ['复查，改好了', 'rectified'] : ['复查，没有改', 'not rectified'];
}
