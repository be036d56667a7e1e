import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeepDraft } from '../../../src/domain/matter/draft.ts';
import { ProblemError } from '../../../src/staff/base/client.ts';
import { bringEarlier, type Shelf } from '../../../src/staff/matter/draft/browser-drafts.ts';
import { DraftKeeper } from '../../../src/staff/matter/draft/draft-keeper.ts';
import { draftTitle } from '../../../src/staff/matter/draft/draft-title.ts';
import type { SeenOpened } from '../../../src/staff/matter/draft/draft-wire.ts';

const problem = (code: string, status = 409) => new ProblemError({ code, status, zh: '不行', en: 'No' });

/** A server of one form, as slow and as refusing as a test wants it. */
function wire() {
  const sent: KeepDraft[] = [];
  const dropped: string[] = [];
  const state = {
    kept: null as SeenOpened | null,
    refuse: null as ProblemError | null,
    slowMs: 0,
    sent,
    dropped,
    open: async () => ({ draft: state.kept }),
    keep: async (draft: KeepDraft) => {
      if (state.slowMs > 0) await new Promise((done) => setTimeout(done, state.slowMs));
      sent.push(draft);
      if (state.refuse !== null) throw state.refuse;
      const version = (state.kept?.version ?? 0) + 1;
      state.kept = { id: draft.id, version, savedAt: new Date(version * 1000).toISOString(), typed: draft.typed };
      return state.kept;
    },
    drop: async (id: string) => {
      dropped.push(id);
      state.kept = null;
      return {};
    },
  };
  return state;
}
let ids = 0;
const keeperOf = (server: ReturnType<typeof wire>, found: SeenOpened | null = null) =>
  new DraftKeeper(
    server,
    { form: 'new.file', title: '登记投诉', path: '/complaints/new', writer: 'w' },
    found,
    () => `id-${(ids += 1)}`,
  );

beforeEach(() => {
  vi.useFakeTimers();
  ids = 0;
});
afterEach(() => vi.useRealTimers());

describe('two windows with one form open', () => {
  const saved = { form: 'new.file', version: 2, writer: 'other', savedAt: '2026-11-25T02:05:00.000Z' };

  it('lose nothing that was typed into the second one, also where its form is closed before anybody has decided', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    keeper.hear(saved);
    expect(keeper.undecided).toBeNull();
    keeper.keep({ story: '这边后来写的' });
    expect(keeper.undecided).toEqual({ story: '这边后来写的' });
    // The form is opened once more on the same page: what was left stands beside what the other window saved.
    const again = keeperOf(server, { id: 'theirs', version: 2, savedAt: saved.savedAt, typed: { story: '那边写的' } });
    again.layAside(keeper.undecided ?? {});
    expect(again.picture.hasAside).toBe(true);
    expect(again.undecided).toBeNull();
    expect(again.takeBack()).toEqual({ story: '这边后来写的' });
    expect(again.takeBack()).toEqual({ story: '那边写的' });
  });

  it('are told of each other as the other saves, and not by their own saves or those of another form', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    keeper.keep({ story: '这边写的' });
    await vi.advanceTimersByTimeAsync(1000);
    keeper.hear({ ...saved, form: 'new.tipoff' });
    keeper.hear({ ...saved, writer: 'w' });
    keeper.hear({ ...saved, version: 1 });
    expect(keeper.picture.trouble).toBeNull();
    keeper.hear(saved);
    expect(keeper.picture).toMatchObject({ trouble: 'elsewhere', elsewhereAt: Date.parse(saved.savedAt) });
    // Nothing is saved over the other before the person has chosen, and nothing that is typed meanwhile is lost.
    keeper.keep({ story: '这边又写了' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.sent).toHaveLength(1);
    await keeper.keepMine();
    expect(server.sent.at(-1)).toMatchObject({ over: true, typed: { story: '这边又写了' } });
    expect(keeper.picture.trouble).toBeNull();
  });

  it('keep what stands here over the other although nothing was typed since', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    keeper.keep({ story: '这边写的' });
    await vi.advanceTimersByTimeAsync(1000);
    keeper.hear(saved);
    await keeper.keepMine();
    expect(server.sent.at(-1)).toMatchObject({ over: true, typed: { story: '这边写的' } });
  });

  it('lose nothing when the other one is taken: what stood here is put back on a press, and the other again on the next', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    keeper.keep({ story: '这边写的' });
    await vi.advanceTimersByTimeAsync(1000);
    server.kept = { id: 'theirs', version: 2, savedAt: saved.savedAt, typed: { story: '那边写的' } };
    keeper.hear(saved);
    expect(await keeper.takeTheirs()).toEqual({ story: '那边写的' });
    expect(keeper.picture).toMatchObject({ id: 'theirs', trouble: null, hasAside: true });
    expect(keeper.takeBack()).toEqual({ story: '这边写的' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.sent.at(-1)).toMatchObject({ id: 'theirs', version: 2, typed: { story: '这边写的' } });
    expect(keeper.takeBack()).toEqual({ story: '那边写的' });
  });
});

describe('the keeper of a form', () => {
  it('saves a moment after the first letter and then once for many', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    for (const story of ['种', '种子', '种子不', '种子不出']) {
      keeper.keep({ story });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(700);
    expect(server.sent.map(({ typed, version }) => [typed['story'], version])).toEqual([['种子不出', 0]]);
    keeper.keep({ story: '种子不出苗' });
    await vi.advanceTimersByTimeAsync(800);
    expect(server.sent.at(-1)).toMatchObject({ version: 1, typed: { story: '种子不出苗' } });
    expect(keeper.picture).toMatchObject({ savedAt: 2000, trouble: null });
    expect(keeper.isUnsaved).toBe(false);
  });

  it('sends one save after the other, the newest words last', async () => {
    const server = wire();
    server.slowMs = 2000;
    const keeper = keeperOf(server);
    keeper.keep({ story: '一' });
    await vi.advanceTimersByTimeAsync(800);
    keeper.keep({ story: '一二' });
    keeper.keep({ story: '一二三' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(6000);
    expect(server.sent.map(({ typed }) => typed['story'])).toEqual(['一', '一二三']);
  });

  it('tries again by itself while the line is down, and says that nothing is kept', async () => {
    const server = wire();
    server.refuse = problem('unreachable', 0);
    const keeper = keeperOf(server);
    keeper.keep({ story: '断网时写的' });
    await vi.advanceTimersByTimeAsync(6000);
    expect(keeper.picture).toMatchObject({ trouble: 'unreachable', savedAt: null });
    expect(keeper.isUnsaved).toBe(true);
    server.refuse = null;
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.kept?.typed).toEqual({ story: '断网时写的' });
    expect(keeper.picture.trouble).toBeNull();
  });

  it('does not bring back what was submitted while a save was under way', async () => {
    const server = wire();
    server.slowMs = 1000;
    const keeper = keeperOf(server);
    keeper.keep({ story: '写完了' });
    await vi.advanceTimersByTimeAsync(800);
    keeper.keep({ story: '写完了。' });
    const cleared = keeper.clear();
    await vi.advanceTimersByTimeAsync(10_000);
    await cleared;
    expect(server.sent).toHaveLength(1);
    expect(server.dropped).toEqual(['id-1']);
    expect(server.kept).toBeNull();
    keeper.renew();
    expect(keeper.picture).toMatchObject({ id: 'id-2', savedAt: null });
  });

  it('removes what was sent though its answer was lost', async () => {
    const server = wire();
    server.refuse = problem('unreachable', 0);
    const keeper = keeperOf(server);
    keeper.keep({ story: '存上了，没有回音' });
    await vi.advanceTimersByTimeAsync(800);
    await keeper.clear();
    expect(server.dropped).toEqual(['id-1']);
  });

  it('lets nothing be submitted from a window whose form another one has submitted, and saves what waits before', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    keeper.keep({ story: '写完了' });
    expect(await keeper.mayGo()).toBe(true);
    expect(server.sent.map(({ typed }) => typed['story'])).toEqual(['写完了']);
    // Meanwhile the other window submits; here somebody types over it and presses at once.
    server.refuse = problem('draft-gone');
    keeper.keep({ story: '另一件' });
    expect(await keeper.mayGo()).toBe(false);
    expect(keeper.picture.trouble).toBe('gone');
    server.refuse = null;
    await keeper.keepMine();
    expect(await keeper.mayGo()).toBe(true);
    expect(server.sent.at(-1)).toMatchObject({ id: 'id-2', typed: { story: '另一件' } });
    // A line that is down hinders no press: what goes is this window's own.
    server.refuse = problem('unreachable', 0);
    keeper.keep({ story: '另一件，断网' });
    expect(await keeper.mayGo()).toBe(true);
  });

  it('removes nothing where nothing was kept', async () => {
    const server = wire();
    await keeperOf(server).clear();
    expect(server.dropped).toEqual([]);
  });

  it('asks when another window writes the same form, and does as the person says', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    server.refuse = problem('draft-elsewhere');
    keeper.keep({ story: '这里' });
    await vi.advanceTimersByTimeAsync(30_000);
    // It is asked once and waits for the person.
    expect(server.sent).toHaveLength(1);
    keeper.keep({ story: '这里又写' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(server.sent).toHaveLength(1);
    expect(keeper.picture.trouble).toBe('elsewhere');

    server.refuse = null;
    server.kept = { id: 'other', version: 7, savedAt: new Date(0).toISOString(), typed: { story: '那边' } };
    await keeper.keepMine();
    expect(server.sent.at(-1)).toMatchObject({ over: true, typed: { story: '这里又写' } });

    server.kept = { id: 'other', version: 9, savedAt: new Date(0).toISOString(), typed: { story: '那边' } };
    expect(await keeper.takeTheirs()).toEqual({ story: '那边' });
    keeper.keep({ story: '那边，接着' });
    await vi.advanceTimersByTimeAsync(800);
    expect(server.sent.at(-1)).toMatchObject({ id: 'other', version: 9, over: false });
  });

  it('gives what is kept on as new another id, for the old one was submitted', async () => {
    const server = wire();
    const keeper = keeperOf(server);
    server.refuse = problem('draft-gone');
    keeper.keep({ story: '那边已经提交' });
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.picture.trouble).toBe('gone');
    server.refuse = null;
    await keeper.keepMine();
    expect(server.sent.at(-1)).toMatchObject({ id: 'id-2', version: 0 });
  });
});

it('is called in the language of its reader, where it is the sheet of a call', () => {
  const begun = { form: 'new.file', title: '登记投诉' };
  expect([draftTitle(begun, 'zh'), draftTitle(begun, 'en')]).toEqual(['登记投诉', 'File a complaint']);
  expect(draftTitle({ form: 'new.file', title: 'File a complaint' }, 'zh')).toBe('登记投诉');
  expect(draftTitle({ form: '投2026-0001.settle', title: '达成协议 投2026-0001' }, 'en')).toBe('达成协议 投2026-0001');
});

describe('what an earlier version kept in the browser', () => {
  function shelf(kept: Record<string, string>): Shelf & { kept: Map<string, string> } {
    const map = new Map(Object.entries(kept));
    return {
      kept: map,
      get length() {
        return map.size;
      },
      key: (n) => [...map.keys()][n] ?? null,
      getItem: (key) => map.get(key) ?? null,
      removeItem: (key) => void map.delete(key),
    };
  }
  const old = (savedAt: number) => JSON.stringify({ typed: { reason: '写到一半' }, clientId: 'c', savedAt });
  const now = 40 * 86_400_000;

  it('goes to the server as one’s own, another’s waits for him, and what is old or broken goes', async () => {
    const place = shelf({
      'hongdun.draft.me.投2026-0001.decline': old(now),
      'hongdun.draft.somebody.new.file': old(now),
      'hongdun.draft.somebody.new.tipoff': old(now - 31 * 86_400_000),
      'hongdun.draft.me.new.file': '{',
      'hongdun.language': 'zh',
    });
    const server = wire();
    await bringEarlier(place, 'me', server, { writer: 'w', now });
    expect(server.sent).toMatchObject([
      {
        id: 'c',
        form: '投2026-0001.decline',
        title: '草稿 投2026-0001',
        version: 0,
        typed: { reason: '写到一半' },
      },
    ]);
    expect([...place.kept.keys()]).toEqual(['hongdun.draft.somebody.new.file', 'hongdun.language']);
  });

  it('stays while it cannot be sent', async () => {
    const place = shelf({ 'hongdun.draft.me.new.file': old(now) });
    const server = wire();
    server.refuse = problem('unreachable', 0);
    await bringEarlier(place, 'me', server, { writer: 'w', now });
    expect(place.kept.size).toBe(1);
  });
});
