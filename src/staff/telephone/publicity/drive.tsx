import { useState } from 'react';
import { namesOf } from '../../../domain/publicity/education/subject.ts';
import { tellWays, type TellWay } from '../../../domain/publicity/education/drive-report.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { Photos } from '../photos.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';

type Drive = Carried['drives'][number];
type Kept = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

/** Drives with what the telephone has told of them and not sent yet, as if it had arrived. */
function useDrives(): (Drive & { waiting: boolean })[] {
  const { drives } = useCarried();
  const { picture } = useKeeper();
  const told = picture.acts.flatMap(({ act, body: { item } }) =>
    act.state !== 'sent' && item.kind === 'drive' ? [item] : [],
  );
  return drives.map((drive) => {
    const own = told.filter(({ driveNumber }) => driveNumber === drive.number);
    const handed = own.reduce((sum, one) => sum + one.handed, 0);
    // What is handed out for another drive comes from the same pile.
    const gone = told
      .filter(
        ({ driveNumber }) => drives.find(({ number }) => number === driveNumber)?.material?.id === drive.material?.id,
      )
      .reduce((sum, one) => sum + one.handed, 0);
    return {
      ...drive,
      waiting: own.length > 0,
      material:
        drive.material === null ? null : { ...drive.material, inHand: Math.max(0, drive.material.inHand - gone) },
      done: {
        hung: drive.done.hung || own.some(({ hung }) => hung),
        told: drive.done.told || own.some(({ ways }) => ways.length > 0),
        handed: drive.done.handed + handed,
        cannot: own.findLast(({ cannot }) => cannot !== '')?.cannot ?? drive.done.cannot,
      },
    };
  });
}

function isDone({ hang, script, material, done }: Drive): boolean {
  return (hang === '' || done.hung) && (script === '' || done.told) && (material === null || done.handed > 0);
}

/** On the first screen: what is still to be hung, read out or handed out. */
export function DriveCards() {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const open = useDrives().filter((one) => !isDone(one) && one.done.cannot === '');
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('宣传的事', 'To publicise')}</h2>
      {open.map(({ number, title, dueOn, hang, script, material }) => (
        <a key={number} className="card todo" href={`#/drive/${encodeURIComponent(number)}`}>
          <span className={dueOn < today ? 'due due-r' : 'due due-o'}>
            {t(`${dayPlain(dueOn, language, today)} 前`, `By ${dayPlain(dueOn, language, today)}`)}
          </span>
          <b>{title}</b>
          <span className="hint">
            {[
              hang === '' ? '' : t('贴', 'hang'),
              script === '' ? '' : t('念', 'read out'),
              material === null ? '' : t('发', 'hand out'),
            ]
              .filter((one) => one !== '')
              .join(t('、', ', '))}
          </span>
        </a>
      ))}
    </section>
  );
}

/** One drive: what to hang, to read out and to hand out; what is done is pressed, and told with its photos. */
export function DrivePage({ number }: { number: string }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useCarried();
  const drive = useDrives().find((one) => one.number === number);
  return (
    <>
      <Bar title={t('宣传的事', 'To publicise')} back="#/" />
      <main className="wrap stack">
        {drive === undefined ? (
          <p className="card">{t('这件事已经结束，或者还没带到手机上。', 'This has ended, or is not here yet.')}</p>
        ) : (
          <>
            <div>
              <p>
                <span className={drive.dueOn < today ? 'due due-r' : 'due due-o'}>
                  {t(`${dayPlain(drive.dueOn, language, today)} 前`, `By ${dayPlain(drive.dueOn, language, today)}`)}
                </span>
              </p>
              <h1>{drive.title}</h1>
              <p className="hint">{t(`${drive.fromName}交代的。做一样按一样。`, `Asked by ${drive.fromName}.`)}</p>
            </div>
            {isDone(drive) ? <Done waiting={drive.waiting} /> : <Parts key={String(drive.waiting)} drive={drive} />}
          </>
        )}
      </main>
      <Tabs here="home" />
    </>
  );
}

function Done({ waiting }: { waiting: boolean }) {
  const t = useWords();
  return (
    <output className="card">
      {waiting ? t('做完了，存在手机里，有网自己发。', 'Done; kept here and sent by itself.') : t('做完了。', 'Done.')}
    </output>
  );
}

function Parts({ drive }: { drive: Drive }) {
  const t = useWords();
  const telling = useTelling(drive);
  const { hang, script, material, done } = drive;
  return (
    <>
      {done.hung || done.told || done.handed > 0 ? (
        <p className="card hint">
          {t('已经报过：', 'Told already: ')}
          {[
            done.hung ? t('贴了', 'hung') : '',
            done.told ? t('念了', 'read out') : '',
            done.handed > 0 ? t(`发了 ${done.handed} 份`, `${done.handed} handed out`) : '',
          ]
            .filter((one) => one !== '')
            .join(t('、', ', '))}
        </p>
      ) : null}
      {hang === '' || done.hung ? null : <Hang words={hang} telling={telling} />}
      {script === '' || done.told ? null : <Tell script={script} telling={telling} />}
      {material === null ? null : <Hand material={material} telling={telling} />}
      {telling.wrong ? (
        <p className="msg" role="alert">
          {t('做了哪样请按一下；做不了，写明为什么。', 'Press what was done; or say why it cannot be.')}
        </p>
      ) : null}
      <button type="button" className="btn do full" onClick={() => void telling.tell()}>
        {t('报上去', 'Report')}
      </button>
      <Cannot telling={telling} />
      <p className="hint">
        {t('没网也能做。照片缩小了存在手机里，有网自己发。', 'Works without a network; sent by itself later.')}
      </p>
    </>
  );
}

type Telling = ReturnType<typeof useTelling>;

function useTelling(drive: Drive) {
  const t = useWords();
  const act = useAct();
  const [times, setTimes] = useState(0);
  const once = useOnce(`${times}`);
  const stamp = useStamp();
  const [hung, setHung] = useState(false);
  const [photos, setPhotos] = useState<Kept>([]);
  const [ways, setWays] = useState<readonly TellWay[]>([]);
  const [handed, setHanded] = useState(0);
  const [cannot, setCannot] = useState('');
  const [wrong, setWrong] = useState(false);
  const tell = async () => {
    const why = cannot.trim();
    if (!hung && ways.length === 0 && handed === 0 && why.length < 2) {
      setWrong(true);
      return;
    }
    const item = {
      kind: 'drive' as const,
      ...stamp(),
      driveNumber: drive.number,
      hung,
      ways: [...ways],
      handed,
      cannot: why,
      attachmentIds: photos.map(({ id }) => id),
    };
    await once(async () => {
      await act(`drive ${item.id}`, item, t(`宣传：${drive.title}`, `Drive: ${drive.title}`), { photos });
      setTimes(times + 1);
      setHung(false);
      setPhotos([]);
      setWays([]);
      setHanded(0);
      setCannot('');
      setWrong(false);
    });
  };
  return { hung, setHung, photos, setPhotos, ways, setWays, handed, setHanded, cannot, setCannot, wrong, tell };
}

function Hang({ words, telling: { hung, setHung, photos, setPhotos } }: { words: string; telling: Telling }) {
  const t = useWords();
  return (
    <section className="card stack">
      <h2>{t('贴到墙上', 'Hang it')}</h2>
      <p lang="zh-CN">{words}</p>
      <Photos photos={photos} onChange={setPhotos} />
      <fieldset className="chips" aria-label={t('贴好了没有', 'Whether it hangs')}>
        <label>
          <input type="checkbox" checked={hung} onChange={(event) => setHung(event.target.checked)} />
          <span>{t('贴好了', 'It hangs')}</span>
        </label>
      </fieldset>
    </section>
  );
}

function Tell({ script, telling: { ways, setWays } }: { script: string; telling: Telling }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card stack">
      <h2>{t('念给大家听', 'Read it out')}</h2>
      <p className="drive-script" lang="zh-CN">
        {script}
      </p>
      <fieldset className="chips" aria-label={t('怎么念的', 'How it was told')}>
        {namesOf(tellWays).map((way) => (
          <label key={way}>
            <input
              type="checkbox"
              checked={ways.includes(way)}
              onChange={(event) => setWays(event.target.checked ? [...ways, way] : ways.filter((one) => one !== way))}
            />
            <span>{label(tellWays[way])}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

interface HandProps {
  material: NonNullable<Drive['material']>;
  telling: Telling;
}

/** 发单子: no more than are in hand. */
function Hand({ material: { name, inHand }, telling: { handed, setHanded } }: HandProps) {
  const t = useWords();
  const put = (n: number) => setHanded(Math.min(inHand, Math.max(0, n)));
  return (
    <section className="card stack">
      <h2>{t(`发《${name}》`, `Hand out: ${name}`)}</h2>
      <p className="hint">{t(`手里有 ${inHand} 份`, `${inHand} in hand`)}</p>
      {inHand === 0 ? (
        <p>{t('手里没有了，请所里再送。', 'None left; ask the office for more.')}</p>
      ) : (
        <div className="drive-count">
          <button
            type="button"
            className="btn off"
            aria-label={t('少 10 份', '10 fewer')}
            onClick={() => put(handed - 10)}
          >
            −10
          </button>
          <input
            inputMode="numeric"
            value={handed === 0 ? '' : String(handed)}
            placeholder="0"
            aria-label={t('发了几份', 'How many')}
            onChange={(event) => put(Number(event.target.value.replace(/\D/gu, '')))}
          />
          <button
            type="button"
            className="btn off"
            aria-label={t('多 10 份', '10 more')}
            onClick={() => put(handed + 10)}
          >
            +10
          </button>
        </div>
      )}
      {handed === 0 ? null : (
        <p className="hint">
          {t(`发完还剩 ${inHand - handed} 份，记在站里账上。`, `${inHand - handed} will be left.`)}
        </p>
      )}
    </section>
  );
}

function Cannot({ telling: { cannot, setCannot } }: { telling: Telling }) {
  const t = useWords();
  return (
    <details className="card">
      <summary>
        <b>{t('做不了，说一声', 'It cannot be done')}</b>
        <Icon name="on" />
      </summary>
      <label className="stack">
        <span>{t('为什么', 'Why')}</span>
        <textarea rows={2} maxLength={200} value={cannot} onChange={(event) => setCannot(event.target.value)} />
      </label>
    </details>
  );
}
