import { useState, type FormEvent } from 'react';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar, FieldTabs } from '../bars.tsx';
import { useAct, useDay, useOnce, useStamp } from '../carried.tsx';
import { Choice, Wrong } from './choice.tsx';
import { crewOf, useSortie } from './sortie.ts';

/** 出动: who goes today, by which vehicles, and where. */
export function SortiePage() {
  const t = useWords();
  const day = useDay();
  const known = useSortie();
  const { sortie, change, isReady, sortieId, certificateOf } = known;
  const { wrong, setOut } = useSettingOut(known);
  if (!isReady) return <main className="wrap" aria-busy="true" />;
  const campaigns = Object.fromEntries(day.campaigns.map(({ number, name }) => [number, { zh: name, en: name }]));
  return (
    <>
      <Bar title={t('今天出动', "Today's sortie")} back="#/" />
      <main className="wrap stack visits">
        {sortieId === null ? null : (
          <p className="note">
            {t(
              '已经登记了，晚上收队的时候可以改人和车。',
              'Told already; people and cars are corrected in the evening.',
            )}
          </p>
        )}
        <form className="card stack" onSubmit={(event) => void setOut(event)} noValidate>
          <Crew sortie={sortie} change={change} certificateOf={certificateOf} />
          {day.campaigns.length === 0 ? null : (
            <Choice<string>
              id="campaign"
              label={t('哪个专项', 'Campaign')}
              value={sortie.campaignNumber}
              options={{ '': { zh: '日常检查', en: 'Ordinary visits' }, ...campaigns }}
              onChange={(campaignNumber) => change({ campaignNumber })}
            />
          )}
          <Wrong words={wrong} />
          {sortieId === null ? (
            <button type="submit" className="btn do big full">
              {t('登记，出发', 'Set out')}
            </button>
          ) : null}
        </form>
      </main>
      <FieldTabs here="day" />
    </>
  );
}

function useSettingOut({ sortie, change }: ReturnType<typeof useSortie>) {
  const t = useWords();
  const day = useDay();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const [wrong, setWrong] = useState<string | null>(null);
  const setOut = async (event: FormEvent) => {
    event.preventDefault();
    const crew = crewOf(sortie, day.today);
    const said = wrongOf(t, crew);
    setWrong(said);
    if (said !== null) return;
    await once(async () => {
      const made = stamp();
      const input = { ...crew, campaignNumber: sortie.campaignNumber };
      const people = crew.peopleIds.length + crew.otherPeople.length;
      const cars = crew.vehicles.length;
      const title = t(`出动：${people} 人 ${cars} 辆车`, `Sortie: ${people} people, ${cars} cars`);
      await act('sortie', { kind: 'opening', ...made, ledger: 'sortie', inspectionId: null, input }, title);
      change({ id: made.id });
      window.location.hash = '#/';
    });
  };
  return { wrong, setOut };
}

export function wrongOf(t: ReturnType<typeof useWords>, crew: ReturnType<typeof crewOf>): string | null {
  if (crew.peopleIds.length + crew.otherPeople.length === 0)
    return t('没有人去就不是一次出动；请选人。', 'Nobody goes: choose people.');
  if (crew.otherPeople.some((name) => name.length < 2 || name.length > 30))
    return t('别的人写姓名，两个字以上，用顿号隔开。', 'Names of two characters or more, with commas between.');
  if (crew.vehicles.some((plate) => plate.length < 2 || plate.length > 20))
    return t('车牌写全，几辆用顿号隔开。', 'Whole plates, with commas between.');
  if (crew.route.trim().length < 2) return t('去哪里，写两个字以上。', 'Say where to.');
  return null;
}

/** People with their certificates, others by name, vehicles and the way. */
export function Crew({
  sortie,
  change,
  certificateOf,
}: Pick<ReturnType<typeof useSortie>, 'sortie' | 'change' | 'certificateOf'>) {
  const t = useWords();
  const day = useDay();
  const pick = (id: string, isIn: boolean) =>
    change({ peopleIds: isIn ? [...sortie.peopleIds, id] : sortie.peopleIds.filter((one) => one !== id) });
  return (
    <>
      <fieldset className="f">
        <legend>{t('谁去', 'Who goes')}</legend>
        {day.people.map(({ id, name, certificate }) => (
          <div key={id}>
            <label className="pick">
              <input
                type="checkbox"
                checked={sortie.peopleIds.includes(id)}
                onChange={(event) => pick(id, event.target.checked)}
              />
              <span>
                {name}{' '}
                <small>{certificate === '' ? '' : t(`执法证 ${certificate}`, `certificate ${certificate}`)}</small>
              </span>
            </label>
            {certificate === '' && sortie.peopleIds.includes(id) ? (
              <Asked
                id={`certificate-${id}`}
                label={t(`${name}的执法证号`, `Certificate of ${name}`)}
                value={certificateOf(id)}
                onChange={(value) => change({ certificates: { ...sortie.certificates, [id]: value } })}
              />
            ) : null}
          </div>
        ))}
      </fieldset>
      <Asked
        id="otherPeople"
        label={t('没有账号的人（可不填）', 'Others without an account (optional)')}
        value={sortie.otherPeople}
        onChange={(otherPeople) => change({ otherPeople })}
      />
      <Asked
        id="vehicles"
        label={t('车牌（没用车可不填）', 'Cars (optional)')}
        value={sortie.vehicles}
        onChange={(vehicles) => change({ vehicles })}
      />
      <Asked id="route" label={t('去哪里', 'Where to')} value={sortie.route} onChange={(route) => change({ route })} />
    </>
  );
}
