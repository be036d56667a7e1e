import { useEffect, useRef, useState, type ReactNode } from 'react';
import { plainPhone } from '../../domain/county/reach-by.ts';
import { useLabel, useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { AskedDay } from './asked-day.tsx';
import { Asked, Chips, Icon, isSign } from './bars.tsx';
import { Photos } from './photos.tsx';
import { useKeeper } from './carried.tsx';
import { useDictation, type Deaf } from './speech.ts';
import type { Carried } from './outbox/wire.ts';

/** What the parts of the form share. */
export interface Answering {
  typed: Typed;
  photos: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];
  carried: Carried;
  change: (values: Typed) => void;
  changePhotos: (photos: Answering['photos']) => void;
  errorOf: (path: string) => string | undefined;
}

function Question({ nth, words, done, children }: { nth: number; words: string; done: boolean; children: ReactNode }) {
  const t = useWords();
  return (
    <section className="card">
      <h2 className="q">
        <i aria-hidden="true">{nth}</i>
        {words}
        {done ? <span className="tag">✓ {t('有了', 'Have it')}</span> : null}
      </h2>
      {children}
    </section>
  );
}

const agentAsks = [
  { path: 'agent.name', zh: '来的人（代理人）姓名', en: 'Who came (the agent)', type: 'text' },
  { path: 'agent.phone', zh: '代理人电话', en: 'The agent’s telephone', type: 'tel' },
  { path: 'agent.relation', zh: '和投诉人什么关系', en: 'What he is to the complainant', type: 'text' },
] as const;

export function Who({ typed, carried, change, errorOf }: Answering) {
  const t = useWords();
  const at = (path: string) => typed[path] ?? '';
  const near = carried.villages.filter((one) => one.near);
  const chosen = at('consumer.regionId');
  const [other, setOther] = useState(chosen !== '' && !near.some((one) => one.id === chosen));
  const options = [
    ...near.map((one) => ({ value: one.id, words: one.name })),
    { value: 'other', words: t('别的村', 'Another') },
  ];
  return (
    <Question
      nth={1}
      words={t('谁', 'Who')}
      done={at('consumer.name').trim() !== '' && plainPhone(at('consumer.phone')).length >= 7}
    >
      <Asked
        id="consumer.name"
        label={t('姓名', 'Name')}
        value={at('consumer.name')}
        error={errorOf('consumer.name')}
        onChange={(value) => change({ 'consumer.name': value })}
      />
      <Asked
        id="consumer.phone"
        label={t('电话', 'Telephone')}
        hint={t('没有就写家里人的', "Or a relative's")}
        type="tel"
        mode="tel"
        value={at('consumer.phone')}
        error={errorOf('consumer.phone')}
        onChange={(value) => change({ 'consumer.phone': value })}
      />
      <ForAnother typed={typed} change={change} errorOf={errorOf} />
      <Chips
        name="village"
        label={t('住哪个村', 'Village')}
        options={options}
        value={other ? 'other' : chosen}
        onChange={(value) => {
          setOther(value === 'other');
          change({ 'consumer.regionId': value === 'other' ? '' : value });
        }}
      />
      {other ? (
        <Village
          id="consumer.regionId"
          label={t('哪个村、社区', 'Which village')}
          value={chosen}
          carried={carried}
          onChange={(value) => change({ 'consumer.regionId': value })}
        />
      ) : null}
    </Question>
  );
}

/** Who came is not always who complains: his own name and telephone, at which he hears how it goes. */
function ForAnother({ typed, change, errorOf }: Pick<Answering, 'typed' | 'change' | 'errorOf'>) {
  const t = useWords();
  const isAgent = typed['forOther'] === 'yes';
  return (
    <>
      <label className="pick">
        <input
          type="checkbox"
          checked={isAgent}
          onChange={(event) => change({ forOther: event.target.checked ? 'yes' : '' })}
        />
        <span>{t('来的人是替他投诉的', 'Who came files for somebody else')}</span>
      </label>
      {(isAgent ? agentAsks : []).map(({ path, zh, en, type }) => (
        <Asked
          key={path}
          id={path}
          label={t(zh, en)}
          type={type}
          value={typed[path] ?? ''}
          error={errorOf(path)}
          onChange={(value) => change({ [path]: value })}
        />
      ))}
    </>
  );
}

/** All villages of the county, the nearest first; they lie on the telephone. */
function Village({
  id,
  label,
  value,
  carried,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  carried: Carried;
  onChange: (value: string) => void;
}) {
  const t = useWords();
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select id={id} data-field={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('说不清', 'Not known')}</option>
        {carried.villages.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.town} ${one.name}`}
          </option>
        ))}
      </select>
    </div>
  );
}

export function AgainstWhom({ typed, carried, change, errorOf }: Answering) {
  const t = useWords();
  const name = typed['operator.name'] ?? '';
  const sought = name.trim();
  // What is typed finds among all that are carried; nothing typed offers those of before.
  const found = carried.operators.filter((one) => sought === '' || one.name === name || one.name.includes(sought));
  const options = found.slice(0, 6).map((one) => ({ value: one.name, words: one.name }));
  return (
    <Question nth={2} words={t('告谁', 'Against whom')} done={name.trim() !== ''}>
      {options.length === 0 ? null : (
        <Chips
          name="operator"
          label={t('附近的店', 'Shops around here')}
          options={options}
          value={name}
          onChange={(value) => {
            const known = carried.operators.find((one) => one.name === value);
            change({
              'operator.name': value,
              'operator.address': known?.address ?? '',
              'place.regionId': known?.regionId ?? '',
            });
          }}
        />
      )}
      <Asked
        id="operator.name"
        label={t('店名', 'Shop')}
        hint={t('不知道就写“卖化肥的老周”', 'Or describe the seller')}
        value={name}
        error={errorOf('operator.name')}
        onChange={(value) => change({ 'operator.name': value })}
      />
    </Question>
  );
}

export function WhatHappened({ typed, photos, carried, change, changePhotos, errorOf }: Answering) {
  const t = useWords();
  const story = typed['story'] ?? '';
  return (
    <Question nth={3} words={t('什么事', 'What happened')} done={story.trim().length >= 5}>
      <Goods products={carried.products} chosen={typed['categoryCode'] ?? ''} change={change} />
      <Dictation story={story} change={change} />
      <Asked
        id="story"
        label={t('他说的话', 'In his words')}
        hint={t('不对就改', 'Mend what is wrong')}
        rows={6}
        value={story}
        error={errorOf('story')}
        onChange={(value) => change({ story: value })}
      />
      <Photos photos={photos} onChange={changePhotos} />
      <label className="pick">
        <input
          type="checkbox"
          checked={typed['hurt'] === 'yes'}
          onChange={(event) => change({ hurt: event.target.checked ? 'yes' : '' })}
        />
        <span>{t('有人受伤，一发出就呼叫值班领导', 'Somebody is hurt: the duty leader is paged')}</span>
      </label>
      {typed['hurt'] === 'yes' ? (
        <Asked
          id="injury.injury"
          label={t('谁受伤了、伤在哪里', 'Who is hurt, and how')}
          value={typed['injury.injury'] ?? ''}
          error={errorOf('injury.injury')}
          onChange={(value) => change({ 'injury.injury': value })}
        />
      ) : null}
    </Question>
  );
}

/** What people of a village buy, each with its drawing. */
function Goods({
  products,
  chosen,
  change,
}: Pick<Answering, 'change'> & { products: Carried['products']; chosen: string }) {
  const t = useWords();
  const w = useLabel();
  return (
    <fieldset className="tiles" aria-label={t('什么东西', 'What goods')}>
      {products.map((one) => (
        <label key={one.code}>
          <input
            type="checkbox"
            checked={chosen === one.code}
            onChange={(event) => change({ categoryCode: event.target.checked ? one.code : '' })}
          />
          <span>
            {isSign(one.sign) ? <Icon name={one.sign} /> : null}
            {w(one)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is said is written behind the story, where the telephone can listen. */
function Dictation({ story, change }: Pick<Answering, 'change'> & { story: string }) {
  const t = useWords();
  const w = useLabel();
  const { picture } = useKeeper();
  // Two sentences may be heard before the first is drawn.
  const told = useRef(story);
  useEffect(() => {
    told.current = story;
  }, [story]);
  const dictation = useDictation((heard) => {
    told.current = `${told.current}${heard}`;
    change({ story: told.current });
  });
  if (dictation === null) return null;
  // A browser that was opened again from its store may take itself for online: what counts is whether the bureau answers.
  if (!(picture.online && picture.reached) && !dictation.listening)
    return <p className="hint">{w(deafWords.offline)}</p>;
  return (
    <>
      <button type="button" className="say" aria-pressed={dictation.listening} onClick={dictation.toggle}>
        <Icon name="mic" />
        {dictation.listening
          ? t('在听，说完再按一下', 'Listening; press when done')
          : t('按一下，说给它听', 'Press and speak')}
      </button>
      {dictation.deaf === null ? null : (
        <p className="msg" role="alert">
          {w(deafWords[dictation.deaf])}
        </p>
      )}
    </>
  );
}

/** Why nothing was heard, and the way on: every keyboard of a telephone has a microphone of its own. */
const deafWords = {
  offline: {
    zh: '没网听不了：点下面的框，用输入法自己的话筒说，或者打字。',
    en: 'Not without a network: use the microphone of the keyboard, or type.',
  },
  refused: {
    zh: '手机没让用话筒：到手机设置里允许，或者用输入法的话筒、打字。',
    en: 'The telephone does not give its microphone: allow it in the settings, or use the keyboard’s.',
  },
  silent: { zh: '没听见说话，再按一下，靠近点说。', en: 'Nothing was heard; press again and speak closer.' },
  failed: {
    zh: '这部手机听不了：用输入法的话筒说，或者打字。',
    en: 'This telephone cannot listen: use the microphone of the keyboard, or type.',
  },
} as const satisfies Record<Deaf, { zh: string; en: string }>;

const asks = ['退货退款', '换一个', '修好', '补足分量', '退差价', '赔损失'];

export function More({ typed, carried, change, errorOf }: Answering) {
  const t = useWords();
  const box = (path: string, zh: string, en: string, more: { mode?: 'decimal' } = {}) => (
    <Asked
      id={path}
      label={t(zh, en)}
      value={typed[path] ?? ''}
      error={errorOf(path)}
      onChange={(value) => change({ [path]: value })}
      {...more}
    />
  );
  return (
    <details className="card">
      <summary>{t('还能补：想要什么、多少钱、哪天、在哪', 'More: claim, amount, day, place')}</summary>
      <Chips
        name="ask"
        label={t('他想要什么', 'What he asks')}
        options={asks.map((one) => ({ value: one, words: one }))}
        value={typed['claim'] ?? ''}
        onChange={(value) => change({ claim: value })}
      />
      {box('claim', '想要什么', 'What he asks')}
      {box('amountFen', '多少钱（元）', 'Amount (yuan)', { mode: 'decimal' })}
      <AskedDay
        id="happenedOn"
        label={t('哪天的事', 'Day')}
        value={typed['happenedOn'] ?? ''}
        error={errorOf('happenedOn')}
        onChange={(value) => change({ happenedOn: value })}
      />
      <Village
        id="place.regionId"
        label={t('店在哪个村、社区', 'Village of the shop')}
        value={typed['place.regionId'] ?? ''}
        carried={carried}
        onChange={(value) => change({ 'place.regionId': value })}
      />
      {box('operator.address', '店的地址', 'Address of the shop')}
      <PlaceOfTelephone address={typed['operator.address'] ?? ''} change={change} />
    </details>
  );
}

/** Whoever stands at the door of the shop writes its place behind the address. */
function PlaceOfTelephone({ address, change }: Pick<Answering, 'change'> & { address: string }) {
  const t = useWords();
  const [placing, setPlacing] = useState<'no' | 'busy' | 'refused'>('no');
  // A place takes seconds to be found: it belongs to the form as it is then, not as it was when the button was pressed.
  const now = useRef({ address, change });
  useEffect(() => {
    now.current = { address, change };
  });
  const locate = () => {
    setPlacing('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = `北纬${coords.latitude.toFixed(5)} 东经${coords.longitude.toFixed(5)}（手机定位）`;
        const before = now.current.address.replace(/北纬.*（手机定位）/u, '').trim();
        now.current.change({ 'operator.address': `${before} ${place}`.trim() });
        setPlacing('no');
      },
      () => setPlacing('refused'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return (
    <>
      {'geolocation' in navigator ? (
        <button type="button" className="btn off" onClick={locate} disabled={placing === 'busy'}>
          <Icon name="place" />
          {placing === 'busy'
            ? t('在定位…', 'Looking…')
            : t('人就在店门口，用手机定位', 'Use the place of the telephone')}
        </button>
      ) : null}
      {placing === 'refused' ? (
        <p className="msg">{t('手机没给位置，写地址也行。', 'No place was given; write the address.')}</p>
      ) : null}
    </>
  );
}
