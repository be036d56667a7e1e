import { useEffect, useState, type FormEvent } from 'react';
import {
  stationReportKindWords,
  type StationReportKind,
} from '../../../domain/supervision/enforcement/station-report.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Asked, Bar, Chips } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import { targetOf, type Placed } from '../matters.tsx';
import { Photos } from '../photos.tsx';
import { mostWords, overlong } from '../most-words.ts';

/** What a clerk or a supervisor sees, in his words. */
export const seen = Object.entries(stationReportKindWords).map(([value, words]) => ({
  value: value as StationReportKind,
  ...words,
}));

/** What the station itself saw over a complaint: the shop is the complaint's. */
export function told(what: StationReportKind, words: string, attachmentIds: string[] = []) {
  return { what, words, operatorName: null, place: null, personId: null, attachmentIds };
}

const leastWords = 6;

/** 线索: what looks like a violation goes to the office as the station's own report; the complaint goes on as it was. */
export function ClueForm({ placed, onDone }: { placed: Placed; onDone: () => void }) {
  const t = useWords();
  const { id, matter } = placed;
  const clue = useClue(`clue ${id}`, false);
  const keep = clue.keeping({ chain: id, name: matter.operatorName, target: targetOf(id, matter) }, onDone);
  return (
    <form className="card stack" noValidate onSubmit={(event) => void keep(event)}>
      <h2>{t('像违法的，报给所里', 'A violation: tell the office')}</h2>
      <p className="hint">
        {t(
          '写站里自己看见的，报的是站里，不是投诉人；退钱的事照样在这里谈。办到哪一步，首页看得到。',
          'Write what the station saw itself: it reports, not the complainant. The claim goes on here; how far it is stands on the first screen.',
        )}
      </p>
      <ClueFields clue={clue} />
      <button type="submit" className="btn do full">
        {t('存下', 'Keep')}
      </button>
    </form>
  );
}

/** 报给所里: the same without a complaint: who sells, and where. */
export function CluePage() {
  const t = useWords();
  const clue = useClue('clue', true);
  const keep = clue.keeping(
    { chain: null, name: clue.at('operatorName'), target: { number: null, filingId: null } },
    toReports,
  );
  return (
    <>
      <Bar title={t('报给所里', 'Tell the office')} back="#/" />
      <main className="wrap stack">
        <form className="card stack" noValidate onSubmit={(event) => void keep(event)}>
          <h2>{t('看见像违法的', 'What looks like a violation')}</h2>
          <p className="hint">
            {t(
              '假货、骗人的、没执照的，拍张照片报给所里；五个工作日内有答复。',
              'Fakes, frauds, no licence: with a photo, if you can. It is answered within five working days.',
            )}
          </p>
          <Line
            clue={clue}
            name="operatorName"
            label={t('哪家店、什么人在卖', 'Which shop, or who sells')}
            hint={t('不知道店名就写样子，例如 蓝色面包车', 'without a name, what it looks like')}
          />
          <Line clue={clue} name="place" label={t('在哪里', 'Where')} />
          <ClueFields clue={clue} />
          <button type="submit" className="btn do full">
            {t('存下', 'Keep')}
          </button>
        </form>
      </main>
    </>
  );
}

function toReports(): void {
  window.location.hash = '#/reports';
}

type Clue = ReturnType<typeof useClue>;
type Photo = { id: string; bytes: Uint8Array<ArrayBuffer> };
type Name = 'what' | 'words' | 'operatorName' | 'place' | 'personId';

/** What is typed of it, kept as a draft from letter to letter; whole, it is an act that waits for the network. */
function useClue(draft: string, isAlone: boolean) {
  const t = useWords();
  const w = useLabel();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper } = useKeeper();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Name, string>>>>({});
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    void keeper
      .findDraft<Partial<Record<Name, string>>>(draft)
      .then((kept) => setTyped((now) => ({ ...kept, ...now })));
  }, [keeper, draft]);
  const at = (name: Name) => (typed[name] ?? '').trim();
  const set = (name: Name, value: string) => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    void keeper.keepDraft(draft, next).catch(() => undefined);
  };
  // What it is, nobody but he has seen: nothing is chosen for him.
  const what = seen.find(({ value }) => value === at('what'))?.value ?? null;
  const isShort = (name: Name, least: number) => [...at(name)].length < least;
  const overIn = (name: Name, most: number) => {
    const over = overlong(at(name), most);
    return over === null ? {} : { [name]: w(over) };
  };
  const faults: Partial<Record<Name, string>> = {
    ...(what === null ? { what: t('请选看见了什么', 'Choose what was seen') } : {}),
    ...overIn('words', mostWords.clue),
    ...overIn('operatorName', mostWords.clueShop),
    ...overIn('place', mostWords.clueShop),
    ...(isShort('words', leastWords)
      ? { words: t(`请写看见了什么，至少 ${leastWords} 个字`, `Write what was seen, ${leastWords} characters or more`) }
      : {}),
    ...(isAlone && isShort('operatorName', 2)
      ? { operatorName: t('请写哪家店、什么人在卖，至少 2 个字', 'Write which shop, or who sells') }
      : {}),
    ...(isAlone && isShort('place', 2) ? { place: t('请写在哪里，至少 2 个字', 'Write where') } : {}),
  };
  const keeping =
    (of: { chain: string | null; name: string; target: ReturnType<typeof targetOf> }, onDone: () => void) =>
    async (event: FormEvent): Promise<void> => {
      event.preventDefault();
      setTried(true);
      if (what === null || Object.keys(faults).length > 0) return;
      const mark = stamp();
      const ids = photos.map(({ id }) => id);
      const personId = at('personId') === '' ? null : at('personId');
      const own = isAlone ? { operatorName: at('operatorName'), place: at('place') } : {};
      const item = { kind: 'clue' as const, ...mark, ...of.target, ...told(what, at('words'), ids), ...own, personId };
      await once(async () => {
        const kept = { photos, draft: { name: draft, typed: null } };
        await act(of.chain ?? mark.id, item, `${of.name}：${t('线索报所里', 'a clue for the office')}`, kept);
        onDone();
      });
    };
  return { isAlone, what, at, typed, set, photos, setPhotos, shown: tried ? faults : {}, keeping };
}

function ClueFields({ clue }: { clue: Clue }) {
  const t = useWords();
  const w = useLabel();
  const { what, set, photos, setPhotos, isAlone, shown } = clue;
  return (
    <>
      <Chips
        name="clue"
        label={t('看见了什么', 'What was seen')}
        value={what ?? ''}
        onChange={(value) => set('what', value)}
        options={seen.map((one) => ({ value: one.value, words: w(one) }))}
      />
      {shown.what === undefined ? null : (
        <div className="err">
          <p className="msg" role="alert">
            {shown.what}
          </p>
        </div>
      )}
      <Line
        clue={clue}
        name="words"
        label={
          isAlone
            ? t('怎么回事、有什么凭据', 'What happened, and what shows it')
            : t('看见了什么，店里还有没有', 'What was seen, and is there more')
        }
        rows={3}
      />
      <Photos photos={photos} onChange={setPhotos} />
      <SeenByField clue={clue} />
    </>
  );
}

/** 谁看见的: of the station's roster; most supervisors have no account, and the points are theirs all the same. */
function SeenByField({ clue: { at, set } }: { clue: Clue }) {
  const t = useWords();
  const { roster } = useCarried();
  if (roster.length === 0) return null;
  const label = t('谁看见的（积分记给他）', 'Who saw it (the points are his)');
  return (
    <div className="f">
      <p>{label}</p>
      <Chips
        name="personId"
        label={label}
        isAsked
        value={at('personId')}
        onChange={(value) => set('personId', value)}
        options={[
          { value: '', words: t('我自己', 'I did') },
          ...roster.map(({ id, name }) => ({ value: id, words: name })),
        ]}
      />
    </div>
  );
}

function Line({
  clue: { typed, set, shown },
  name,
  ...asked
}: {
  clue: Clue;
  name: Name;
  label: string;
  hint?: string;
  rows?: number;
}) {
  return (
    <Asked
      id={name === 'words' ? 'clueWords' : name}
      value={typed[name] ?? ''}
      error={shown[name]}
      onChange={(value) => set(name, value)}
      {...asked}
    />
  );
}
