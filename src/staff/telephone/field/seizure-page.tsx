import { useState, type FormEvent } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { measureWords, unitWords } from '../../../domain/supervision/inspection/seizure.ts';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { Choice, Tick, Wrong } from './choice.tsx';
import { heldAct, insteadOf, stampOf, useDraft, type Drafted } from './draft.ts';
import { shopsOf, type Shop } from './shops.ts';
import { VisitPhotos } from './visit-photos.tsx';

const empty = { item: '', qty: '', unit: 'bag', measure: 'preserved', place: '', keeper: '', seal: '', isFake: false };
type Goods = typeof empty & { photoIds: string[] };

function seizedAt(mended: OpenAct | null): string | null {
  const item = mended?.body.item;
  return item?.kind === 'opening' ? item.inspectionId : null;
}

/** 查扣: one kind of goods in one unit, at one of the premises; under the id of an act that was not taken, that one is mended. */
export function SeizurePage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const [mended] = useState(() => heldAct(picture.acts, id));
  const shopId = seizedAt(mended) ?? id;
  const shop = shopsOf(day, picture.acts).find((one) => one.id === shopId);
  const begun = { ...empty, keeper: day.person.name, photoIds: [] };
  const [typed, change] = useDraft<Goods>(`seize ${id}`, begun, mended);
  const { wrong, take } = useTake(shop, typed, { name: `seize ${id}`, mended });
  return (
    <>
      <Bar title={t('查扣东西', 'Seize goods')} back={`#/shop/${shopId}`} />
      <main className="wrap stack visits">
        <p className="hint">{shop?.name}</p>
        <form className="card stack" onSubmit={(event) => void take(event)} noValidate>
          <Asked id="item" label={t('什么东西', 'What')} value={typed.item} onChange={(item) => change({ item })} />
          <div className="two">
            <Asked
              id="qty"
              label={t('数量', 'Quantity')}
              mode="decimal"
              value={typed.qty}
              onChange={(qty) => change({ qty })}
            />
            <Choice
              id="unit"
              label={t('单位', 'Unit')}
              value={typed.unit}
              options={unitWords}
              onChange={(unit) => change({ unit })}
            />
          </div>
          <p className="hint">{t('瓶和袋分开登，各登一条。', 'One entry a unit.')}</p>
          <Keeping typed={typed} change={change} />
          {shop === undefined ? null : (
            <>
              <p className="hint">
                {t('东西和封条拍下来，跟这一户的记录归到一起。', 'Photograph goods and seal; they join the visit.')}
              </p>
              <VisitPhotos shop={shop} photoIds={typed.photoIds} onChange={(photoIds) => change({ photoIds })} />
            </>
          )}
          <Wrong words={wrong} />
          <button type="submit" className="btn do big full">
            {t('存好', 'Keep')}
          </button>
        </form>
      </main>
    </>
  );
}

/** By which measure, where it lies and who keeps it. */
function Keeping({ typed, change }: { typed: Goods; change: (more: Partial<Goods>) => void }) {
  const t = useWords();
  return (
    <>
      <Choice
        id="measure"
        label={t('什么措施', 'Measure')}
        value={typed.measure}
        options={measureWords}
        onChange={(measure) => change({ measure })}
      />
      <Asked
        id="place"
        label={t('放在哪里', 'Where it lies')}
        value={typed.place}
        onChange={(place) => change({ place })}
      />
      <Asked id="keeper" label={t('保管人', 'Keeper')} value={typed.keeper} onChange={(keeper) => change({ keeper })} />
      <Asked
        id="seal"
        label={t('封条号（没封不填）', 'Seal (empty for none)')}
        value={typed.seal}
        onChange={(seal) => change({ seal })}
      />
      <Tick
        label={t('涉嫌假冒伪劣', 'Suspected fake or shoddy')}
        checked={typed.isFake}
        onChange={(isFake) => change({ isFake })}
      />
    </>
  );
}

/** Where it lies, with the seal that is on it. */
function placeOf({ place, seal }: Pick<Goods, 'place' | 'seal'>): string {
  return seal.trim() === '' ? place.trim() : `${place.trim()}（封条 ${seal.trim()}）`;
}

function wrongOf(t: ReturnType<typeof useWords>, { item, qty, place, keeper, seal }: Goods): string | null {
  if (item.trim().length < 2) return t('什么东西，写两个字以上。', 'Say what it is.');
  if (!(Number(qty) > 0)) return t('数量写大于 0 的数。', 'A quantity above 0.');
  if (placeOf({ place, seal }).length > 60)
    return t('放的地方和封条号一共最多 60 字；请写短些。', '60 characters at most for the place and the seal.');
  const isKept = place.trim().length >= 2 && keeper.trim().length >= 2;
  return isKept ? null : t('放在哪里、谁保管，都要写。', 'Say where it lies and who keeps it.');
}

function useTake(
  shop: Shop | undefined,
  typed: Drafted<Goods>,
  { name, mended }: { name: string; mended: OpenAct | null },
) {
  const t = useWords();
  const day = useDay();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { picture } = useKeeper();
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (event: FormEvent) => {
    event.preventDefault();
    const said = wrongOf(t, typed);
    setWrong(said);
    if (said !== null || shop === undefined) return;
    await once(async () => {
      const { item, qty, unit, measure, keeper: by, isFake } = typed;
      const where = { place: placeOf(typed), keeper: by.trim() };
      const done = stampOf(stamp(typed.draftId), mended);
      const seizedOn = mended === null ? day.today : dayOf(new Date(done.actedAt));
      const input = { item: item.trim(), qty: Number(qty), unit, measure, ...where, isFake, seizedOn };
      const title = t(`${shop.name}：查扣${input.item}`, `${shop.name}: seized ${input.item}`);
      const made = { kind: 'opening' as const, ...done, ledger: 'seizure' as const };
      const draft = { name, typed };
      const instead = insteadOf(picture.acts, mended);
      await act(shop.id, { ...made, inspectionId: shop.id, input }, title, { draft, instead });
      window.location.hash = `#/shop/${shop.id}`;
    });
  };
  return { wrong, take };
}
