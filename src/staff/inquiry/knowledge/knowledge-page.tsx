import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { knowledgeAudiences, knowledgeKinds, monthsZh } from '../../../domain/inquiry/knowledge-article.ts';
import { suggest } from '../../../domain/inquiry/knowledge.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { renewLedgers } from '../../base/ledger-renewal.ts';
import { useDirectory } from '../../base/directory.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { inquiryClient, type EntryItem, type EntryVersion } from '../inquiry-wire.ts';
import { EntryForm } from './knowledge-form.tsx';
import '../inquiry.css';
import './knowledge.css';

/** 知识库: what is answered again and again, found by the words of a question, with every version that people were told. */
export default function KnowledgePage() {
  const t = useWords();
  const go = useNavigate();
  const { id = null } = useParams();
  const [typed, setTyped] = useState('');
  const [writing, setWriting] = useState<'new' | EntryVersion | null>(null);
  const maySave = useMay('knowledge.save');
  const all = useQuery({ queryKey: ['knowledge'], queryFn: ({ signal }) => inquiryClient.knowledge(signal) });
  const entries = all.data?.entries;
  const shown = useMemo(() => found(entries ?? [], typed), [entries, typed]);
  useListKeys(shown, id, maySave && writing === null ? () => setWriting('new') : null);
  return (
    <div className={id === null ? 'knowledge' : 'knowledge reading'}>
      <title>{t('知识库 · 红盾', 'Knowledge base · Hongdun')}</title>
      <KnowledgeHead entries={entries} onNew={maySave ? () => setWriting('new') : null} />
      {all.error === null ? null : <ErrorLine error={all.error} onRetry={() => void all.refetch()} />}
      <div className="knowledge-body">
        <nav className="card knowledge-list" aria-label={t('各条', 'Entries')}>
          <FindBox typed={typed} onType={setTyped} />
          {all.isPending ? <Loading rows={10} /> : null}
          {entries === undefined ? null : <Entries entries={shown} id={id} />}
        </nav>
        <Reading id={id} entries={entries ?? []} onWrite={setWriting} />
      </div>
      {writing === null ? null : (
        <EntryForm
          key={writing === 'new' ? 'new' : writing.id}
          before={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
          onSaved={(entry) => void go(pathOf(entry.id))}
        />
      )}
    </div>
  );
}

function KnowledgeHead({ entries, onNew }: { entries: readonly EntryItem[] | undefined; onNew: (() => void) | null }) {
  const t = useWords();
  return (
    <div className="pad hd">
      <h1>{t('知识库', 'Knowledge base')}</h1>
      <span className="mut">{entries === undefined ? '' : t(`${entries.length} 条`, `${entries.length} entries`)}</span>
      <span className="sp" />
      {onNew === null ? null : (
        <button type="button" className="b p" onClick={onNew}>
          <PlusOutlined aria-hidden="true" /> {t('新写一条', 'New entry')} <kbd>N</kbd>
        </button>
      )}
    </div>
  );
}

const pathOf = (id: string) => `/knowledge/${encodeURIComponent(id)}`;

/** J and K go through the entries that are shown, N writes a new one. */
function useListKeys(shown: readonly EntryItem[], id: string | null, onNew: (() => void) | null): void {
  const go = useNavigate();
  const step = (by: number) => {
    const at = shown.findIndex((one) => one.id === id);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next !== undefined) void go(pathOf(next.id), { replace: true });
  };
  useKeys(
    [
      { key: 'j', zh: '下一条', en: 'Next entry', run: () => step(1) },
      { key: 'k', zh: '上一条', en: 'Entry before', run: () => step(-1) },
      { key: 'n', zh: '新写一条', en: 'New entry', run: () => onNew?.(), when: onNew !== null },
    ],
    'list',
  );
}

function FindBox({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const t = useWords();
  return (
    <div className="knowledge-find">
      <Input
        allowClear
        aria-label={t('按问题找', 'Find by a question')}
        placeholder={t('照群众的话问，或者写题目', 'A question, or words of the title')}
        value={typed}
        maxLength={200}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

/** The entries that were found; the one that is open is marked. */
function Entries({ entries, id }: { entries: readonly EntryItem[]; id: string | null }) {
  const t = useWords();
  if (entries.length === 0)
    return (
      <Empty words={t('没有像的。换个说法，或者新写一条。', 'Nothing alike. Say it otherwise, or write an entry.')} />
    );
  return (
    <ul>
      {entries.map((one) => (
        <li key={one.id}>
          <Link to={pathOf(one.id)} aria-current={one.id === id ? 'page' : undefined} className="knowledge-row">
            <span className="el">{one.title}</span>
            {one.waits ? <span className="tag wa">{t('待审核', 'to approve')}</span> : null}
            {one.inForce || one.waits ? null : <span className="tag wa">{t('没在用', 'not in use')}</span>}
            {one.version === 1 ? null : (
              <span className="dim s nw">{t(`第 ${one.version} 版`, `v${one.version}`)}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ReadingProps {
  id: string | null;
  entries: readonly EntryItem[];
  onWrite: (entry: EntryVersion) => void;
}

/** The entry that is open, or how to open one. */
function Reading({ id, entries, onWrite }: ReadingProps) {
  const t = useWords();
  return id === null ? (
    <section className="card knowledge-none">
      <Empty words={t('左边选一条来看；J、K 上下翻。', 'Choose an entry on the left; J and K go on.')} />
    </section>
  ) : (
    <Entry key={id} id={id} onWrite={onWrite} cited={entries.find((one) => one.id === id)?.cited ?? 0} />
  );
}

/** One entry: the version in force, and those before it as people were told them. */
function Entry({ id, cited, onWrite }: { id: string; cited: number; onWrite: (entry: EntryVersion) => void }) {
  const t = useWords();
  const maySave = useMay('knowledge.save');
  const mayApprove = useMay('knowledge.approve');
  const mayRead = useMay('inquiry.read');
  const read = useQuery({
    queryKey: ['knowledge', id],
    queryFn: ({ signal }) => inquiryClient.versions(id, signal),
  });
  if (read.error !== null && read.data === undefined)
    return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  const [latest, ...before] = read.data?.versions ?? [];
  if (latest === undefined) return <Loading rows={10} />;
  return (
    <div className="knowledge-entry">
      <p className="knowledge-back">
        <Link to="/knowledge">‹ {t('回到知识库', 'Back to the list')}</Link>
      </p>
      <Version entry={latest}>
        <p className="quick-foot">
          {maySave ? (
            <button type="button" className="b p" onClick={() => onWrite(latest)}>
              {t('写新的一版', 'Write a new version')}
            </button>
          ) : null}
          {latest.waits && mayApprove && !latest.isOwn ? <Review entry={latest} /> : null}
          <RetireTold versions={[latest, ...before]} />
          {cited > 0 && mayRead ? (
            <Link className="b" to={`/inquiries?knowledgeId=${encodeURIComponent(id)}`}>
              {t(`用它答过 ${cited} 件`, `${cited} answered with it`)}
            </Link>
          ) : null}
        </p>
      </Version>
      {before.map((entry) => (
        <details key={entry.version} className="card knowledge-old">
          <summary>
            {t(`第 ${entry.version} 版`, `Version ${entry.version}`)} <Span entry={entry} />
          </summary>
          <Body entry={entry} />
        </details>
      ))}
    </div>
  );
}

function Version({ entry, children }: { entry: EntryVersion; children: React.ReactNode }) {
  const t = useWords();
  return (
    <article className="card knowledge-version" aria-label={entry.title}>
      <h2>{entry.title}</h2>
      <p className="mut s">
        <span className="tag">{t(`第 ${entry.version} 版`, `version ${entry.version}`)}</span> <Span entry={entry} />{' '}
        {entry.waits ? (
          <span className="tag wa">
            {entry.isOwn
              ? t('您写的，等别人审核', 'Yours; waits for a colleague')
              : t('等审核，还没给人看', 'Waits for approval')}
          </span>
        ) : entry.holds ? null : (
          <span className="tag wa">{t('今天没在用', 'not in use today')}</span>
        )}
      </p>
      <Body entry={entry} />
      {children}
    </article>
  );
}

function Body({ entry }: { entry: EntryVersion }) {
  const t = useWords();
  const { language } = useLanguage();
  const categories = useDirectory()?.categories ?? [];
  const kinds = entry.categoryCodes.flatMap((code) => categories.find((one) => one.code === code)?.[language] ?? []);
  return (
    <>
      <p className="answer-text">{entry.answer}</p>
      <dl className="knowledge-facts">
        <ForWhom entry={entry} />
        <dt>{t('依据', 'Articles')}</dt>
        <dd>
          {entry.articles.map((article) => (
            <span key={article} className="line">
              {article}
            </span>
          ))}
        </dd>
        <dt>{t('群众怎么问', 'How people ask')}</dt>
        <dd>
          {entry.questions.map((question) => (
            <span key={question} className="line">
              {question}
            </span>
          ))}
        </dd>
        {kinds.length === 0 ? null : (
          <>
            <dt>{t('类别', 'Categories')}</dt>
            <dd>{kinds.join(t('、', ', '))}</dd>
          </>
        )}
      </dl>
    </>
  );
}

/** Which kind it is, whom it is for and when, and what is read aloud. */
function ForWhom({ entry }: { entry: EntryVersion }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <dt>{t('哪一种', 'Kind')}</dt>
      <dd>
        {label(knowledgeKinds[entry.kind])} · {entry.number}
      </dd>
      <dt>{t('给谁看', 'For whom')}</dt>
      <dd>
        {entry.audiences.map((one) => label(knowledgeAudiences[one])).join(t('、', ', '))}
        {entry.audiences.some((one) => one !== 'staff') && entry.holds ? (
          <>
            {' · '}
            <a href={`/guides/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
              {t('看群众看到的那一页', 'See the citizens’ page')}
            </a>
          </>
        ) : null}
      </dd>
      {entry.months.length === 0 ? null : (
        <>
          <dt>{t('哪几个月先推', 'Months')}</dt>
          <dd>{t(monthsZh(entry.months), entry.months.join(', '))}</dd>
        </>
      )}
      {entry.readAloud === '' ? null : (
        <>
          <dt>{t('念的稿子', 'Read aloud')}</dt>
          <dd>{entry.readAloud}</dd>
        </>
      )}
    </>
  );
}

/** From when to when it holds, and who wrote it when. */
function Span({ entry }: { entry: EntryVersion }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string) => dayWithWeekday(on, language, today);
  return (
    <span>
      {entry.untilOn === null
        ? t(`${day(entry.fromOn)} 起用`, `from ${day(entry.fromOn)}`)
        : t(
            `${day(entry.fromOn)} 起用，到 ${day(entry.untilOn)} 前`,
            `from ${day(entry.fromOn)} until ${day(entry.untilOn)}`,
          )}
      {' · '}
      {entry.writtenBy === null
        ? t('随程序带来', 'came with the program')
        : t(
            `${entry.writtenBy} ${instantShort(entry.writtenAt, today)} 写`,
            `${entry.writtenBy}, ${instantShort(entry.writtenAt, today)}`,
          )}
      {entry.approvedBy === null ? '' : t(`，${entry.approvedBy}审核`, `, approved by ${entry.approvedBy}`)}
    </span>
  );
}

/** Another person lets the version out, or sends it back with what is to be changed. */
function Review({ entry }: { entry: EntryVersion }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [clientId] = useState(() => crypto.randomUUID());
  const [remark, setRemark] = useState('');
  const done = (words: string) => {
    void renewLedgers(queries, ['knowledge']);
    void queries.invalidateQueries({ queryKey: ['suggestions'] });
    void message.success(words);
  };
  const step = { readVersion: entry.version, clientId };
  const approve = useMutation({
    mutationFn: () => inquiryClient.approve(entry.id, step),
    onSuccess: () => done(t('通过了，从起用那天给人看。', 'Approved; it is told from its day on.')),
  });
  const back = useMutation({
    mutationFn: () => inquiryClient.sendBack(entry.id, { ...step, remark }),
    onSuccess: () => done(t('退回了；写的人改好再交。', 'Sent back.')),
  });
  const busy = approve.isPending || back.isPending;
  return (
    <>
      <button type="button" className="b p" disabled={busy} onClick={() => approve.mutate()}>
        {t('审核通过', 'Approve')}
      </button>
      <Popconfirm
        title={t('哪里要改？', 'What is to be changed?')}
        description={
          <Input
            aria-label={t('哪里要改', 'What is to be changed')}
            value={remark}
            maxLength={300}
            onChange={(event) => setRemark(event.target.value)}
          />
        }
        okText={t('退回', 'Send back')}
        cancelText={t('不退', 'Cancel')}
        onConfirm={() => back.mutate()}
      >
        <button type="button" className="b" disabled={busy}>
          {t('退回修改', 'Send back')}
        </button>
      </Popconfirm>
      {approve.error === null ? null : <ErrorLine error={approve.error} />}
      {back.error === null ? null : <ErrorLine error={back.error} />}
    </>
  );
}

/** Also while another version waits: what people are told or will be can be taken away at any time. */
function RetireTold({ versions: [latest, ...before] }: { versions: readonly [EntryVersion, ...EntryVersion[]] }) {
  const mayRetire = useMay('knowledge.retire');
  const { today } = useMe();
  const isTold = [latest, ...before].some(
    ({ approvedAt, untilOn }) => approvedAt !== null && (untilOn === null || untilOn > today),
  );
  return mayRetire && isTold ? <Retire entry={latest} /> : null;
}

function Retire({ entry }: { entry: EntryVersion }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [clientId] = useState(() => crypto.randomUUID());
  const retire = useMutation({
    mutationFn: () => inquiryClient.retire(entry.id, { readVersion: entry.version, clientId }),
    onSuccess: () => {
      void renewLedgers(queries, ['knowledge']);
      void queries.invalidateQueries({ queryKey: ['suggestions'] });
      void message.success(t('停用了；答过的件照样看得到这一版。', 'Taken out of use; answers keep their version.'));
    },
  });
  return (
    <>
      <Popconfirm
        title={t('停用这一条？', 'Take it out of use?')}
        description={t(
          '从今天起不再推荐；各版都还能看，写新的一版就又能用。',
          'It is suggested no more; a new version brings it back.',
        )}
        okText={t('停用', 'Take out')}
        cancelText={t('不停用', 'Keep')}
        onConfirm={() => retire.mutate()}
      >
        <button type="button" className="b" disabled={retire.isPending}>
          {t('停用', 'Take out of use')}
        </button>
      </Popconfirm>
      {retire.error === null ? null : <ErrorLine error={retire.error} />}
    </>
  );
}

/** Entries whose title has the words first, then those that most likely answer what is asked. */
function found(entries: readonly EntryItem[], typed: string): readonly EntryItem[] {
  const words = typed.trim();
  if (words === '') return entries.toSorted((a, b) => b.cited - a.cited || a.title.localeCompare(b.title, 'zh-CN'));
  const titled = entries.filter((one) => one.title.includes(words));
  if (words.length < 2) return titled;
  const likely = suggest(words, entries, 12).map(({ entry }) => entry);
  return [...new Set([...titled, ...likely])];
}
