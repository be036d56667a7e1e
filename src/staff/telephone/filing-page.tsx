import { useEffect, useState, type FormEvent } from 'react';
import { goesToWords } from '../../domain/county/station.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { dayLong, instantShort } from '../base/ui/day.ts';
import { AgainstWhom, More, WhatHappened, Who } from './answers.tsx';
import type { Answering } from './answers.tsx';
import { AskedBesides } from './asked-besides.tsx';
import { todayHere } from './asked-day.tsx';
import { Bar } from './bars.tsx';
import { useCarried, useKeeper, useStamp } from './carried.tsx';
import { isBegun, readTyped, startTyped, type Draft } from './filing-typed.ts';
import type { OpenAct } from './outbox/kept-acts.ts';
import { bodyOf } from './outbox/sender.ts';
import { isFull, type Full } from './outbox/store.ts';
import { fromBase64, toBase64 } from './outbox/vault.ts';
import type { Carried } from './outbox/wire.ts';

/** 登记投诉: three answers, and what else there is to say. Each letter is kept as it is typed; an act that was refused comes back here. */
export function FilePage({ again }: { again: string }) {
  const t = useWords();
  const { picture } = useKeeper();
  const mended = picture.acts.find((one) => one.act.id === again && one.body.item.kind === 'filing') ?? null;
  const kept = useKeptForm(mended);
  const { typed } = kept;
  if (typed === null) return <Bar title={t('登记投诉', 'File a complaint')} back="#/" />;
  return <FilingForm mended={mended} kept={{ ...kept, typed }} />;
}

/** What stands in the form: the draft, or what was typed for the act that was refused. */
interface KeptForm {
  typed: Typed | null;
  photos: Answering['photos'];
  keep: (typed: Typed, photos: Answering['photos']) => void;
  /** What was typed last was not kept. */
  failed: boolean;
  setFailed: (failed: boolean) => void;
  /** A form that was begun before lies open; null for one that is new. */
  begun: Draft | null;
  /** Throws it away, and begins anew. */
  startAnew: () => Promise<void>;
}

function useKeptForm(mended: OpenAct | null): KeptForm {
  const { keeper } = useKeeper();
  const carried = useCarried();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [photos, setPhotos] = useState<Answering['photos']>([]);
  const [failed, setFailed] = useState(false);
  const [begun, setBegun] = useState<Draft | null>(null);
  useEffect(() => {
    void (async () => {
      if (mended !== null) {
        setTyped(mended.body.typed ?? startTyped(carried));
        setPhotos(await keeper.openPhotos(mended));
        return;
      }
      const draft = await keeper.findDraft<Draft>('filing').catch(() => null);
      if (draft !== null && isBegun(draft, carried)) setBegun(draft);
      setTyped(draft?.typed ?? startTyped(carried));
      setPhotos((draft?.photos ?? []).map(({ id, data }) => ({ id, bytes: fromBase64(data) })));
    })();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the form opens.
  }, []);
  const keep = (next: Typed, files: Answering['photos']) => {
    setTyped(next);
    setPhotos(files);
    if (mended !== null) return;
    const kept = files.map(({ id, bytes }) => ({ id, data: toBase64(bytes) }));
    const draft: Draft = { typed: next, photos: kept, at: new Date().toISOString() };
    void keeper.keepDraft('filing', draft).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const startAnew = async () => {
    await keeper.clearDraft('filing');
    setBegun(null);
    setTyped(startTyped(carried));
    setPhotos([]);
  };
  return { typed, photos, keep, failed, setFailed, begun, startAnew };
}

function FilingForm({ mended, kept }: { mended: OpenAct | null; kept: KeptForm & { typed: Typed } }) {
  const t = useWords();
  const { language } = useLanguage();
  const carried = useCarried();
  const { problems, setProblems, busy, submit } = useFiling(mended, kept);
  const { typed, photos, keep, failed } = kept;
  const answering: Answering = {
    typed,
    photos,
    carried,
    change: (values) => {
      keep({ ...typed, ...values }, photos);
      setProblems((known) => known.filter((one) => !(one.path in values)));
    },
    changePhotos: (files) => keep(typed, files),
    errorOf: (path) => problems.find((one) => one.path === path)?.[language],
  };
  return (
    <>
      <Bar title={t('登记投诉', 'File a complaint')} back="#/" />
      <main>
        <form className="wrap stack filing" noValidate onSubmit={(event) => void submit(event)}>
          <p className="hint">
            {t('三样必答，别的能写就写。写一个字存一个字。', 'Three answers are needed. Each letter is kept.')}
          </p>
          {kept.begun === null ? null : <BegunBefore begun={kept.begun} startAnew={kept.startAnew} />}
          <Faults problems={problems.length} />
          <Who {...answering} />
          <AgainstWhom {...answering} />
          <WhatHappened {...answering} />
          <AskedBesides {...answering} />
          <More {...answering} />
          <WhereItGoes carried={carried} typed={typed} />
          <div className="save">
            <div className="wrap">
              {failed ? <NotKept /> : null}
              <button type="submit" className="btn do big full" disabled={busy}>
                {busy ? t('在存…', 'Keeping…') : t('存下', 'Keep')}
              </button>
              <p className="hint">{t('没网也不丢，有网自己发', 'Nothing is lost; it is sent by itself')}</p>
            </div>
          </div>
        </form>
      </main>
    </>
  );
}

/** Reads what was typed; what is right becomes an act that waits, or takes the place of the one that was refused. */
function useFiling(mended: OpenAct | null, { typed, photos, setFailed }: KeptForm & { typed: Typed }) {
  const { keeper } = useKeeper();
  const stamp = useStamp();
  const keepFiling = useKeepFiling(mended, typed);
  const { further, today } = useCarried();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const first = mended?.body.item.kind === 'filing' ? mended.body.item : null;
    const mark = first === null ? stamp() : { id: first.id, deviceId: first.deviceId, actedAt: first.actedAt };
    const read = readTyped(
      typed,
      mark.id,
      photos.map((one) => one.id),
      {
        questions: further ?? [], // The clock of a telephone may have fallen back: it was carried along on that day at least.
        today: [todayHere(), today].toSorted().at(-1) ?? today,
      },
    );
    // What he wants is heard out of what he tells: where that is missing too, only that is asked for.
    const wrong = read.problems.filter((one) => one.path !== 'claim' || (typed['claim'] ?? '') !== '');
    setProblems(wrong);
    const { filing } = read;
    if (filing === null) {
      showFirst(event.currentTarget, wrong);
      return;
    }
    setBusy(true);
    try {
      await keepFiling(mark, filing, photos);
    } catch (error) {
      const withoutPhotos = () => keepFiling(mark, { ...filing, attachmentIds: [] }, []);
      if (isFull(error)) keeper.show({ full: fullOf(photos, withoutPhotos) });
      else setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return { problems, setProblems, busy, submit };
}

/** What can be kept at once of a filing that found no room: all but its photos. */
function fullOf(photos: KeptForm['photos'], withoutPhotos: () => Promise<void>): Full {
  if (photos.length === 0) return { lighter: null };
  const bytes = photos.reduce((sum, one) => sum + one.bytes.byteLength, 0);
  return { lighter: withoutPhotos, needs: { count: photos.length, bytes } };
}

/** Keeps a filing as an act that waits, with what was typed beside it so that it can be mended if it is refused, and shows its slip. */
function useKeepFiling(mended: OpenAct | null, typed: Typed) {
  const { keeper, sender } = useKeeper();
  return async (
    mark: { id: string; deviceId: string; actedAt: string },
    filing: NonNullable<ReturnType<typeof readTyped>['filing']>,
    photos: Answering['photos'],
  ): Promise<void> => {
    const title = `${filing.consumer.name} → ${filing.operator.name}`;
    const itemOf = (slip: { code: string; queryCode: string }) => ({ kind: 'filing' as const, ...mark, filing, slip });
    if (mended?.body.item.kind === 'filing') {
      const item = itemOf(mended.body.item.slip);
      await keeper.change(mended, 'waiting', { ...mended.body, item, title, typed, problem: null });
    } else {
      const kept = { photos, draft: { name: 'filing', typed: null } };
      await keeper.addFiling(mark.id, (slip) => bodyOf(itemOf(slip), title, typed), kept);
    }
    void sender.send();
    window.location.hash = `#/slip/${mark.id}`;
  };
}

/** Opens what lies around the first box that is wrong, and stands in it. */
function showFirst(form: HTMLFormElement, wrong: readonly FieldProblem[]): void {
  const boxes = [...form.querySelectorAll<HTMLElement>('[data-field]')];
  const box = boxes.find((one) => wrong.some(({ path }) => path === one.dataset['field']));
  box?.closest('details')?.setAttribute('open', '');
  box?.focus();
}

/** The form opens with what was not finished: whose it is, and the way to an empty one, so that nobody’s name stands in another’s. */
function BegunBefore({ begun, startAnew }: { begun: Draft; startAnew: () => Promise<void> }) {
  const t = useWords();
  const { today } = useCarried();
  const [sure, setSure] = useState(false);
  const when = begun.at === undefined ? '' : instantShort(begun.at, today);
  return (
    <div className="note stack">
      <p>
        {t(`接着写没写完的${when === '' ? '' : `（${when}）`}。`, `This goes on with what was not finished ${when}.`)}
      </p>
      <button type="button" className="btn off" onClick={() => (sure ? void startAnew() : setSure(true))}>
        {sure
          ? t('真的不要了，换一张空的', 'Really throw it away and begin anew')
          : t('不是这一件，新写一件', 'Not this one: begin anew')}
      </button>
    </div>
  );
}

function Faults({ problems }: { problems: number }) {
  const t = useWords();
  if (problems === 0) return null;
  return (
    <p className="note bad" role="alert">
      {t(`有 ${problems} 处要改，写好的都没丢。`, `${problems} to correct; nothing is lost.`)}
    </p>
  );
}

/** What is typed lies on the screen alone: said where the button is, which is in sight wherever one writes. */
function NotKept() {
  const t = useWords();
  return (
    <p className="msg" role="alert">
      {t(
        '刚写的手机没记住，多半是满了：先别关这一页，腾点地方再按“存下”。',
        'What was typed just now is not kept, the telephone is probably full: do not close this page, make room and press Keep.',
      )}
    </p>
  );
}

/** The office that the server would propose by the place of the shop; null where the place names none, or nothing of it is carried. */
export function officeFor({ offices }: Pick<Carried, 'offices'>, regionId: string): string | null {
  return offices?.find((one) => one.regionIds.includes(regionId))?.name ?? null;
}

/** To whom the complaint goes from here, and by when the complainant hears. */
function WhereItGoes({ carried, typed }: { carried: Carried; typed: Typed }) {
  const t = useWords();
  const w = useLabel();
  const by = carried.hearBy[todayHere()] ?? null;
  return (
    <p className="note">
      <b>
        {carried.station.isWindow
          ? w(goesToWords(officeFor(carried, typed['place.regionId'] ?? '')))
          : t('站里先谈，谈不成交上去。', 'The station talks first, then sends it up.')}
      </b>{' '}
      {by === null
        ? ''
        : carried.station.isWindow
          ? t(
              `最晚 ${dayLong(by, 'zh')} 告诉他受理不受理。`,
              `He hears by ${dayLong(by, 'en')} whether it is accepted.`,
            )
          : t(`最晚 ${dayLong(by, 'zh')} 给他回话。`, `He hears by ${dayLong(by, 'en')}.`)}
    </p>
  );
}
