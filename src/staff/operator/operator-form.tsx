import { useState } from 'react';
import { operatorStates, operatorStateWords, type OperatorState } from '../../domain/operator/operator.ts';
import { regionPath } from '../../domain/county/region.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import '../base/ui/settings.css';
import { operatorCalls } from './operator-wire.ts';

/** What the form of a shop begins with. */
export interface Registered {
  name: string;
  code: string;
  phone: string;
  address: string;
  regionId: string | null;
  state: OperatorState;
  names: readonly string[];
}

const nothing: Registered = {
  name: '',
  code: '',
  phone: '',
  address: '',
  regionId: null,
  state: 'open',
  names: [],
};

interface Props {
  /** Null for a shop that nobody has told of yet. */
  shop: (Registered & { id: string; version: number }) | null;
  onClose: () => void;
}

/** A shop as it is registered: opened by hand, or put right. */
export function OperatorDrawer({ shop, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const draft = useShopDraft(shop);
  const { value, set } = draft;
  return (
    <EditDrawer
      title={shop === null ? t('建一份档', 'Open a file') : shop.name}
      draft={draft}
      onClose={onClose}
      queryKey="operators"
      saved={t('存好了', 'Saved')}
    >
      <ShopFields draft={draft} />
      {shop === null ? null : (
        <ChoiceField
          label={t('状态', 'State')}
          value={value.state}
          options={operatorStates.map((one) => ({ value: one, label: label(operatorStateWords[one]) }))}
          onChange={(state) => set({ state: state as OperatorState })}
        />
      )}
    </EditDrawer>
  );
}

/** What is typed; saved as a new page or over the version that was read. */
function useShopDraft(shop: Props['shop']) {
  const [id] = useState(() => shop?.id ?? crypto.randomUUID());
  const begun = shop ?? nothing;
  const draft = useDraft({ ...begun, regionId: begun.regionId ?? '', names: begun.names.join('、') }, (typed) => {
    const form = {
      name: typed.name,
      code: typed.code,
      phone: typed.phone,
      address: typed.address,
      regionId: typed.regionId === '' ? null : typed.regionId,
      state: typed.state,
      names: typed.names
        .split(/[、,，;；]/u)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    };
    return shop === null
      ? operatorCalls.open({ ...form, id })
      : operatorCalls.correct(id, { ...form, version: shop.version });
  });
  return draft;
}

function ShopFields({ draft: { value, set, wrong } }: { draft: ReturnType<typeof useShopDraft> }) {
  const t = useWords();
  const regions = useDirectory()?.regions ?? [];
  const places = regions
    .filter(({ kind }) => kind !== 'county')
    .map((one) => ({ value: one.id, label: regionPath(one, regions) }));
  return (
    <>
      <TextField
        required
        label={t('店名', 'Name')}
        hint={t('照招牌或者营业执照写', 'As on its sign or licence')}
        value={value.name}
        error={wrong('name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('统一社会信用代码', 'Credit code')}
        value={value.code}
        error={wrong('code')}
        onChange={(code) => set({ code })}
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
      <ChoiceField
        label={t('在哪个乡镇、村', 'Town or village')}
        value={value.regionId}
        error={wrong('regionId')}
        options={[{ value: '', label: t('不写', 'Leave it empty') }, ...places]}
        onChange={(regionId) => set({ regionId })}
      />
      <TextField
        label={t('别的叫法', 'Other names')}
        hint={t('用顿号隔开；投诉里这样写的也认得', 'Separated by commas; known in complaints too')}
        value={value.names}
        error={wrong('names')}
        onChange={(names) => set({ names })}
      />
    </>
  );
}
