import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { allowanceBases, type Allowance } from '../../domain/people/allowance.ts';
import allowanceDocket from '../../domain/people/allowance.ts?allowanceDocket';
import { formatYuan } from '../../domain/base/money.ts';
import type { AllowanceMore } from '../../http/api/people/allowance-routes.ts';
import type { Directory } from '../base/client.ts';
import { useDirectory } from '../base/directory.ts';
import { useExport } from '../matter/export/export-asking.tsx';
import { ExportLink } from '../matter/export/export-link.tsx';
import { type SeenEntry, type SeenEntryView } from '../matter/docket/docket-calls.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { renewLedgers } from '../base/ledger-renewal.ts';
import { useMay, useMe } from '../base/me.tsx';
import { allowances, peopleClient, usePeople } from './person-calls.ts';
import { useProblemWords } from '../base/ui/error-line.tsx';

const draftForm = async () =>
  (await import('../../domain/people/allowance.ts')).DraftAllowance.omit({ personId: true });
const payForm = async () => (await import('../../domain/people/allowance.ts')).allowanceProcedure.pay.input;

type SeenAllowance = SeenEntry<Allowance, AllowanceMore>;

/** 补贴台账: drafted, approved, paid; figures to the fen. */
export default function AllowancePage() {
  const t = useWords();
  const people = usePeople();
  return (
    <DocketPage
      docket={allowanceDocket}
      calls={allowances}
      title={t('补贴台账', 'Allowances')}
      empty={t('没有待办的补贴；按“造补贴”或者“给全部站点造一期”。', 'Nothing open.')}
      nameWords={{ zh: '编号、发给', en: 'Number, to' }}
      nameOf={({ entry, more }) => `${entry.number} ${more.personName}`}
      people={people}
      askOf={({ entry, more }, move) =>
        move === 'approve'
          ? t(
              `批准发给${more.personName}的补贴 ${formatYuan(entry.sumFen)} 元？`,
              `Approve ${formatYuan(entry.sumFen)} yuan for ${more.personName}?`,
            )
          : null
      }
      rowMoves="chief"
      tools={<Tools />}
      columns={useAllowanceColumns()}
      facts={(view) => <AllowanceFacts view={view} />}
    />
  );
}

function useAllowanceColumns(): DocketColumn<SeenAllowance>[] {
  const t = useWords();
  const label = useLabel();
  return [
    { zh: '站点', en: 'Station', cell: ({ more }) => more.stationName, words: ({ more }) => more.stationName },
    {
      zh: '期间',
      en: 'Period',
      cell: ({ entry }) => (
        <span className="num nw">
          {entry.fromOn} — {entry.toOn}
        </span>
      ),
    },
    {
      zh: '怎么算',
      en: 'Basis',
      cell: ({ entry }) =>
        entry.basis === 'perMatter'
          ? t(`${entry.count} 件 × ${formatYuan(entry.unitFen)}`, `${entry.count} × ${formatYuan(entry.unitFen)}`)
          : label(allowanceBases[entry.basis]),
    },
    { zh: '合计（元）', en: 'Sum (yuan)', right: true, cell: ({ entry }) => formatYuan(entry.sumFen) },
  ];
}

function AllowanceFacts({ view: { entry, more } }: { view: SeenEntryView<Allowance, AllowanceMore> }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <Facts
        rows={[
          [t('发给', 'To'), more.personName],
          [t('站点', 'Station'), more.stationName],
          [t('期间', 'Period'), `${entry.fromOn} — ${entry.toOn}`],
          [t('怎么算', 'Basis'), label(allowanceBases[entry.basis])],
          [t('件数', 'Matters'), entry.basis === 'perMatter' ? entry.count : null],
          [t('合计', 'Sum'), t(`${formatYuan(entry.sumFen)} 元`, `${formatYuan(entry.sumFen)} yuan`)],
          [t('依据', 'Ground'), entry.reason],
          [t('造表', 'Drafted by'), more.byName],
          [t('批准', 'Approved by'), more.approvedByName],
          [t('发放', 'Paid'), entry.paidOn === null ? null : `${entry.paidOn} ${entry.voucher}`],
        ]}
      />
      <p>
        <Link className="b" to={`/people/${entry.personId}`}>
          {t('打开档案', 'Open the file')}
        </Link>
      </p>
    </>
  );
}

/** A period for all stations, the approval and the payment of all that wait, the export, and the sums. */
function Tools() {
  const t = useWords();
  const directory = useDirectory();
  const mayDraft = useMay('allowance.draft');
  const mayExport = useMay('allowance.export');
  const mayApprove = useMay('allowance.approve');
  const mayPay = useMay('allowance.pay');
  const [writing, setWriting] = useState<'draft' | 'pay' | null>(null);
  const { drafted, forMe, approved } = useOpenAllowances();
  const ask = useApproval(forMe);
  const { take, dialog } = useExport();
  return (
    <div className="people-tools">
      <p className="people-figures">
        <span>
          {t('待审批', 'To be approved')} <b>{sumOf(drafted)}</b> {t('元', 'yuan')}
        </span>
        <span>
          {t('待发放', 'To be paid')} <b>{sumOf(approved)}</b> {t('元', 'yuan')}
        </span>
      </p>
      {mayDraft ? (
        <button type="button" className="b" onClick={() => setWriting('draft')}>
          {t('给全部站点造一期…', 'Draft for all stations…')}
        </button>
      ) : null}
      {mayApprove && forMe.length > 0 ? (
        <button type="button" className="b p" onClick={ask}>
          {t(`批准全部 ${forMe.length} 笔…`, `Approve all ${forMe.length}…`)}
        </button>
      ) : null}
      {mayPay && approved.length > 0 ? (
        <button type="button" className="b" onClick={() => setWriting('pay')}>
          {t(`发放全部 ${approved.length} 笔…`, `Pay all ${approved.length}…`)}
        </button>
      ) : null}
      {mayExport ? (
        <ExportLink
          take={take}
          taken={{ list: 'allowances', query: '', address: '/api/export/allowances?format=xlsx' }}
        >
          {t('导出台账', 'Export')}
        </ExportLink>
      ) : null}
      {dialog}
      {writing === 'draft' && directory !== undefined ? (
        <DraftForm directory={directory} onClose={() => setWriting(null)} />
      ) : null}
      {writing === 'pay' && directory !== undefined ? (
        <PayForm approved={approved} directory={directory} onClose={() => setWriting(null)} />
      ) : null}
    </div>
  );
}

/** What waits: for approval, of that what the reader may approve because another one drafted it, and for payment. */
function useOpenAllowances(): Readonly<Record<'drafted' | 'forMe' | 'approved', readonly SeenAllowance[]>> {
  const { id: me } = useMe();
  const items =
    useQuery({
      queryKey: ['allowances', 'list', { state: 'open' }],
      queryFn: ({ signal }) => allowances.list({ state: 'open' }, signal),
    }).data?.items ?? [];
  const drafted = items.filter(({ entry }) => entry.state === 'drafted');
  return {
    drafted,
    forMe: drafted.filter(({ entry }) => entry.byId !== me),
    approved: items.filter(({ entry }) => entry.state === 'approved'),
  };
}

/** Asks for the sum once and approves all of them in one act. */
function useApproval(forMe: readonly SeenAllowance[]): () => void {
  const t = useWords();
  const { message, modal } = App.useApp();
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [approveId, setApproveId] = useState(() => crypto.randomUUID());
  const approve = async () => {
    try {
      await peopleClient.moveAllowances({ clientId: approveId, move: 'approve', many: keysOf(forMe), input: {} });
      void message.success(t(`批准了 ${forMe.length} 笔`, `${forMe.length} approved`));
      setApproveId(crypto.randomUUID());
    } catch (error) {
      void message.error(problemWords(error));
    }
    void renewLedgers(queries, ['allowances']);
  };
  const sum = sumOf(forMe);
  return () =>
    void modal.confirm({
      title: t(`批准 ${forMe.length} 笔，${sum} 元？`, `Approve ${forMe.length}: ${sum} yuan?`),
      content: t('批准以后可以发放；自己造的不在里面。', 'They can be paid then; your own drafts are not among them.'),
      okText: t('批准', 'Approve'),
      cancelText: t('先不', 'Not now'),
      onOk: approve,
    });
}

interface FormProps {
  directory: Directory;
  onClose: () => void;
}

function DraftForm({ directory, onClose }: FormProps) {
  const t = useWords();
  return (
    <DocketForm
      title={t('给全部站点造一期补贴', 'Draft a period for all stations')}
      press={t('造补贴', 'Draft')}
      schema={draftForm}
      directory={directory}
      fixed={(id) => ({ id })}
      draft="allowance.all"
      queryKey="allowances"
      saved={t('造好了；没有件的、造过的跳过了', 'Drafted')}
      send={(input) => peopleClient.draftAllowances(input)}
      onClose={onClose}
    />
  );
}

function PayForm({ approved, directory, onClose }: FormProps & { approved: readonly SeenAllowance[] }) {
  const t = useWords();
  const sum = sumOf(approved);
  return (
    <DocketForm
      title={t(`发放 ${approved.length} 笔，${sum} 元`, `Pay ${approved.length}: ${sum} yuan`)}
      press={t('发放', 'Pay')}
      schema={payForm}
      directory={directory}
      draft="allowance.pay"
      queryKey="allowances"
      saved={t('记下发放了', 'Paid')}
      send={(input, clientId) => peopleClient.moveAllowances({ clientId, move: 'pay', many: keysOf(approved), input })}
      onClose={onClose}
    />
  );
}

function sumOf(rows: readonly SeenAllowance[]): string {
  return formatYuan(rows.reduce((total, { entry }) => total + entry.sumFen, 0));
}

function keysOf(rows: readonly SeenAllowance[]): { id: string; version: number }[] {
  return rows.map(({ entry }) => ({ id: entry.id, version: entry.version }));
}
