import { useState } from 'react';
import { z } from 'zod';
import { Allegation } from '../../domain/tipoff/filing.ts';
import { fieldsOf, labelled } from '../../domain/base/field.ts';
import { OperatorPart } from '../../domain/complaint/filing.ts';
import type { Directory, Filed } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useWords } from '../base/language.tsx';
import { MoveForm } from '../matter/matter-form.tsx';
import { Pair } from '../matter/fact-pair.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { useRetelling } from './retelling.ts';
import { inquiryClient, type SeenInquiryView } from './inquiry-wire.ts';
import { QueryCode } from '../matter/code/query-code.tsx';

/** What a tip-off asks beyond what the asker told already. */
const Asked = z.object({
  operatorName: labelled(OperatorPart.shape.name, { zh: '被举报人', en: 'Whom it is about', input: 'text' }),
  operatorAddress: labelled(OperatorPart.shape.address, { zh: '在哪里', en: 'Where', input: 'text' }),
  story: labelled(Allegation.shape.story, { zh: '发现了什么违法的事', en: 'What was found', input: 'longText' }),
  evidence: Allegation.shape.evidence,
  anonymous: labelled(z.boolean().default(false), {
    zh: '匿名举报：不留姓名电话',
    en: 'Anonymous: neither name nor telephone is kept',
    input: 'tick',
  }),
});

const fields = fieldsOf(Asked);
const rule = { zh: '转举报', en: 'Turn into a tip-off', key: 'f', input: Asked };

/** 转举报: the form opens with what was told; who told it is sealed with the tip-off and leaves the inquiry. */
export function TipoffForm({
  matter,
  directory,
  onClose,
  onDone,
}: {
  matter: SeenInquiryView;
  directory: Directory;
  onClose: () => void;
  onDone: (after: SeenInquiryView) => void;
}) {
  const { inquiry } = matter;
  const [filed, setFiled] = useState<(Filed & { after: SeenInquiryView }) | null>(null);
  const retold = useRetelling(inquiry.number);
  if (filed !== null) return <Slip filed={filed} onDone={() => onDone(filed.after)} />;
  if (isUnread(retold)) return <ErrorLine error={retold.error} onRetry={() => void retold.refetch()} />;
  if (retold.data === undefined) return <Loading rows={6} />;
  const { told } = retold.data;
  const hasPerson = told.name !== '' && told.phone !== '';
  return (
    <MoveForm<Filed & { after: SeenInquiryView }>
      kind="inquiry"
      row={inquiry}
      view={matter}
      move="turnIntoTipoff"
      rule={rule}
      fields={fields}
      start={() => ({ story: told.story, anonymous: hasPerson ? '' : 'yes' })}
      directory={directory}
      send={async ({ version, clientId, input }) => {
        const asked = input as z.infer<typeof Asked>;
        const anonymous = asked.anonymous || !hasPerson;
        const allegation = Allegation.parse({
          clientId,
          channel: told.channel,
          platformNumber: told.platformNumber,
          receivedAt: told.receivedAt,
          anonymous,
          reporter: anonymous ? null : { name: told.name, phone: told.phone },
          operator: { name: asked.operatorName, address: asked.operatorAddress },
          place: { regionId: null },
          categoryCode: told.categoryCode,
          natureCode: told.natureCode,
          story: asked.story,
          evidence: asked.evidence,
        });
        const made = await inquiryClient.becomeTipoff(inquiry.number, version, allegation);
        return { ...made, after: await inquiryClient.read(inquiry.number) };
      }}
      onClose={onClose}
      onDone={setFiled}
    />
  );
}

/** What is read out to the reporter: with both he can ask how far it is. */
function Slip({ filed, onDone }: { filed: Filed; onDone: () => void }) {
  const t = useWords();
  useKeys([{ key: 'enter', zh: '念过了', en: 'Read out', run: onDone }], 'form');
  return (
    <section className="tipoff-slip" aria-label={t('念给举报人', 'To be read out')}>
      <h3>{t('已登记，念给举报人', 'Registered; read this out')}</h3>
      <dl className="pairs">
        <Pair name={t('编号', 'Number')}>
          <b>{filed.number}</b>
        </Pair>
        <Pair name={t('查询码', 'Query code')}>
          <b>
            <QueryCode code={filed.queryCode} />
          </b>
        </Pair>
      </dl>
      <p className="mut">
        {t(
          '凭这两样可以查进度。咨询里不再留他的姓名电话。',
          'With both he can follow it. The inquiry no longer holds his name or telephone.',
        )}
      </p>
      <p>
        <button type="button" className="b p" onClick={onDone}>
          {t('念过了', 'Read out')} <kbd>↵</kbd>
        </button>
      </p>
    </section>
  );
}
