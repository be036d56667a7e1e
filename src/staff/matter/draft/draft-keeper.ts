/**
 * Keeps what is typed into one form at the server (草稿): a moment after the first letter and then not more often than once in a
 * while, one save after the other, again by itself when the line was down. It knows no React, so that a test can be the clock.
 */
import type { KeepDraft } from '../../../domain/matter/draft.ts';
import { ProblemError } from '../../base/client.ts';
import type { Typed } from '../matter-typed.ts';
import type { SeenOpened } from './draft-wire.ts';

export interface DraftWire {
  open: (form: string) => Promise<{ draft: SeenOpened | null }>;
  keep: (draft: KeepDraft, isLast: boolean) => Promise<{ id: string; version: number; savedAt: string }>;
  drop: (id: string) => Promise<object>;
}

export interface DraftForm {
  form: string;
  title: string;
  path: string;
  /** The window. */
  writer: string;
}

export interface DraftPicture {
  /** The id under which the form is submitted. */
  id: string;
  savedAt: number | null;
  /** Why what is typed is not kept at this moment; it is tried again, but for `elsewhere` and `gone`, which the person decides. */
  trouble: 'unreachable' | 'busy' | 'refused' | 'elsewhere' | 'gone' | null;
  /** What the server said, where it refused. */
  words: { zh: string; en: string } | null;
  /** When another window saved what it has, where it was told of; null where only a refusal tells that there is one. */
  elsewhereAt: number | null;
  /** What stood here was put aside for what another window has, and can be put back. */
  hasAside: boolean;
}

/** What a refusal means for what is typed; any other is told in the server's own words. */
const troubles: Readonly<Record<string, DraftPicture['trouble']>> = {
  'draft-elsewhere': 'elsewhere',
  'draft-gone': 'gone',
  unreachable: 'unreachable',
  // A press would be looked after and made once more; a draft saves itself again.
  busy: 'busy',
  crowded: 'busy',
  'answer-lost': 'busy',
};

/** Another window of the same person has saved a form. */
export interface SavedElsewhere {
  form: string;
  version: number;
  writer: string;
  savedAt: string;
}

const waitMs = 700;
const againMs = 5000;

export class DraftKeeper {
  picture: DraftPicture;
  /** What is typed and not kept yet. */
  #waiting: Typed | null = null;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> | null = null;
  #isOver = false;
  /** Whether the server may have something of it, also where its answer was lost. */
  #isSent = false;
  /** What stands in the form, kept or not. */
  #typed: Typed | null;
  #aside: Typed | null = null;
  readonly #heard = new Set<() => void>();

  readonly #wire: DraftWire;
  #form: DraftForm;
  readonly #newId: () => string;

  constructor(wire: DraftWire, form: DraftForm, found: SeenOpened | null, newId = () => crypto.randomUUID() as string) {
    this.#wire = wire;
    this.#form = form;
    this.#newId = newId;
    this.#version = found?.version ?? 0;
    this.#typed = found?.typed ?? null;
    const savedAt = found === null ? null : Date.parse(found.savedAt);
    const id = found?.id ?? newId();
    this.picture = { id, savedAt, trouble: null, words: null, elsewhereAt: null, hasAside: false };
  }

  subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  };

  #show(change: Partial<DraftPicture>): void {
    this.picture = { ...this.picture, ...change };
    for (const heard of this.#heard) heard();
  }

  /** What the form is called and where it stands, as of now. */
  place(title: string, path: string): void {
    this.#form = { ...this.#form, title, path };
  }

  /** Whether something typed would be lost if the page went now. */
  get isUnsaved(): boolean {
    return this.#waiting !== null || this.#saving !== null;
  }

  keep(typed: Typed): void {
    this.#typed = typed;
    this.#waiting = typed;
    if (this.#isDecidedByPerson || this.#timer !== null || this.#saving !== null) return;
    this.#later(waitMs);
  }

  /** Another window has saved the form: the person is asked now, and not only when this one would save over it. What is typed here stays. */
  hear({ form, version, writer, savedAt }: SavedElsewhere): void {
    if (form !== this.#form.form || writer === this.#form.writer || version <= this.#version) return;
    if (this.picture.trouble !== 'gone') this.#show({ trouble: 'elsewhere', elsewhereAt: Date.parse(savedAt) });
  }

  /** What is typed and saved nowhere while the person has not said which window counts: closed, it would be gone. */
  get undecided(): Typed | null {
    return this.#isDecidedByPerson ? this.#waiting : null;
  }

  /** Lays beside the form what was typed before and never saved: it can be put back. */
  layAside(typed: Typed): void {
    this.#aside = typed;
    this.#show({ hasAside: true });
  }

  get #isDecidedByPerson(): boolean {
    return this.picture.trouble === 'elsewhere' || this.picture.trouble === 'gone';
  }

  #later(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  /** Saves what waits, now; `isLast` lets the browser finish it after the page is gone. */
  async flush(isLast = false): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#saving !== null) {
      // A page that goes does not come to the end of the save before: both are of the same window, and the last one counts.
      if (!isLast) {
        await this.#saving;
        if (this.#waiting === null || this.#timer !== null) return;
        await this.flush();
        return;
      }
    }
    if (this.#waiting === null || this.#isDecidedByPerson) return;
    const typed = this.#waiting;
    this.#waiting = null;
    this.#saving = this.#save(typed, isLast).finally(() => {
      this.#saving = null;
      if (this.#waiting !== null && this.#timer === null && !this.#isDecidedByPerson)
        this.#later(this.picture.trouble === null ? waitMs : againMs);
    });
    await this.#saving;
  }

  async #save(typed: Typed, isLast: boolean): Promise<void> {
    const { form, title, path, writer } = this.#form;
    const over = this.#isOver;
    this.#isSent = true;
    const draft = { id: this.picture.id, form, title, path, writer, over, typed };
    try {
      const kept = await this.#wire.keep({ ...draft, version: this.#version }, isLast);
      this.#version = kept.version;
      this.#isOver = false;
      this.#show({ savedAt: Date.parse(kept.savedAt), trouble: null, words: null });
    } catch (error) {
      this.#waiting ??= typed;
      const code = error instanceof ProblemError ? error.code : '';
      this.#show({
        trouble: troubles[code] ?? 'refused',
        words: error instanceof ProblemError ? { zh: error.zh, en: error.en } : null,
      });
    }
  }

  /**
   * Before a submission: saves what waits, so that the id that goes with it is known to be still this window's. False where another
   * window has the form or has submitted it: then the same id would be answered with what that one did, and this one be lost.
   */
  async mayGo(): Promise<boolean> {
    while (this.isUnsaved && !this.#isDecidedByPerson) {
      await this.flush();
      if (this.picture.trouble !== null) break;
    }
    return !this.#isDecidedByPerson;
  }

  /** The form was submitted, or is not wanted: nothing that is still under way brings it back. */
  async clear(): Promise<void> {
    this.#waiting = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#saving;
    this.#waiting = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#version === 0 && !this.#isSent) return;
    this.#version = 0;
    this.#isSent = false;
    // The submission has removed it already; this removes what was only laid aside.
    await this.#wire.drop(this.picture.id).catch(() => undefined);
  }

  /** The next form of the same kind. */
  renew(): void {
    this.#version = 0;
    this.#typed = null;
    this.#aside = null;
    this.#show({ id: this.#newId(), savedAt: null, trouble: null, words: null, elsewhereAt: null, hasAside: false });
  }

  /** Goes on with what the other window saved, and puts aside what stood here; null when it is gone meanwhile, and then this one is kept as new. */
  async takeTheirs(): Promise<Typed | null> {
    const { draft } = await this.#wire.open(this.#form.form);
    if (draft === null) {
      this.#show({ trouble: 'gone' });
      return null;
    }
    this.#waiting = null;
    this.#version = draft.version;
    this.#aside = this.#typed;
    this.#typed = draft.typed;
    const savedAt = Date.parse(draft.savedAt);
    this.#show({
      id: draft.id,
      savedAt,
      trouble: null,
      words: null,
      elsewhereAt: null,
      hasAside: this.#aside !== null,
    });
    return draft.typed;
  }

  /** Puts back what was put aside; what stands here now is put aside in its place. Null where nothing was. */
  takeBack(): Typed | null {
    const back = this.#aside;
    if (back === null) return null;
    this.#aside = this.#typed;
    this.keep(back);
    this.#show({ hasAside: this.#aside !== null });
    return back;
  }

  /** Goes on with what is typed here. What was submitted elsewhere had the old id, so that this one gets another. */
  async keepMine(): Promise<void> {
    if (this.picture.trouble === 'gone') {
      this.#version = 0;
      this.#show({ id: this.#newId() });
    }
    this.#isOver = true;
    // What was saved here before the other one saved over it goes over that, though nothing was typed since.
    this.#waiting ??= this.#typed;
    this.#show({ trouble: null, words: null, elsewhereAt: null });
    await this.flush();
  }
}
