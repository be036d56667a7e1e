import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, InputNumber, Select, type InputRef } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { InquiryStage } from '../../domain/inquiry/inquiry.ts';
import { useAddress } from '../base/address.ts';
import { ProblemError } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useDirectory } from '../base/directory.ts';
import { useMay, useMe } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { carriedTo, putDown } from '../triage/intake-handover.ts';
import { AnswerLine } from './answer-line.tsx';
import { TypeSwitch } from '../triage/type-switch.tsx';
import { OtherKind, useInquiryKinds } from './inquiry-handover.tsx';
import { keepLast, readLast, type Last } from './log-memory.ts';
import { suggesting, Suggestions, useSuggestions } from './suggestions.tsx';
import { inquiryClient, type SeenInquiryLine, type Suggested } from './inquiry-wire.ts';

/**
 * 快速记咨询: from the list two keys lead to answered. N opens the line (S the same for the inquiry of the current row), what
 * is typed is looked up in the knowledge base, and Enter answers with the entry on top.
 */
/** In these queues an inquiry has no answer yet. */
const waits: readonly InquiryStage[] = ['toAnswer', 'toFindOut'];

export function QuickLog({ current }: { current: SeenInquiryLine | undefined }) {
  const t = useWords();
  const { search, change } = useAddress();
  const mayFile = useMay('inquiry.file');
  const mayAnswer = useMay('inquiry.answer');
  const [asked, setAsked] = useState<SeenInquiryLine | null>(null);
  // A key opens it at once, so that no letter that is typed behind it is lost; a link opens it by the address.
  const [opened, setOpened] = useState(false);
  const isNew = opened || search.get('log') === 'new';
  const close = () => {
    setAsked(null);
    setOpened(false);
    if (search.has('log')) change({ log: null });
  };
  const canAnswer = mayAnswer && current !== undefined && waits.includes(current.inquiry.stage);
  useKeys(
    [
      {
        key: 'n',
        zh: '记咨询',
        en: 'Log an inquiry',
        run: () => {
          setAsked(null);
          setOpened(true);
        },
        when: mayFile,
      },
      {
        key: 's',
        zh: '答复这一件',
        en: 'Answer this one',
        run: () => setAsked(current ?? null),
        when: canAnswer,
      },
      { key: 'escape', zh: '收起', en: 'Close', run: close, when: isNew || asked !== null },
    ],
    'list',
  );
  if (asked !== null) return <AnswerLine key={asked.inquiry.id} number={asked.inquiry.number} onClose={close} />;
  if (isNew) return <LogLine onClose={close} />;
  return mayAnswer ? (
    <p className="log-hint dim s">
      <kbd>N</kbd> {t('记咨询，回车就用最像的一条答复', 'log one; Enter answers with the likeliest entry')}
      {canAnswer ? (
        <>
          {' · '}
          <kbd>S</kbd> {t('答复选中的这件', 'answer the current row')}
        </>
      ) : null}
    </p>
  ) : null;
}

function LogLine({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const box = useRef<InputRef>(null);
  const log = useLog(() => box.current?.focus());
  const { typed, shown, at, chosen, busy, press } = log;
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  useEffect(putDown, []);
  useKeys(
    [
      { key: 'mod+enter', zh: '只登记，待答复', en: 'Register only', run: () => void press(false) },
      { key: 'alt+down', zh: '下一条', en: 'Next entry', run: () => log.go(Math.min(at + 1, shown.length - 1)) },
      { key: 'alt+up', zh: '上一条', en: 'Entry before', run: () => log.go(Math.max(0, at - 1)) },
    ],
    'form',
  );
  const { channel, question, phone } = typed;
  const kinds = useInquiryKinds({ channel, question, phone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void press(true);
  };
  return (
    <form className="card quick-log" onSubmit={submit} aria-label={t('记咨询', 'Log an inquiry')} noValidate>
      <div className="quick-line">
        <QuestionBox log={log} box={box} />
        <PeopleChannelPhone log={log} />
      </div>
      <OtherKind typed={{ channel, question, phone }} />
      <LogProblems log={log} />
      {shown.length === 0 ? (
        <NothingFound log={log} />
      ) : (
        <Suggestions suggestions={shown} at={Math.min(at, shown.length - 1)} onChoose={log.go} />
      )}
      <p className="quick-foot">
        <button type="submit" className="b p" disabled={busy}>
          {chosen === undefined ? t('登记，待答复', 'Register') : t('答复并办结', 'Answer and close')} <kbd>↵</kbd>
        </button>
        {chosen === undefined ? null : (
          <button type="button" className="b" disabled={busy} onClick={() => void press(false)}>
            {t('只登记，待答复', 'Register only')} <kbd>Ctrl ↵</kbd>
          </button>
        )}
        <button type="button" className="b t" onClick={onClose}>
          {t('收起', 'Close')} <kbd>Esc</kbd>
        </button>
        <span className="sp" />
        <TypeSwitch now="consultation" acts={kinds} />
      </p>
    </form>
  );
}

type Log = ReturnType<typeof useLog>;

/** What is typed and what is known about it, and the press that registers or answers. */
function useLog(onFiled: () => void) {
  const t = useWords();
  const queries = useQueryClient();
  const mayAnswer = useMay('inquiry.answer');
  const { last, remember } = useLastLog();
  const { typed, set, clear } = useLogTyped(last);
  const [at, setAt] = useState(0);
  const [lacks, setLacks] = useState('');
  const { suggestions: found, asked, error } = useSuggestions(typed.question);
  const words = typed.question.trim();
  // With nothing typed yet the topics of the last answers stand ready: at a counter the same is asked again and again.
  const shown = mayAnswer ? (words === '' ? last.topics : found) : [];
  const chosen = shown[Math.min(at, shown.length - 1)];
  const ask = useAsk(typed, (topic) => {
    remember(typed.channel, topic);
    clear();
    setAt(0);
    setLacks('');
    onFiled();
  });
  const nothingAsked = () => setLacks(t('请写想问什么，或者选一条题目。', 'Write what is asked, or choose a topic.'));
  const register = () => {
    if (words.length < 2) nothingAsked();
    else ask.mutate(null);
  };
  const answer = async () => {
    // What is answered is what was shown: an entry that came in with the press waits for another one.
    if (words !== '' && words !== asked) {
      const { suggestions } = await queries.fetchQuery(suggesting(words));
      if (suggestions[0]?.id !== chosen?.id) {
        setLacks(t('推荐刚变了，看一眼再按回车。', 'The entries have just changed; look, and press Enter again.'));
        return;
      }
    }
    if (chosen === undefined) nothingAsked();
    else ask.mutate(chosen);
  };
  const nothingKnown = words !== '' && words === asked && shown.length === 0;
  return {
    typed,
    set,
    /** What is asked has changed: the first entry stands for it again, and nothing is wrong yet. */
    retell(question: string) {
      set({ question });
      setAt(0);
      setLacks('');
    },
    shown,
    at,
    go: setAt,
    chosen,
    asked,
    lacks,
    refused: ask.error,
    error,
    busy: ask.isPending,
    press: async (withAnswer: boolean) => {
      if (ask.isPending) return;
      if (!withAnswer || !mayAnswer || nothingKnown) register();
      else await answer();
    },
  };
}

/** What this machine remembers of the person's last logs. */
function useLastLog() {
  const me = useMe();
  const [last, setLast] = useState(() => readLast(localStorage, me.id));
  return {
    last,
    remember: (channel: string, topic: Suggested | null) => setLast(keepLast(localStorage, me.id, channel, topic)),
  };
}

interface LogTyped {
  channel: string;
  question: string;
  people: number;
  phone: string;
}

function useLogTyped(last: Last) {
  const me = useMe();
  const usual = me.stationId === null ? (me.role === 'centre' ? 'C01' : 'C08') : 'C09';
  const [typed, setTyped] = useState<LogTyped>(() => {
    // What came over from another intake stands in the line.
    const carried = carriedTo('inquiry');
    return {
      channel: carried['channel'] ?? last.channel ?? usual,
      question: carried['question'] ?? '',
      people: 1,
      phone: carried['phone'] ?? '',
    };
  });
  const set = (change: Partial<LogTyped>) => setTyped((before) => ({ ...before, ...change }));
  return {
    typed,
    set,
    /** Ready for the next; the channel stays. */
    clear: () => set({ question: '', people: 1, phone: '' }),
  };
}

/** Registers the question, answered with the topic or still to be answered. */
function useAsk({ channel, question, people, phone }: LogTyped, onFiled: (topic: Suggested | null) => void) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (topic: Suggested | null) =>
      inquiryClient.ask({
        clientId,
        channel,
        question: question.trim(),
        people,
        phone: phone.trim(),
        knowledgeId: topic?.id ?? null,
      }),
    onSuccess: (filed, topic) => {
      void queries.invalidateQueries({ queryKey: ['inquirys'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      void message.success(
        topic === null
          ? t(`${filed.number} 已登记，待答复`, `${filed.number} registered, to be answered`)
          : t(`${filed.number} 已答复办结，${people} 人次：${topic.title}`, `${filed.number} answered: ${topic.title}`),
      );
      setClientId(crypto.randomUUID());
      onFiled(topic);
    },
  });
}

function QuestionBox({ log, box }: { log: Log; box: RefObject<InputRef | null> }) {
  const t = useWords();
  return (
    <Input
      ref={box}
      className="quick-question"
      aria-label={t('问什么', 'What is asked')}
      placeholder={t('问什么：边写边找；回车用第一条答复', 'What is asked; Enter answers with the first entry')}
      value={log.typed.question}
      maxLength={2000}
      autoComplete="off"
      onChange={(event) => log.retell(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          const by = event.key === 'ArrowDown' ? 1 : -1;
          log.go((before) => Math.max(0, Math.min(log.shown.length - 1, before + by)));
        }
      }}
    />
  );
}

function PeopleChannelPhone({ log }: { log: Log }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const { typed, set } = log;
  return (
    <>
      <span className="quick-people">
        <InputNumber
          aria-label={t('人次', 'People')}
          min={1}
          max={999}
          value={typed.people}
          onChange={(n) => set({ people: n ?? 1 })}
        />
        <span className="mut">{t('人次', 'people')}</span>
      </span>
      <Select
        className="quick-channel"
        aria-label={t('来源', 'Channel')}
        value={typed.channel}
        onChange={(channel) => set({ channel })}
        options={(directory?.categories ?? [])
          .filter((one) => one.kind === 'channel')
          .map((one) => ({ value: one.code, label: label(one) }))}
      />
      <Input
        className="quick-phone"
        type="tel"
        aria-label={t('电话（要回话才留）', 'Telephone, if to be called back')}
        placeholder={t('电话，要回话才留', 'Telephone, if needed')}
        value={typed.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </>
  );
}

/** What the server refused, and what is still lacking. */
function LogProblems({ log }: { log: Log }) {
  const { refused, error, lacks } = log;
  const fields = refused instanceof ProblemError ? refused.fields : [];
  return (
    <>
      {refused === null ? null : <ErrorLine error={refused} />}
      {error === null || error === undefined ? null : <ErrorLine error={error} />}
      {lacks === '' || fields.length > 0 ? null : (
        <p className="wrong" role="alert">
          {lacks}
        </p>
      )}
    </>
  );
}

function NothingFound({ log }: { log: Log }) {
  const t = useWords();
  return (
    <p className="dim s">
      {log.typed.question.trim().length < 2
        ? t('写两个字就开始找；答过的题目下次直接在这里。', 'Two characters are enough to look it up.')
        : log.asked === ''
          ? t('正在找…', 'Looking…')
          : t(
              '知识库里没有像的：回车先登记，查到再答。',
              'Nothing alike is known: Enter registers it, to be answered.',
            )}
    </p>
  );
}
