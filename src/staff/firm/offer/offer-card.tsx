import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { formatYuan, parseSum } from '../../../domain/base/money.ts';
import { consumerAnswers, offerMoves, type ConsumerAnswer, consumerAnswerWords } from '../../../domain/firm/offer.ts';
import { offerStateWords } from '../../../domain/firm/offer-words.ts';
import { client, type SeenComplaintOffers } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { Choices } from '../../matter/choice-list.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import '../../base/ui/settings.css';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { Field } from '../../base/ui/field.tsx';
import './offer.css';
import { Talk } from './offer-talk.tsx';

/** What the firm said, and the buttons that offer it and write down the answer. */
export function OfferCard({ number, found }: { number: string; found: SeenComplaintOffers }) {
  const t = useWords();
  const maySend = useMay('offer.send');
  const mayAnswer = useMay('offer.answer');
  const [open, setOpen] = useState<'send' | 'answer' | null>(null);
  const talking = found.offers.find(({ state }) => state === 'sent' || state === 'proposed');
  return (
    <section className="card offer-panel" aria-label={t('企业和解', 'Direct settlement')}>
      <h2 className="card-head">
        {t('企业和解', 'Direct settlement')}{' '}
        {found.offers.length === 0 ? (
          <small>{t('还没有转给企业', 'not offered yet')}</small>
        ) : (
          <small>{found.offers.length}</small>
        )}
      </h2>
      {found.offers.map((offer) => (
        <OfferLine key={offer.id} offer={offer} isOpen={offer === talking} />
      ))}
      <p className="offer-acts">
        {talking !== undefined && mayAnswer ? (
          <button type="button" className="b" onClick={() => setOpen('answer')}>
            {t('记投诉人的答复…', 'Record the answer…')}
          </button>
        ) : null}
        {found.mayOffer && maySend && found.firms.length > 0 ? (
          <button type="button" className="b" onClick={() => setOpen('send')}>
            {t('转给企业…', 'Offer to a firm…')}
          </button>
        ) : null}
      </p>
      {open === 'send' ? <SendDrawer number={number} firms={found.firms} onClose={() => setOpen(null)} /> : null}
      {open === 'answer' && talking !== undefined ? (
        <AnswerDrawer number={number} offer={talking} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

function OfferLine({ offer, isOpen }: { offer: SeenComplaintOffers['offers'][number]; isOpen: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <div className="offer-line">
      <p>
        <b>{offer.firmName}</b>{' '}
        <span className={offer.state === 'settled' ? 'tag gr' : 'tag'}>{label(offerStateWords[offer.state])}</span>
      </p>
      <p className="dim s">
        {isOpen
          ? t(
              `最晚 ${dayWithWeekday(offer.dueOn, language, today)}；法定时钟照走`,
              `until ${dayWithWeekday(offer.dueOn, language, today)}; the clocks of law run on`,
            )
          : ''}
        {offer.recoveredFen === null
          ? ''
          : t(`企业给 ${formatYuan(offer.recoveredFen)} 元`, `${formatYuan(offer.recoveredFen)} yuan given`)}
      </p>
      <Talk words={offer.words} />
    </div>
  );
}

function SendDrawer({
  number,
  firms,
  onClose,
}: {
  number: string;
  firms: SeenComplaintOffers['firms'];
  onClose: () => void;
}) {
  const t = useWords();
  const [id] = useState(() => crypto.randomUUID());
  const named = firms.find((one) => one.named);
  const draft = useDraft({ firmId: named?.id ?? '', sharesContact: false }, (form) =>
    client.sendOffer(number, { ...form, id }),
  );
  return (
    <EditDrawer
      title={t(`转给企业直接协商 ${number}`, `Offer ${number} to a firm`)}
      draft={draft}
      onClose={onClose}
      queryKey="complaint"
      saved={t('转给企业了', 'Offered')}
      press={t('转给企业', 'Offer')}
    >
      <ChoiceField
        required
        label={t('哪家企业', 'Which firm')}
        value={draft.value.firmId}
        error={draft.wrong('firmId')}
        options={[
          { value: '', label: t('请选', 'Choose') },
          ...firms.map((one) => ({
            value: one.id,
            label: one.named ? t(`${one.name}（投诉里写的）`, `${one.name} (named)`) : one.name,
          })),
        ]}
        onChange={(firmId) => draft.set({ firmId })}
      />
      <TickField
        label={t('投诉人同意把姓名和电话告诉企业', 'The complainant lets the firm have name and telephone')}
        hint={t(
          '没有问过就不要开；不开企业也能在网上答复',
          'Leave it off unless he was asked; the firm can answer online',
        )}
        value={draft.value.sharesContact}
        onChange={(sharesContact) => draft.set({ sharesContact })}
      />
      <p className="mut">
        {t(
          '企业有十个工作日。受理、调解的法定期限照走，不要等企业。',
          'The firm has ten working days. The time limits of law run on: do not wait for it.',
        )}
      </p>
    </EditDrawer>
  );
}

function AnswerDrawer({
  number,
  offer,
  onClose,
}: {
  number: string;
  offer: SeenComplaintOffers['offers'][number];
  onClose: () => void;
}) {
  const t = useWords();
  const possible = consumerAnswers.filter((answer) => answer in offerMoves[offer.state]);
  const draft = useAnswer(number, offer, possible[0] ?? 'endTalk');
  const { value, set } = draft;
  return (
    <EditDrawer
      title={t(`记投诉人的答复 ${number}`, `The answer of the complainant ${number}`)}
      draft={draft}
      onClose={onClose}
      queryKey="complaint"
      saved={t('记下了', 'Recorded')}
      press={t('记下', 'Record')}
    >
      <Choices
        field={{ name: 'answer', zh: '投诉人怎么说', en: 'What the complainant says', required: true }}
        choices={possible.map((one) => ({ value: one, ...consumerAnswerWords[one] }))}
        value={value.answer}
        onChange={(answer) => set({ answer: answer as ConsumerAnswer })}
        error={draft.wrong('input.answer')}
      />
      {value.answer === 'agree' ? (
        <TextField
          label={t('企业一共给多少元（没有就空着）', 'Yuan given in all (leave empty for none)')}
          value={value.sum}
          error={draft.wrong('input.recoveredFen')}
          onChange={(sum) => set({ sum })}
        />
      ) : null}
      <Field label={t('原话', 'In his words')} error={draft.wrong('input.words')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value.words}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
      <p className="mut">
        {t(
          '说同意的：受理以前投诉算撤回；受理以后请按“双方自行和解”终止调解。',
          'When he agrees: before acceptance the complaint is withdrawn; afterwards end the mediation because both came to terms.',
        )}
      </p>
    </EditDrawer>
  );
}

/** What the complainant said, sent as one answer however often it is pressed. */
function useAnswer(number: string, offer: SeenComplaintOffers['offers'][number], first: ConsumerAnswer) {
  const queries = useQueryClient();
  const [clientId] = useState(() => crypto.randomUUID());
  return useDraft({ answer: first, words: '', sum: '' }, async ({ answer, words, sum }) => {
    const recoveredFen = answer === 'agree' && sum.trim() !== '' ? (parseSum(sum)?.fen ?? Number.NaN) : null;
    await client.answerOffer(offer.id, {
      version: offer.version,
      clientId,
      input: { answer, words, recoveredFen },
    });
    await queries.invalidateQueries({ queryKey: ['complaint', number] });
  });
}
