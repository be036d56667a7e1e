import { Input, Modal, type InputRef } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatYuan } from '../../domain/money.ts';
import { client, type SeenMatter } from '../client.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useMay, useMe } from '../me.tsx';
import { dayWithWeekday } from '../ui/day.ts';
import { ErrorLine } from '../ui/error-line.tsx';
import { SumWords } from '../ui/money.tsx';
import { withReason } from './destination.tsx';
import { Photos } from './photos.tsx';

const shownMs = 30_000;

/** What was told in the complainant's own words, and both parties, masked by role. */
export function Facts({ matter, onCorrect }: { matter: SeenMatter; onCorrect: (() => void) | null }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const mayReveal = useMay('complaint.reveal');
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<{ matter: SeenMatter; until: number } | null>(null);
  useEffect(() => {
    if (revealed === null) return undefined;
    const timer = setTimeout(() => setRevealed(null), revealed.until - Date.now());
    return () => clearTimeout(timer);
  }, [revealed]);
  const { complaint } = matter;
  const person = revealed?.matter.complaint ?? complaint;
  const show = mayReveal && revealed === null ? <Reveal onAsk={() => setAsking(true)} /> : null;
  return (
    <section className="card matter-facts" aria-label={t('事实与请求', 'Facts and claim')}>
      <h2 className="card-head">
        {t('事实与请求', 'Facts and claim')} <small>{t('原话，不可改', 'As told, never changed')}</small>
        {onCorrect === null ? null : (
          <button type="button" className="b t sm go" onClick={onCorrect}>
            {t('更正要素', 'Correct')} <kbd>C</kbd>
          </button>
        )}
      </h2>
      <blockquote className="story">{complaint.story}</blockquote>
      <dl className="pairs">
        <Pair name={t('请求', 'Claim')}>{complaint.claim}</Pair>
        <Pair name={t('金额', 'Amount')}>
          {complaint.amountFen === null ? (
            t('没写', 'not named')
          ) : (
            <b>
              <SumWords fen={complaint.amountFen} about={complaint.amountAbout} />
            </b>
          )}
        </Pair>
        <Pair name={t('类别 性质', 'Category')}>
          {(language === 'zh' ? [matter.categoryZh, matter.natureZh] : [matter.categoryEn, matter.natureEn])
            .filter((one) => one !== null)
            .join(' · ') || t('还没归类', 'not classified')}
        </Pair>
        <Pair name={t('事发', 'Happened')}>
          {complaint.happenedOn === null
            ? t('没写哪天', 'no day named')
            : dayWithWeekday(complaint.happenedOn, language, me.today)}
        </Pair>
        <Pair name={t('消费地', 'Where')}>
          {[matter.operatorPlace, complaint.operatorAddress].filter((one) => one !== null && one !== '').join(' ') ||
            t('没写', 'not known')}
        </Pair>
        <Pair name={t('去向', 'Goes to')}>
          {matter.stationName === null ? null : (
            <span className="line">{withReason(matter.stationName, complaint.stationReason)}</span>
          )}
          {complaint.officeReason === '' ? null : (
            <span className="line">
              {withReason(matter.officeName ?? t('承办所', 'Office'), complaint.officeReason)}
            </span>
          )}
        </Pair>
        {complaint.agreement === null ? null : (
          <Pair name={t('协议', 'Agreement')}>
            <span className="line pre">{complaint.agreement.text}</span>
            <span className="line dim">
              {t(
                `${complaint.agreement.signedOn} 达成；挽回 ${formatYuan(complaint.recoveredFen ?? 0)} 元`,
                `${complaint.agreement.signedOn}; ${formatYuan(complaint.recoveredFen ?? 0)} yuan recovered`,
              )}
              {complaint.agreement.performBy === null
                ? ''
                : t(
                    `；${complaint.agreement.performBy} 前履行`,
                    `; to be performed by ${complaint.agreement.performBy}`,
                  )}
              {complaint.agreement.performedOn === null
                ? t('；还没记履行', '; not performed yet')
                : t(`；${complaint.agreement.performedOn} 已履行`, `; performed ${complaint.agreement.performedOn}`)}
            </span>
          </Pair>
        )}
        {complaint.sessions.map((session) => (
          <Pair key={session.heldAt} name={t('调解会', 'Session')}>
            <span className="line">
              {session.heldAt.slice(0, 16).replace('T', ' ')} · {session.place} · {session.mediators}
            </span>
            <span className="line pre mut">{session.minutes}</span>
          </Pair>
        ))}
        {complaint.talks.map((talk) => (
          <Pair key={`${talk.on} ${talk.words}`} name={t('站点协商', 'Talk')}>
            <span className="line">{talk.on}</span>
            <span className="line pre mut">{talk.words}</span>
          </Pair>
        ))}
      </dl>
      <Photos matter={matter} />
      <div className="parties">
        <section>
          <h3>
            {t('投诉人', 'Complainant')}{' '}
            {revealed === null ? null : (
              <small className="err">{t('30 秒后隐去，已留痕', 'Masked again in 30 s; on record')}</small>
            )}
          </h3>
          <dl className="pairs">
            <Pair name={t('姓名', 'Name')}>{person.consumerName}</Pair>
            <Pair name={t('电话', 'Telephone')}>
              {person.consumerPhone} {show}
            </Pair>
            <Pair name={t('住址', 'Address')}>
              {placeWords(matter.consumerPlace, person.consumerAddress) || t('没写', 'not given')}
            </Pair>
            <Pair name={t('证件', 'Identity')}>{person.consumerIdNumber ?? t('未要求', 'not asked for')}</Pair>
          </dl>
        </section>
        <section>
          <h3>{t('被投诉人', 'Operator')}</h3>
          <dl className="pairs">
            <Pair name={t('名称', 'Name')}>{person.operatorName}</Pair>
            <Pair name={t('电话', 'Telephone')}>
              {person.operatorPhone === '' ? (
                t('没写', 'not given')
              ) : (
                <>
                  {person.operatorPhone} {show}
                </>
              )}
            </Pair>
            <Pair name={t('地址', 'Address')}>
              {person.operatorAddress === '' ? t('没写', 'not given') : person.operatorAddress}
            </Pair>
          </dl>
        </section>
      </div>
      {asking ? (
        <RevealReason
          number={complaint.number}
          onClose={() => setAsking(false)}
          onShown={(shown) => {
            setAsking(false);
            setRevealed({ matter: shown, until: Date.now() + shownMs });
          }}
        />
      ) : null}
    </section>
  );
}

/** The village once, and the rest of the address; a masked address that only repeats the village's beginning is left at stars. */
function placeWords(place: string | null, address: string): string {
  const shown = address.replace(/\*+$/u, '');
  if (place === null || !place.startsWith(shown)) return [place ?? '', address].filter((one) => one !== '').join(' ');
  return shown === address ? place : `${place}***`;
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Reveal({ onAsk }: { onAsk: () => void }) {
  const t = useWords();
  return (
    <button type="button" className="b t sm" onClick={onAsk}>
      {t('查看（留痕）', 'Show (on record)')}
    </button>
  );
}

/** Why the masked data must be read; the reason goes into the ledger. */
function RevealReason({
  number,
  onClose,
  onShown,
}: {
  number: string;
  onClose: () => void;
  onShown: (shown: SeenMatter) => void;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const input = useRef<InputRef>(null);
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => client.reveal(number, reason.trim()),
    onSuccess: (shown) => {
      void queries.invalidateQueries({ queryKey: ['complaint', number] });
      onShown(shown);
    },
  });
  const possible = reason.trim().length >= 2 && !ask.isPending;
  return (
    <Modal
      open
      title={t('为什么要看全？会记进经过', 'Why must it be shown? It goes on record')}
      onCancel={onClose}
      afterOpenChange={(open) => open && input.current?.focus()}
      onOk={() => ask.mutate()}
      okText={t('看 30 秒', 'Show for 30 s')}
      cancelText={t('不看了', 'Cancel')}
      okButtonProps={{ disabled: !possible }}
    >
      {ask.error === null ? null : <ErrorLine error={ask.error} />}
      <Input
        ref={input}
        value={reason}
        maxLength={200}
        aria-label={t('理由', 'Reason')}
        placeholder={t('例如：打电话核对情况', 'For example: to call and check the facts')}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && possible) ask.mutate();
        }}
      />
    </Modal>
  );
}
