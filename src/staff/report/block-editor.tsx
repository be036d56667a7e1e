import { useQueryClient } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useRef, useState, type InputHTMLAttributes, type KeyboardEvent } from 'react';
import { tokenOf, type PieceCondition, type ReportBlock, type ReportChip } from '../../domain/report/body.ts';
import type { WriteReport } from '../../domain/report/work-report.ts';
import { ProblemError } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useLoaded } from '../base/loaded.ts';
import { clockTime } from '../base/ui/day.ts';
import { useFirstWords, useProblemWords } from '../base/ui/error-line.tsx';
import { DraftGate, useKeptForm } from '../matter/draft/draft-gate.tsx';
import type { SeenOpened } from '../matter/draft/draft-wire.ts';
import { DraftElsewhere, DraftMark } from '../matter/draft/draft-state.tsx';
import { workReportCalls, writing, type SeenReport } from './report-calls.ts';
import { selectWhole, typeInto } from './token-box.ts';
import { editorForm, nameOfEditor, useUnsaved } from './unsaved.tsx';

interface EditorProps {
  view: SeenReport;
  block: ReportBlock;
  /** Behind which block a new one stands; undefined where it is there already. */
  after?: string | null | undefined;
  onClose: () => void;
}

/** One paragraph being written: what is typed is kept at the server while it is typed, and goes into the report by its press. */
export function BlockEditor(props: EditorProps) {
  const form = editorForm(props.view, props.block.id);
  return (
    <DraftGate form={form} rows={2}>
      {(found) => <OpenEditor {...props} form={form} found={found} />}
    </DraftGate>
  );
}

/** A change of the report; where somebody else wrote another part meanwhile, it goes on the new version by itself. */
export function useWriting(view: SeenReport) {
  const queries = useQueryClient();
  return async (
    change: Partial<WriteReport>,
    mayRepeat: (now: SeenReport) => boolean = () => true,
  ): Promise<SeenReport> => {
    const { number } = view.entry;
    const clientId = crypto.randomUUID();
    const go = async (version: number) => {
      const after = await workReportCalls.move(number, 'write', { version, clientId, input: writing(change) });
      // What is pressed next is pressed on this version: a reading that began before it would bring the former one back.
      const queryKey = [workReportCalls.path, 'one', number];
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, after);
      return after;
    };
    try {
      return await go(view.entry.version);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'changed-meanwhile') throw error;
      const now = await workReportCalls.get(number);
      if (!mayRepeat(now)) throw new TakenError(now);
      return await go(now.entry.version);
    } finally {
      void queries.invalidateQueries({ queryKey: [workReportCalls.path] });
    }
  };
}

/** Somebody else has written the same paragraph. */
class TakenError extends Error {
  readonly now: SeenReport;
  constructor(now: SeenReport) {
    super('The same paragraph was written meanwhile.');
    this.now = now;
  }
}

/**
 * A press that changes the report beside its paragraphs' own editor. Where somebody else has changed meanwhile what it would take away,
 * nothing is taken, and the person sees it first.
 */
export function usePress(view: SeenReport) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useFirstWords();
  const write = useWriting(view);
  const [busy, setBusy] = useState(false);
  const press = async (
    change: Partial<WriteReport>,
    isUntouched: (now: SeenReport) => boolean = () => true,
    onTaken: () => void = () => undefined,
  ): Promise<SeenReport | null> => {
    setBusy(true);
    try {
      if (!isUntouched(view)) throw new TakenError(view);
      return await write(change, isUntouched);
    } catch (error) {
      const taken = t(
        '别人刚改过这一处，请看一眼再按。',
        'Somebody has just changed this: look at it, then press again.',
      );
      if (error instanceof TakenError) onTaken();
      void message.error(error instanceof TakenError ? taken : problemWords(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { press, busy };
}

export const blockIn = ({ entry }: SeenReport, id: string) => entry.body.blocks.find((one) => one.id === id);
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function OpenEditor({
  view,
  block,
  after,
  onClose,
  form,
  found,
}: EditorProps & { form: string; found: SeenOpened | null }) {
  const t = useWords();
  const editing = useEditing({ view, block, after, onClose }, form, found);
  const { kept, typed, change, theirs, busy, save, drop, take } = editing;
  const mayWrite = view.moves.includes('write');
  const isLong = piecesOf(typed).some(({ text }) => text.length > mostLetters);
  return (
    <form
      className="report-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Fields
        view={view}
        block={block}
        typed={typed}
        onChange={change}
        onKey={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isLong) void save();
          if (event.key === 'Escape') onClose();
        }}
      />
      {theirs === null ? null : <Theirs theirs={theirs} block={block} onMine={() => void save(true)} onTheirs={drop} />}
      <DraftElsewhere kept={kept} onTake={take} />
      {mayWrite ? null : <HandedOn />}
      <p className="report-editor-foot">
        <button type="submit" className="b p" disabled={busy || kept.isStopped || !mayWrite || isLong}>
          {t('保存这一段', 'Save')} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="b" onClick={onClose}>
          {t('先不存（草稿留着）', 'Leave (draft kept)')}
        </button>
        <button type="button" className="b" onClick={drop}>
          {t('不改了', 'Drop my change')}
        </button>
        <DraftMark kept={kept} />
      </p>
    </form>
  );
}

/** The report was handed on while somebody was writing in it: his words stay as a draft, and he hears why they go no further. */
export function HandedOn() {
  const t = useWords();
  return (
    <p className="changed" role="alert">
      {t(
        '这篇已经送出去了，现在存不进去；您写的留在草稿里，退回修改以后接着改。',
        'The report was handed on, so that nothing can be saved now; what you typed is kept as a draft for when it is sent back.',
      )}
    </p>
  );
}

/** What is typed, and its way into the report. */
function useEditing({ view, block, after, onClose }: EditorProps, form: string, found: SeenOpened | null) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useFirstWords();
  const write = useWriting(view);
  const kept = useKeptForm(form, t('汇报的一段', 'A paragraph of a report'), found);
  const [typed, setTyped] = useState<Record<string, string>>(() => ({ ...textsOfBlock(block), ...found?.typed }));
  const [opened] = useState(() => blockIn(view, block.id));
  const [theirs, setTheirs] = useState<SeenReport | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (changed: Record<string, string>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    kept.keep(next);
  };
  const save = async (isOver = false): Promise<SeenReport | null> => {
    setBusy(true);
    try {
      const put = blockOf(block, typed);
      // Against what was opened, not what is shown now: a page that heard of the other's words in time would write over them.
      const isUntouched = (now: SeenReport) => isOver || same(blockIn(now, block.id), opened);
      if (!isUntouched(view)) throw new TakenError(view);
      const now = await write({ put, ...(after === undefined ? {} : { after }) }, isUntouched);
      await kept.clear();
      onClose();
      return now;
    } catch (error) {
      if (error instanceof TakenError) setTheirs(error.now);
      else void message.error(problemWords(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const isUnsaved = view.moves.includes('write') && !same(blockOf(block, typed), opened ?? block);
  useUnsaved(block.id, isUnsaved, nameOfEditor(view, block.id), () => save());
  const drop = () => void kept.clear().then(onClose);
  const take = (taken: Record<string, string>) => setTyped((now) => ({ ...now, ...taken }));
  return { kept, typed, change, theirs, busy, save, drop, take };
}

/** What somebody else wrote into the same paragraph, beside one's own; the person says which one stays. */
function Theirs({
  theirs,
  block,
  onMine,
  onTheirs,
}: {
  theirs: SeenReport;
  block: ReportBlock;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const t = useWords();
  const other = blockIn(theirs, block.id);
  const texts =
    other === undefined ? [] : Object.entries(textsOfBlock(other)).filter(([name]) => /^(?:text|piece)/u.test(name));
  const words = other === undefined ? t('（这一段删掉了）', '(removed)') : texts.map(([, text]) => text).join('');
  return (
    <div className="changed" role="alert">
      <b>
        {t(
          `${theirs.more.editedByName} ${clockTime(theirs.entry.editedAt)} 改了这一段，您写的还在：`,
          `${theirs.more.editedByName} changed this paragraph at ${clockTime(theirs.entry.editedAt)}; what you typed is kept:`,
        )}
      </b>
      <p lang="zh">{words}</p>
      <button type="button" className="b" onClick={onTheirs}>
        {t('用他的', 'Use theirs')}
      </button>{' '}
      <button type="button" className="b" onClick={onMine}>
        {t('用我的', 'Use mine')}
      </button>
    </div>
  );
}

/** Somebody has just asked to write here. */
export function focusOnce(box: HTMLTextAreaElement | null): void {
  if (box !== null && document.activeElement !== box && !box.dataset['met']) {
    box.dataset['met'] = 'yes';
    box.focus();
  }
}

interface FieldsProps {
  view: SeenReport;
  block: ReportBlock;
  typed: Record<string, string>;
  onChange: (changed: Record<string, string>) => void;
  onKey: (event: KeyboardEvent) => void;
}

/** The marks of the levels; the numbers are given by the order. */
const levels = ['一、', '（一）', '1.', '（1）'] as const;

const conditions = {
  zero: { zh: '是 0', en: 'is 0' },
  some: { zh: '不是 0', en: 'is not 0' },
  counted: { zh: '有数', en: 'is known' },
  blank: { zh: '没有数', en: 'is not known' },
} as const;

function Fields({ view, block, typed, onChange, onKey }: FieldsProps) {
  const t = useWords();
  const last = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const insert = (token: string) => {
    if (last.current !== null && last.current.isConnected) typeInto(last.current, token);
    else onChange({ piece0: `${typed['piece0'] ?? ''}${token}` });
  };
  const box = (name: string, said: string) => ({
    'aria-label': said,
    value: typed[name] ?? '',
    lang: 'zh',
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      selectWhole(event);
      onKey(event);
    },
    onFocus: (event: { currentTarget: HTMLTextAreaElement | HTMLInputElement }) => {
      last.current = event.currentTarget;
    },
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  if (block.kind === 'heading')
    return (
      <>
        <LevelBox value={typed['level'] ?? '1'} onChange={(level) => onChange({ level })} />
        <input {...box('text', t('标题', 'Heading'))} />
      </>
    );
  if (block.kind === 'table')
    return <TableFields caption={box('text', t('表名', 'Name of the table'))} typed={typed} onChange={onChange} />;
  return (
    <>
      {piecesOf(typed).map(({ text, when }, i) => (
        <div key={i}>
          <ConditionBox view={view} nth={i + 1} when={when} onChange={(next) => onChange({ [`when${i}`]: next })} />
          <textarea
            {...box(`piece${i}`, t(`第 ${i + 1} 句`, `Sentence ${i + 1}`))}
            rows={Math.max(2, Math.ceil(text.length / 42))}
            ref={i === 0 ? focusOnce : undefined}
            aria-invalid={text.length > mostLetters || undefined}
          />
          <Room nth={i + 1} letters={text.length} />
        </div>
      ))}
      <p className="report-insert">
        <button
          type="button"
          className="b sm"
          disabled={piecesOf(typed).length >= mostPieces}
          onClick={() => onChange({ [`piece${piecesOf(typed).length}`]: '', [`when${piecesOf(typed).length}`]: '' })}
        >
          {t('再加一句（可以带条件）', 'Another sentence, with a condition if wanted')}
        </button>{' '}
        <span className="dim s">{t('空着的句子不存。', 'An empty sentence is not kept.')}</span>
      </p>
      <Insert view={view} onInsert={insert} />
    </>
  );
}

/** How many letters are left of a sentence, where it is nearly full, and what to do where it is too long. */
function Room({ nth, letters }: { nth: number; letters: number }) {
  const t = useWords();
  const said = roomOf(nth, letters);
  if (said === null) return null;
  return (
    <span
      className={letters > mostLetters ? 's report-long' : 'dim s'}
      role={letters > mostLetters ? 'alert' : undefined}
    >
      {t(said.zh, said.en)}
    </span>
  );
}

export function roomOf(nth: number, letters: number): { zh: string; en: string } | null {
  if (letters > mostLetters)
    return {
      zh: `第 ${nth} 句最多 ${mostLetters} 个字，多了 ${letters - mostLetters} 个；把它分成两句，或者另加一段。`,
      en: `Sentence ${nth} holds ${mostLetters} letters, ${letters - mostLetters} fewer than these: divide it, or add a paragraph.`,
    };
  if (letters < mostLetters - 400) return null;
  return { zh: `${letters} / ${mostLetters} 个字`, en: `${letters} of ${mostLetters} letters` };
}

/** 条件: whether the sentences are always written, or only by what a number of the report is. */
function ConditionBox({
  view,
  nth,
  when,
  onChange,
}: {
  view: SeenReport;
  nth: number;
  when: string;
  onChange: (when: string) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { is, chip } = conditionOf(when) ?? { is: '', chip: '' };
  // A name of the tree is always there, and decides nothing.
  const names = view.entry.body.chips.flatMap(({ name, kind }) => (kind === 'name' ? [] : [name]));
  return (
    <p className="dim s report-when">
      <label>
        {t('什么时候写', 'Written')}{' '}
        <select
          aria-label={t(`第 ${nth} 句什么时候写`, `When sentence ${nth} is written`)}
          value={is}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === '' ? '' : `${value} ${chip || (names[0] ?? '')}`)
          }
        >
          <option value="">{t('总是写', 'always')}</option>
          {(Object.keys(conditions) as (keyof typeof conditions)[]).map((one) => (
            <option key={one} value={one} disabled={names.length === 0}>
              {t(`只在一个数${conditions[one].zh}时`, `where a number ${conditions[one].en}`)}
            </option>
          ))}
        </select>
      </label>{' '}
      {is === '' ? null : (
        <select
          aria-label={t(`第 ${nth} 句看哪个数`, `The number that decides sentence ${nth}`)}
          lang="zh"
          value={chip}
          onChange={({ currentTarget: { value } }) => onChange(`${is} ${value}`)}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      {is === '' ? null : <span className="sr">{label(conditions[is])}</span>}
    </p>
  );
}

function LevelBox({ value, onChange }: { value: string; onChange: (level: string) => void }) {
  const t = useWords();
  return (
    <select aria-label={t('第几级', 'Level')} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {levels.map((mark, i) => (
        <option key={mark} value={String(i + 1)}>
          {mark}
        </option>
      ))}
    </select>
  );
}

/** Of a table: its name, and whether its numbers are drawn below it. */
function TableFields({
  caption,
  typed,
  onChange,
}: Pick<FieldsProps, 'typed' | 'onChange'> & { caption: InputHTMLAttributes<HTMLInputElement> }) {
  const t = useWords();
  return (
    <>
      <input {...caption} />
      <label className="s">
        <input
          type="checkbox"
          checked={typed['chart'] === charted}
          onChange={(event) => onChange({ chart: event.currentTarget.checked ? charted : '' })}
        />{' '}
        {t('表下附图（年、月、季度画线，别的画柱）', 'With a chart below it (lines over time, else bars)')}
      </label>
    </>
  );
}

/** They are read by the rules of a report, which its page needs for nothing else. */
const readyChipsOf = async () => (await import('../../domain/report/template/ready-chips.ts')).readyChips;

/** 插入: a chip of the report or a ready one, a footnote, or a number that the ledger does not have. */
function Insert({ view, onInsert }: { view: SeenReport; onInsert: (token: string) => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const write = useWriting(view);
  const own = view.entry.body.chips as readonly ReportChip[];
  // What has not come yet is not offered: the chips of the report itself are.
  const chips = useLoaded('ready chips', readyChipsOf, true, false);
  const names = [...new Set([...own.map(({ name }) => name), ...(chips?.keys() ?? [])])];
  const put = async (name: string) => {
    const ready = chips?.get(name);
    try {
      if (!own.some((chip) => chip.name === name) && ready !== undefined) await write({ chip: ready });
      onInsert(tokenOf(name));
    } catch (error) {
      void message.error(problemWords(error));
    }
  };
  return (
    <p className="report-insert">
      <Select
        aria-label={t('插入一个数字块', 'Insert a chip')}
        placeholder={t('插入数字块…', 'Insert a chip…')}
        value={null as string | null}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(name: string | null) => name !== null && void put(name)}
        options={names.map((name) => ({ value: name, label: name }))}
      />
      <button type="button" className="b sm" onClick={() => onInsert(tokenOf('注：在这里写脚注'))}>
        {t('插入脚注', 'Insert a footnote')}
      </button>
    </p>
  );
}

/** What stands behind the name of a table whose numbers are drawn below it. */
const charted = '（附图）';

/** The texts of a block by the names of their boxes. */
function textsOfBlock(block: ReportBlock): Record<string, string> {
  if (block.kind === 'heading') return { level: String(block.level), text: block.text };
  if (block.kind === 'table') return { text: block.caption, chart: block.chart ? charted : '' };
  return Object.fromEntries(
    block.pieces.flatMap(({ text, when }, i) => [
      [`piece${i}`, text],
      [`when${i}`, when === null ? '' : `${when.is} ${when.chip}`],
    ]),
  );
}

/** As many letters as a sentence may have (`ReportPiece`). */
const mostLetters = 4000;

/** As many as a paragraph may have. */
const mostPieces = 40;

/** The sentences of a paragraph out of its boxes, with their conditions as they are typed: `zero 发现违法`, or nothing. */
function piecesOf(typed: Readonly<Record<string, string>>): { text: string; when: string }[] {
  const n = Object.keys(typed).filter((name) => /^piece\d{1,2}$/u.test(name)).length;
  return Array.from({ length: n }, (_, i) => ({ text: typed[`piece${i}`] ?? '', when: typed[`when${i}`] ?? '' }));
}

function conditionOf(when: string): PieceCondition | null {
  const [, is = '', chip = ''] = /^(\w{1,10}) (.{1,30})$/u.exec(when) ?? [];
  return Object.hasOwn(conditions, is) ? { is: is as PieceCondition['is'], chip } : null;
}

function blockOf(block: ReportBlock, typed: Readonly<Record<string, string>>): ReportBlock {
  if (block.kind === 'heading') return { ...block, level: Number(typed['level'] ?? '1'), text: typed['text'] ?? '' };
  if (block.kind === 'table') return { ...block, caption: typed['text'] ?? '', chart: typed['chart'] === charted };
  const written = piecesOf(typed).map(({ text, when }) => ({ text, when: conditionOf(when) }));
  const kept = written.filter(({ text }) => text.trim() !== '');
  return { ...block, pieces: kept.length === 0 ? written.slice(0, 1) : kept };
}
