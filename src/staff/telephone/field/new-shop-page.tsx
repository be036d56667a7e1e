import { useState, type FormEvent } from 'react';
import { areaKindWords, type AreaKind } from '../../../domain/supervision/inspection/premises.ts';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar, FieldTabs } from '../bars.tsx';
import { useAct, useDay, useOnce, useStamp } from '../carried.tsx';
import { Choice, Tick, Wrong } from './choice.tsx';
import { useDraft, type Drafted } from './draft.ts';
import { useSortie } from './sortie.ts';

interface Typed {
  name: string;
  address: string;
  village: string;
  unregistered: boolean;
  areaKind: AreaKind;
}
const empty: Typed = { name: '', address: '', village: '', unregistered: true, areaKind: 'other' };

/** 名单上没有的一户: a stall without a licence that stands on no list, or a shop that was forgotten. */
export function NewShopPage() {
  const t = useWords();
  const [typed, change] = useDraft<Typed>('new shop', empty);
  const { wrong, open } = useOpening(typed);
  return (
    <>
      <Bar title={t('名单外的店', 'Not on the list')} back="#/" />
      <main className="wrap stack visits">
        <form className="card stack" onSubmit={(event) => void open(event)} noValidate>
          <Asked
            id="name"
            label={t('店名，或者什么摊', 'Shop or stall')}
            value={typed.name}
            onChange={(name) => change({ name })}
          />
          <Village value={typed.village} onChange={(village) => change({ village })} />
          <Asked
            id="address"
            label={t('门牌、位置（可不填）', 'Where (optional)')}
            value={typed.address}
            onChange={(address) => change({ address })}
          />
          <Tick
            label={t('没有执照', 'Unlicensed')}
            checked={typed.unregistered}
            onChange={(unregistered) => change({ unregistered })}
          />
          <Choice
            id="areaKind"
            label={t('什么地方', 'Kind of area')}
            value={typed.areaKind}
            options={areaKindWords}
            onChange={(areaKind) => change({ areaKind })}
          />
          <Wrong words={wrong} />
          <button type="submit" className="btn do big full">
            {t('进店检查', 'Begin the visit')}
          </button>
        </form>
      </main>
      <FieldTabs here="day" />
    </>
  );
}

const mostOffered = 40;

function Village({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords();
  const { villages } = useDay();
  const found = villages.filter(({ name, town }) => `${town}${name}`.includes(value.trim()));
  return (
    <div className="f">
      <label htmlFor="village">{t('哪个村、社区', 'Village')}</label>
      <input
        id="village"
        type="text"
        list="villages"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id="villages">
        {found.slice(0, mostOffered).map(({ id, town, name }) => (
          <option key={id} value={`${town}${name}`}>
            {`${town}${name}`}
          </option>
        ))}
      </datalist>
    </div>
  );
}

function useOpening(typed: Drafted<Typed>) {
  const t = useWords();
  const day = useDay();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { sortie } = useSortie();
  const [wrong, setWrong] = useState<string | null>(null);
  const village = day.villages.find(({ town, name }) => `${town}${name}` === typed.village.trim());
  const open = async (event: FormEvent) => {
    event.preventDefault();
    const isNamed = typed.name.trim().length >= 2;
    const where =
      village === undefined ? t('在哪个村、社区，从单子里选一个。', 'Choose the village from the list.') : null;
    setWrong(isNamed ? where : t('店名或者摊子写两个字以上。', 'Name it with two characters or more.'));
    if (!isNamed || village === undefined) return;
    await once(async () => {
      const made = stamp(typed.draftId);
      const { unregistered, areaKind, address } = typed;
      const input = {
        operatorName: typed.name.trim(),
        address: address.trim(),
        regionId: village.id,
        unregistered,
        areaKind,
        campaignNumber: sortie.campaignNumber,
        assignedIds: sortie.peopleIds,
        plannedOn: day.today,
      };
      const title = t(`${input.operatorName}：名单外的一户`, `${input.operatorName}: not on the list`);
      const item = { kind: 'opening' as const, ...made, ledger: 'inspection' as const, inspectionId: null, input };
      await act(made.id, item, title, { draft: { name: 'new shop', typed: null } });
      window.location.hash = `#/shop/${made.id}`;
    });
  };
  return { wrong, open };
}
