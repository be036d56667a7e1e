import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, InputNumber, Select, type InputRef } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type FormEvent } from 'react';
import { mayMoveInquiry } from '../../domain/inquiry/inquiry.ts';
import { useAddress } from '../base/address.ts';
import { ProblemError } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useDirectory } from '../matter/matter-rules.ts';
import { useMay, useMe } from '../base/me.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { carriedTo, putDown } from '../triage/intake-handover.ts';
import { AnswerLine } from './answer-line.tsx';
import { TypeSwitch } from '../triage/type-switch.tsx';
import { OtherKind, useInquiryKinds } from './inquiry-handover.tsx';
import { keepLast, readLast } from './log-memory.ts';
import { suggesting, Suggestions, useSuggestions } from './suggestions.tsx';
import { inquiryClient, type SeenInquiryItem, type Suggested } from './inquiry-wire.ts';

/**
 * 快速记咨询: from the list two keys lead to answered. N opens the line (S the same for the inquiry of the current row), what
 * is typed is looked up in the knowledge base, and Enter answers with the entry on top.
 */
export function QuickLog({ current }: { current: SeenInquiryItem | undefined }) {
  const t = useWords();
  const { search, change } = useAddress();
  const mayFile = useMay('inquiry.file');
  const mayAnswer = useMay('inquiry.answer');
  const [asked, setAsked] = useState<SeenInquiryItem | null>(null);
  // A key opens it at once, so that no letter that is typed behind it is lost; a link opens it by the address.
  const [opened, setOpened] = useState(false);
  const isNew = opened || search.get('log') === 'new';
  const close = () => {
    setAsked(null);
    setOpened(false);
    if (search.has('log')) change({ log: null });
  };
  const canAnswer = mayAnswer && current !== undefined && mayMoveInquiry(current.inquiry, 'answer');
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
  if (asked !== null) return <AnswerLine key={asked.inquiry.id} item={asked} onClose={close} />;
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
  const label = useLabel();
  const me = useMe();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const directory = useDirectory();
  const mayAnswer = useMay('inquiry.answer');
  const box = useRef<InputRef>(null);
  const [last, setLast] = useState(() => readLast(localStorage, me.id));
  const usual = me.stationId === null ? (me.role === 'centre' ? 'C01' : 'C08') : 'C09';
  // What came over from another intake stands in the line.
  const [carried] = useState(() => carriedTo('inquiry'));
  const [channel, setChannel] = useState(carried['channel'] ?? last.channel ?? usual);
  const [question, setQuestion] = useState(carried['question'] ?? '');
  const [people, setPeople] = useState(1);
  const [phone, setPhone] = useState(carried['phone'] ?? '');
  const [at, setAt] = useState(0);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [lacks, setLacks] = useState('');
  const { suggestions: found, asked, error } = useSuggestions(question);
  // With nothing typed yet the topics of the last answers stand ready: at a counter the same is asked again and again.
  const shown = mayAnswer ? (question.trim() === '' ? last.topics : found) : [];
  const chosen = shown[Math.min(at, shown.length - 1)];
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  useEffect(putDown, []);
  const ask = useMutation({
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
      setLast(keepLast(localStorage, me.id, channel, topic));
      setClientId(crypto.randomUUID());
      setQuestion('');
      setPeople(1);
      setPhone('');
      setAt(0);
      setLacks('');
      box.current?.focus();
    },
  });
  const press = async (withAnswer: boolean) => {
    if (ask.isPending) return;
    const words = question.trim();
    if (!withAnswer || !mayAnswer || (words !== '' && words === asked && shown.length === 0)) {
      if (words.length < 2)
        return setLacks(t('请写想问什么，或者选一条题目。', 'Write what is asked, or choose a topic.'));
      return ask.mutate(null);
    }
    // What is answered is what was shown: an entry that came in with the press waits for another one.
    if (words !== '' && words !== asked) {
      const { suggestions } = await queries.fetchQuery(suggesting(words));
      if (suggestions[0]?.id !== chosen?.id)
        return setLacks(
          t('推荐刚变了，看一眼再按回车。', 'The entries have just changed; look, and press Enter again.'),
        );
    }
    if (chosen === undefined)
      return setLacks(t('请写想问什么，或者选一条题目。', 'Write what is asked, or choose a topic.'));
    return ask.mutate(chosen);
  };
  useKeys(
    [
      { key: 'mod+enter', zh: '只登记，待答复', en: 'Register only', run: () => void press(false) },
      { key: 'alt+down', zh: '下一条', en: 'Next entry', run: () => setAt(Math.min(at + 1, shown.length - 1)) },
      { key: 'alt+up', zh: '上一条', en: 'Entry before', run: () => setAt(Math.max(0, at - 1)) },
    ],
    'form',
  );
  const kinds = useInquiryKinds({ channel, question, phone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void press(true);
  };
  const fields = ask.error instanceof ProblemError ? ask.error.fields : [];
  return (
    <form className="card quick-log" onSubmit={submit} aria-label={t('记咨询', 'Log an inquiry')} noValidate>
      <div className="quick-line">
        <Input
          ref={box}
          className="quick-question"
          aria-label={t('问什么', 'What is asked')}
          placeholder={t('问什么：边写边找；回车用第一条答复', 'What is asked; Enter answers with the first entry')}
          value={question}
          maxLength={2000}
          autoComplete="off"
          onChange={(event) => {
            setQuestion(event.target.value);
            setAt(0);
            setLacks('');
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault();
              const by = event.key === 'ArrowDown' ? 1 : -1;
              setAt((before) => Math.max(0, Math.min(shown.length - 1, before + by)));
            }
          }}
        />
        <span className="quick-people">
          <InputNumber
            aria-label={t('人次', 'People')}
            min={1}
            max={999}
            value={people}
            onChange={(n) => setPeople(n ?? 1)}
          />
          <span className="mut">{t('人次', 'people')}</span>
        </span>
        <Select
          className="quick-channel"
          aria-label={t('来源', 'Channel')}
          value={channel}
          onChange={setChannel}
          options={(directory?.categories ?? [])
            .filter((one) => one.kind === 'channel')
            .map((one) => ({ value: one.code, label: label(one) }))}
        />
        <Input
          className="quick-phone"
          type="tel"
          aria-label={t('电话（要回话才留）', 'Telephone, if to be called back')}
          placeholder={t('电话，要回话才留', 'Telephone, if needed')}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </div>
      <OtherKind typed={{ channel, question, phone }} />
      {ask.error === null ? null : <ErrorLine error={ask.error} />}
      {error === null || error === undefined ? null : <ErrorLine error={error} />}
      {lacks === '' || fields.length > 0 ? null : (
        <p className="wrong" role="alert">
          {lacks}
        </p>
      )}
      {shown.length === 0 ? (
        <p className="dim s">
          {question.trim().length < 2
            ? t('写两个字就开始找；答过的题目下次直接在这里。', 'Two characters are enough to look it up.')
            : asked === ''
              ? t('正在找…', 'Looking…')
              : t(
                  '知识库里没有像的：回车先登记，查到再答。',
                  'Nothing alike is known: Enter registers it, to be answered.',
                )}
        </p>
      ) : (
        <Suggestions suggestions={shown} at={Math.min(at, shown.length - 1)} onChoose={setAt} />
      )}
      <p className="quick-foot">
        <button type="submit" className="b p" disabled={ask.isPending}>
          {chosen === undefined ? t('登记，待答复', 'Register') : t('答复并办结', 'Answer and close')} <kbd>↵</kbd>
        </button>
        {chosen === undefined ? null : (
          <button type="button" className="b" disabled={ask.isPending} onClick={() => void press(false)}>
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
