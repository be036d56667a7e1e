import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { formatYuan } from '../../../domain/base/money.ts';
import { firmActs, firmActWords, type FirmAct } from '../../../domain/firm/offer.ts';
import { offerStateWords } from '../../../domain/firm/offer-words.ts';
import { client, ProblemError, type SeenOwnOffer } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Choices } from '../../matter/choice-list.tsx';
import '../../matter/matter-move.css';
import { useMay, useMe } from '../../base/me.tsx';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './offer.css';
import { Talk } from './offer-talk.tsx';

/** 转来的投诉: the small desk of a firm's contact: what was offered, the facts, the talk, and the reply. */
export default function OfferPage() {
  const t = useWords();
  const may = useMay('offer.read');
  const me = useMe();
  const offers = useQuery({
    queryKey: ['offers'],
    queryFn: client.offers,
    enabled: may,
    refetchInterval: 60_000,
  });
  if (!may)
    return <Empty words={t('这里是企业联系人看的；您的角色看不到。', 'This page is for the contacts of firms.')} />;
  const items = offers.data?.offers ?? [];
  const open = items.filter((one) => one.open);
  const ended = items.filter((one) => !one.open);
  return (
    <div className="pad offers">
      <title>{t('转来的投诉 · 红盾', 'Complaints for you · Hongdun')}</title>
      <div className="hd">
        <h1>{t('转来的投诉', 'Complaints for you')}</h1>
        <span className="mut">{me.organisationName}</span>
      </div>
      <p className="mut">
        {t(
          '十个工作日内和投诉人谈好；谈不成由市场监管部门办，法定期限不停。投诉人的信息只能用来处理这件事，不得外传。',
          'Come to terms within ten working days; otherwise the authority goes on. What you read here is for this matter alone.',
        )}
      </p>
      {offers.error === null ? null : <ErrorLine error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data === undefined ? (
        offers.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <>
          {open.length === 0 ? (
            <div className="card">
              <Empty words={t('没有等您答复的投诉。', 'No complaint waits for your answer.')} />
            </div>
          ) : (
            open.map((item) => <OfferCard key={item.offer.id} item={item} />)
          )}
          {ended.length === 0 ? null : (
            <details className="card offer-ended">
              <summary>{t(`已经结束的（${ended.length}）`, `Ended (${ended.length})`)}</summary>
              {ended.map((item) => (
                <OfferCard key={item.offer.id} item={item} />
              ))}
            </details>
          )}
        </>
      )}
    </div>
  );
}

function OfferCard({ item }: { item: SeenOwnOffer }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { offer, facts, open } = item;
  return (
    <article className="card offer" data-number={facts.number}>
      <header>
        <b className="num">{facts.number}</b>
        <span className={offer.state === 'settled' ? 'tag gr' : open ? 'tag pr' : 'tag'}>
          {!open && (offer.state === 'sent' || offer.state === 'proposed')
            ? t('协商期已过，由市场监管部门办', 'Over; the authority goes on')
            : label(offerStateWords[offer.state])}
        </span>
        {open ? (
          <span className={offer.dueOn <= today ? 'err' : 'mut'}>
            {t(
              `最晚 ${dayWithWeekday(offer.dueOn, language, today)}`,
              `by ${dayWithWeekday(offer.dueOn, language, today)}`,
            )}
          </span>
        ) : null}
        <span className="sp" />
        <span className="dim s">
          {t(`${instantShort(offer.offeredAt, today)} 转来`, `since ${instantShort(offer.offeredAt, today)}`)}
        </span>
      </header>
      <OfferFacts item={item} />
      <Talk words={offer.words} />
      {open ? <ReplyForm key={offer.version} item={item} /> : null}
    </article>
  );
}

function OfferFacts({ item }: { item: SeenOwnOffer }) {
  const t = useWords();
  const { language } = useLanguage();
  const { facts } = item;
  const category = language === 'zh' ? item.categoryZh : item.categoryEn;
  return (
    <dl className="offer-facts">
      <dt>{t('投诉人', 'Complainant')}</dt>
      <dd>
        {facts.consumer.name}{' '}
        {facts.consumer.phone === null ? (
          <span className="dim">{t('没有同意给电话，请在这里答复', 'did not agree to be called; answer here')}</span>
        ) : (
          <a href={`tel:${facts.consumer.phone}`}>{facts.consumer.phone}</a>
        )}
      </dd>
      <dt>{t('说的是', 'About')}</dt>
      <dd>
        {facts.operatorName}
        {category === null ? '' : ` · ${category}`}
        {facts.item === '' ? '' : ` · ${facts.item}`}
        {facts.boughtOn === null ? '' : t(` · ${facts.boughtOn} 买的`, ` · bought ${facts.boughtOn}`)}
      </dd>
      <dt>{t('经过', 'Story')}</dt>
      <dd className="offer-story">{facts.story}</dd>
      <dt>{t('要求', 'Claim')}</dt>
      <dd>
        {facts.claim}
        {facts.amountFen === null
          ? ''
          : t(`（涉及 ${formatYuan(facts.amountFen)} 元）`, ` (${formatYuan(facts.amountFen)} yuan)`)}
      </dd>
    </dl>
  );
}

function ReplyForm({ item }: { item: SeenOwnOffer }) {
  const t = useWords();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { id, version } = item.offer;
  const [act, setAct] = useState<FirmAct>('propose');
  const [words, setWords] = useState('');
  const [clientId] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: () => client.replyOffer(id, { version, clientId, input: { act, words } }),
    onSuccess: () => {
      void message.success(t('答复已发给投诉人', 'The answer was sent'));
      void queries.invalidateQueries({ queryKey: ['offers'] });
    },
  });
  const wrong =
    send.error instanceof ProblemError
      ? send.error.fields.find((field) => field.path.endsWith('words'))?.[language]
      : undefined;
  return (
    <form
      className="offer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      {send.error !== null && wrong === undefined ? <ErrorLine error={send.error} /> : null}
      <Choices
        field={{ name: `act-${id}`, zh: '怎么答复', en: 'Answer', required: true }}
        choices={firmActs.map((value) => ({ value, ...firmActWords[value] }))}
        value={act}
        onChange={(value) => setAct(value as FirmAct)}
        error={undefined}
      />
      <Field label={t('答复内容', 'What you say')} required error={wrong}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="b p" disabled={send.isPending}>
        {t('发给投诉人', 'Send')}
      </button>
    </form>
  );
}
