/** 放进汇报: the table or the chosen number goes into a draft of one's own, or into a new one, bound to what it counts. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReportBody } from '../../../domain/report/body.ts';
import type { CellPart } from '../../../domain/report/explore.ts';
import { cellChip, chipBlock, tableBlock, tooLarge, type TableAsked } from '../../../domain/report/explore-taken.ts';
import { orderText } from '../../../domain/report/explore-order.ts';
import type { DayRange } from '../../../domain/figures/figure-cell.ts';
import { periodZh } from '../../../domain/report/style/day-style.ts';
import { kindsWrittenBy, reportKindWords, type ReportKind } from '../../../domain/report/template/template.ts';
import type { WriteReport } from '../../../domain/report/work-report.ts';
import type { SeenTable } from '../../../http/api/report/explore-routes.ts';
import { ProblemError } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { workReportCalls, writing, type SeenReport, type SeenReportLine } from '../report-calls.ts';
import type { ShownLine, Wish } from './explore-calls.ts';

interface Props {
  wish: Wish;
  table: SeenTable;
  /** As many as the table shows. */
  lines: readonly ShownLine[];
  onClose: () => void;
}

export function IntoReport(props: Props) {
  const t = useWords();
  return (
    <Modal
      open
      destroyOnHidden
      footer={null}
      width={520}
      title={t('放进汇报', 'Into a report')}
      onCancel={props.onClose}
    >
      <KeyLayer>
        <Choice {...props} />
      </KeyLayer>
    </Modal>
  );
}

type What = 'table' | 'cell';
const fresh = 'new ';

function Choice({ wish, table, lines, onClose }: Props) {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  const kinds = kindsWrittenBy(role);
  const drafts = useDrafts();
  const large = tooLarge(table.columns.length, lines.length);
  const cell = useCell(wish, table);
  const [what, setWhat] = useState<What>(large === null ? 'table' : 'cell');
  const [into, setInto] = useState<string | null>(null);
  const [isCharted, setCharted] = useState(false);
  const { put, busy } = usePut(wish, table);
  const target = into ?? drafts[0]?.entry.number ?? `${fresh}${kinds[0] ?? ''}`;
  const why = what === 'table' ? large : cell;
  return (
    <form
      className="explore-into"
      onSubmit={(event) => {
        event.preventDefault();
        if (why === null && !busy) void put({ what, target, isCharted }, onClose);
      }}
    >
      <Radio.Group value={what} onChange={(event) => setWhat(event.target.value as What)}>
        <Radio value="table">{t('这张表', 'This table')}</Radio>
        <Radio value="cell" disabled={wish.cell === null}>
          {t('选中的这个数', 'The chosen number')}
        </Radio>
      </Radio.Group>
      <p className="dim">
        {why === null
          ? t(
              '放进去的是台账里的数，不是抄下来的字：打开汇报时重数，签发以后不再变。',
              'It is counted whenever the report is read, and frozen when it is signed.',
            )
          : label(why)}
      </p>
      {what === 'table' ? (
        <Checkbox checked={isCharted} onChange={(event) => setCharted(event.target.checked)}>
          {t('打印时表下附图', 'Printed with a chart below it')}
        </Checkbox>
      ) : null}
      <Target target={target} onChoose={setInto} drafts={drafts} kinds={kinds} />
      <OtherDays days={wish.asked.period} into={drafts.find(({ entry }) => entry.number === target)?.entry} />
      <button type="submit" className="b p" disabled={why !== null} aria-disabled={busy}>
        {t('放进去', 'Put it in')}
      </button>
    </form>
  );
}

/** What counts other days than the report is put in all the same, and the check asks why. */
function OtherDays({ days, into }: { days: DayRange; into: SeenReportLine['entry'] | undefined }) {
  const t = useWords();
  if (into === undefined || (into.periodFrom === days.from && into.periodTo === days.to)) return null;
  const [own, other] = [periodZh(days.from, days.to), periodZh(into.periodFrom, into.periodTo)];
  return (
    <p className="changed" role="alert">
      {t(
        `这里数的是${own}，那一篇统计的是${other}，期间不一样；放进去以后检查会问为什么。`,
        `This counts ${own}; that report is of ${other}. It can be put in, and the check will ask why.`,
      )}
    </p>
  );
}

interface TargetProps {
  target: string;
  onChoose: (target: string) => void;
  drafts: readonly SeenReportLine[];
  kinds: readonly ReportKind[];
}

function Target({ target, onChoose, drafts, kinds }: TargetProps) {
  const t = useWords();
  return (
    <Field label={t('放进哪一篇', 'Into which report')}>
      {(control) => (
        <Select
          {...control}
          value={target}
          onChange={onChoose}
          options={[
            ...drafts.map(({ entry }) => ({ value: entry.number, label: `${entry.number} ${entry.title}` })),
            ...kinds.map((kind) => ({
              value: `${fresh}${kind}`,
              label: t(`新起草：${reportKindWords[kind].zh}`, `A new one: ${reportKindWords[kind].en}`),
            })),
          ]}
        />
      )}
    </Field>
  );
}

/** Drafts in which the reader may write. */
function useDrafts(): readonly SeenReportLine[] {
  const found = useQuery({
    queryKey: [workReportCalls.path, 'drafts to write in'],
    queryFn: ({ signal }) => workReportCalls.list({ state: 'drafted' }, signal),
  });
  return (found.data?.items ?? []).filter(({ moves }) => moves.includes('write'));
}

function partsOf({ rows, columns, cell }: Wish): CellPart[] {
  if (cell === null) return [];
  const parts: CellPart[] = [[rows, cell.row]];
  if (columns !== null && cell.column !== null) parts.push([columns, cell.column]);
  return parts;
}

function useNameOf(table: SeenTable): (key: string) => string {
  return (key) => table.names[key]?.zh ?? key;
}

function askedOf({ asked: { period, officeId, category }, conditions }: Wish) {
  const narrowed = Object.keys(conditions).length === 0 ? {} : { conditions };
  return { days: period, officeId: officeId ?? null, category: category ?? null, ...narrowed };
}

/** Why the chosen cell can be no chip; null where it can. */
function useCell(wish: Wish, table: SeenTable): { zh: string; en: string } | null {
  const nameOf = useNameOf(table);
  const made = cellChip(wish.figure, partsOf(wish), { ...askedOf(wish), report: wish.asked.period }, nameOf);
  return 'chip' in made ? null : made;
}

interface Put {
  what: What;
  /** The number of a draft, or a kind of a new one. */
  target: string;
  isCharted: boolean;
}

/** Puts it at the end of the report and opens that; the ids stay the same when it is pressed again after a lost answer. */
function usePut(wish: Wish, table: SeenTable) {
  const t = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const nameOf = useNameOf(table);
  const [busy, setBusy] = useState(false);
  const [ids] = useState(() => ({
    report: crypto.randomUUID(),
    press: crypto.randomUUID(),
    block: crypto.randomUUID(),
  }));
  const changeOf = (view: SeenReport, { what, isCharted }: Put): Partial<WriteReport> => {
    const { entry } = view;
    const days = { from: entry.periodFrom, to: entry.periodTo };
    const body = entry.body as ReportBody;
    const after = body.blocks.at(-1)?.id ?? null;
    if (what === 'table')
      return { put: tableBlock(tableAsked(wish), { id: ids.block, report: days, isCharted }), after };
    const made = cellChip(wish.figure, partsOf(wish), { ...askedOf(wish), report: days }, nameOf);
    if (!('chip' in made)) throw new Error('A cell that is no chip is not offered.');
    return { ...chipBlock(made, { id: ids.block, chips: body.chips }), after };
  };
  const write = async (view: SeenReport, wished: Put): Promise<void> => {
    const { number, version } = view.entry;
    const input = writing(changeOf(view, wished));
    await workReportCalls.move(number, 'write', { version, clientId: ids.press, input });
  };
  const put = async (wished: Put, done: () => void) => {
    setBusy(true);
    try {
      const view = await reportOf(wished.target, wish, ids.report);
      const { number } = view.entry;
      try {
        await write(view, wished);
      } catch (error) {
        // Somebody wrote another part meanwhile: it goes behind what stands there now.
        if (!(error instanceof ProblemError) || error.code !== 'changed-meanwhile') throw error;
        await write(await workReportCalls.get(number), wished);
      }
      void queries.invalidateQueries({ queryKey: [workReportCalls.path] });
      void message.success(t(`放进 ${number} 了，在最后一段`, `At the end of ${number} now`));
      done();
      void navigate(`/work-reports/${encodeURIComponent(number)}`);
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { put, busy };
}

function tableAsked(wish: Wish): TableAsked {
  const { figure, rows, columns, order, top, turned, year } = wish;
  return {
    ...askedOf(wish),
    figure,
    rows,
    columns,
    order: order === null ? null : orderText(order),
    top,
    turned: [...turned],
    year,
  };
}

/** The draft, or a new one of the days that the table is of. */
function reportOf(target: string, { asked: { period } }: Wish, id: string): Promise<SeenReport> {
  if (!target.startsWith(fresh)) return workReportCalls.get(target);
  const kind = target.slice(fresh.length) as ReportKind;
  return workReportCalls.open({ id, kind, ...period, dueOn: null });
}
