import { useState, type FormEvent } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import { productClasses, units, type ProductClass } from '../../../domain/supervision/sampling/goods.ts';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar, Icon } from '../bars.tsx';
import { useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { bodyOf } from '../outbox/sender.ts';
import { Photos } from '../photos.tsx';
import { Choice, Wrong } from './choice.tsx';
import { heldAct, insteadOf, stampOf, useDraft, type Drafted } from './draft.ts';
import { shopsOf, type Shop } from './shops.ts';
import { useShots, type Shots } from './shots.ts';
import { useSortie } from './sortie.ts';

interface SampleDraft {
  /** At which premises; empty in what was typed before it was kept. */
  shopId: string;
  productClass: ProductClass;
  product: string;
  brand: string;
  lot: string;
  place: string;
  unit: string;
  sample: string;
  spare: string;
  sampleSeal: string;
  spareSeal: string;
  storage: string;
  shotIds: string[];
}

const empty: SampleDraft = {
  shopId: '',
  productClass: 'food',
  product: '',
  brand: '',
  lot: '',
  place: '',
  unit: 'bag',
  sample: '',
  spare: '',
  sampleSeal: '',
  spareSeal: '',
  storage: '',
  shotIds: [],
};

/** 抽样: what was taken, under which two seals, with photos of them; sent on by the desk. */
export function SamplingPage({ id }: { id: string }) {
  const t = useWords();
  const day = useDay();
  const { picture } = useKeeper();
  const [mended] = useState(() => heldAct(picture.acts, id));
  const shopId = (mended?.body.draft?.typed as Partial<SampleDraft> | undefined)?.shopId ?? id;
  const shop = shopsOf(day, picture.acts).find((one) => one.id === shopId);
  return (
    <>
      <Bar title={t('抽样', 'Sample')} back={`#/shop/${shopId}`} />
      <main className="wrap stack visits">
        {shop === undefined ? (
          <p className="card">{t('这一户不在今天的名单里了。', 'It is not on the list of today any more.')}</p>
        ) : (
          <Form shop={shop} name={`sample ${id}`} mended={mended} />
        )}
      </main>
    </>
  );
}

interface Begun {
  /** Under which what is typed lies. */
  name: string;
  /** The act that was not taken, whose words and photos it begins with. */
  mended: OpenAct | null;
}

function Form({ shop, name, mended }: { shop: Shop } & Begun) {
  const t = useWords();
  const [typed, change, isReady] = useDraft<SampleDraft>(name, empty, mended);
  const [shots, setShots] = useShots(typed.shotIds, isReady, (shotIds) => change({ shotIds }));
  const { wrong, keep } = useKeep(shop, typed, { shots, name, mended });
  return (
    <form className="stack" onSubmit={(event) => void keep(event)} noValidate>
      <p className="hint">{shop.name}</p>
      <Goods typed={typed} change={change} />
      <section className="card stack">
        <h2>
          {t('封条', 'Seals')} <span className="hint">{t('两份，都要拍', 'two, with photos')}</span>
        </h2>
        <SealBox
          id="sampleSeal"
          label={t('检验样品的袋号、封条号', 'Seal of the sample')}
          value={typed.sampleSeal}
          onChange={(sampleSeal) => change({ sampleSeal })}
        />
        <SealBox
          id="spareSeal"
          label={t('备样的袋号、封条号', 'Seal of the spare')}
          value={typed.spareSeal}
          onChange={(spareSeal) => change({ spareSeal })}
        />
        <Asked
          id="storage"
          label={t('怎么存放（可不填）', 'Storage (optional)')}
          value={typed.storage}
          onChange={(storage) => change({ storage })}
        />
        <Photos photos={shots} onChange={(next) => void setShots(next)} />
      </section>
      <Wrong words={wrong} />
      <button type="submit" className="btn do big full">
        {t('封好了，存下', 'Sealed: keep')}
      </button>
    </form>
  );
}

function Goods({ typed, change }: { typed: SampleDraft; change: (more: Partial<SampleDraft>) => void }) {
  const t = useWords();
  const box = (name: keyof SampleDraft, words: string, mode?: 'decimal') => (
    <Asked
      id={name}
      label={words}
      value={String(typed[name])}
      {...(mode === undefined ? {} : { mode })}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <section className="card stack">
      <h2>{t('抽的什么', 'What was sampled')}</h2>
      <Choice
        id="productClass"
        label={t('哪一类', 'Class')}
        value={typed.productClass}
        options={productClasses}
        onChange={(productClass) => change({ productClass })}
      />
      {box('product', t('品名', 'Product'))}
      {box('brand', t('牌子（可不填）', 'Brand (optional)'))}
      {box('lot', t('批号、生产日期', 'Lot or day of making'))}
      {box('place', t('从哪儿抽的：货架、仓库', 'Where: shelf, store'))}
      <Choice
        id="unit"
        label={t('单位', 'Unit')}
        value={typed.unit}
        options={units}
        onChange={(unit) => change({ unit })}
      />
      <div className="two">
        {box('sample', t('检验样品多少', 'Sample'), 'decimal')}
        {box('spare', t('备样多少', 'Spare'), 'decimal')}
      </div>
    </section>
  );
}

interface Detector {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>;
}

/** A number that is typed, or read off its bar code where the browser reads them. */
function SealBox({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useWords();
  const [said, setSaid] = useState<string | null>(null);
  const Reader = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector;
  const scan = async (file: File | undefined) => {
    if (file === undefined || Reader === undefined) return;
    const found = await createImageBitmap(file)
      .then((picture) => new Reader().detect(picture))
      .catch(() => []);
    const [first] = found;
    setSaid(first === undefined ? t('没认出条码，请敲号码。', 'No bar code was read; type the number.') : null);
    if (first !== undefined) onChange(first.rawValue.trim().slice(0, 30));
  };
  return (
    <>
      <Asked id={id} label={label} value={value} onChange={onChange} />
      {Reader === undefined ? null : (
        <label className="btn off full scan">
          <Icon name="camera" />
          {t('拍条码认号', 'Read the bar code')}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={t(`${label}：拍条码`, `${label}: bar code`)}
            onChange={(event) => void scan(event.target.files?.[0])}
          />
        </label>
      )}
      {said === null ? null : <p className="msg">{said}</p>}
    </>
  );
}

function wrongOf(t: ReturnType<typeof useWords>, typed: SampleDraft, shots: Shots, people: number): string | null {
  if (people < 2) return t('抽样至少两个人；先登记今天出动的人。', 'Sampling takes two: tell the sortie first.');
  if (typed.product.trim().length < 2) return t('品名写两个字以上。', 'Name the product.');
  if (typed.place.trim().length < 2) return t('从哪儿抽的，写两个字以上。', 'Say where it was taken.');
  if (!(Number(typed.sample) > 0)) return t('检验样品抽了多少，写大于 0 的数。', 'How much was sampled.');
  if (typed.spare === '' || !(Number(typed.spare) >= 0))
    return t('备样多少，没有写 0。', 'How much is spare; 0 for none.');
  const [one, other] = [typed.sampleSeal.trim(), typed.spareSeal.trim()];
  if (one.length < 2 || other.length < 2) return t('两张封条的号都要写。', 'Both seals have a number.');
  if (one === other) return t('检验样品和备样各用一张封条；请核对编号。', 'Sample and spare have a seal each.');
  return shots.length === 0 ? t('封条要拍照片。', 'Photos of the seals are missing.') : null;
}

function useKeep(shop: Shop, typed: Drafted<SampleDraft>, { shots, name, mended }: Begun & { shots: Shots }) {
  const t = useWords();
  const day = useDay();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper, picture, sender } = useKeeper();
  const { sortie } = useSortie();
  const [wrong, setWrong] = useState<string | null>(null);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const said = wrongOf(t, typed, shots, sortie.peopleIds.length);
    setWrong(said);
    if (said !== null) return;
    await once(async () => {
      const { draftId, ...sampled } = typed;
      // The bureau may have opened the sampling, and have refused what was taken alone.
      const opened = mended?.body.item.kind === 'step' ? mended.body.item : null;
      const opening = stampOf(stamp(draftId), mended);
      const made = opened === null ? stampOf(stamp(), mended) : opening;
      const { shopId: _own, productClass, product, shotIds, sample, spare, ...rest } = sampled;
      const input = {
        ...rest,
        product: product.trim(),
        sellerName: shop.name,
        sampledOn: mended === null ? day.today : dayOf(new Date(opening.actedAt)),
        sample: Number(sample),
        spare: Number(spare),
        samplerIds: sortie.peopleIds.slice(0, 4),
        photoIds: shotIds,
      };
      const title = t(`${shop.name}：抽样 ${input.product}`, `${shop.name}: sampled ${input.product}`);
      const planned = { productClass, commissioner: 'county', product: input.product, sellerName: shop.name };
      const bodies = [
        bodyOf({ kind: 'opening', ...opening, ledger: 'sampling', inspectionId: null, input: planned }, title),
        bodyOf(
          {
            kind: 'step',
            ...made,
            ledger: 'sampling',
            move: 'sample',
            entryId: opened?.entryId ?? opening.id,
            version: opened?.version ?? 1,
            sortieId: null,
            input,
          },
          title,
        ),
      ];
      await keeper.add(`sample ${opening.id}`, opened === null ? bodies : bodies.slice(1), {
        photos: shots,
        draft: { name, typed: { ...typed, shopId: shop.id } },
        instead: insteadOf(picture.acts, mended),
      });
      for (const { id } of shots) await keeper.clearShot(id);
      void sender.send();
      window.location.hash = `#/shop/${shop.id}`;
    });
  };
  return { wrong, keep };
}
