import { unstopped } from '../../../domain/base/sentence.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import { provisionsZh } from '../../../domain/law/words/provision-words.ts';
import { useDay } from '../carried.tsx';
import { SlipFrame } from './order-slip.tsx';
import type { SpotInput } from './visit-step.ts';

/** Where it is not written yet a line stands. */
function citedZh(provisions: SpotInput['violated']): string {
  const whole = provisions.every(({ law, article }) => law.length > 1 && article > 0);
  return (whole ? provisionsZh(provisions) : null) ?? '＿＿';
}

/** 当场行政处罚决定书: what 《行政处罚法》第五十二条 asks of it; against it one asks for reconsideration first (行政复议法第二十三条). */
export function SpotSlip({
  input,
  where,
  onDay,
  officers,
  slipId,
}: {
  input: SpotInput;
  where: string;
  onDay: string;
  officers: readonly { name: string; certificate: string }[];
  slipId: string | null;
}) {
  const { county } = useDay();
  const { form, operatorName, facts, violated, applied, fineFen, warning, signatureIds, receiver } = input;
  const penalties = [
    ...(warning === 'yes' ? ['警告'] : []),
    ...(fineFen > 0 ? [`罚款 ${formatYuan(fineFen)} 元`] : []),
  ];
  return (
    <SlipFrame
      title="当场行政处罚决定书"
      number={form}
      officers={officers}
      onDay={onDay}
      signature={slipId === null || signatureIds.length === 0 ? null : { refused: null }}
      slipId={slipId}
    >
      <p>{`${operatorName}（${where}）：`}</p>
      <p>{`经查，你（单位）有以下违法行为：${unstopped(facts)}。`}</p>
      <p>
        {`上述行为违反了${citedZh(violated)}的规定。依据${citedZh(applied)}和《中华人民共和国行政处罚法》第五十一条，决定当场给予：`}
        <b>{penalties.join('、') || '＿＿'}</b>。
      </p>
      <p>作出决定前，已当场告知拟处罚的内容及事实、理由、依据，并听取了陈述、申辩。</p>
      {fineFen > 0 ? (
        <p>
          自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳罚款；到期不缴，每日按罚款数额的百分之三加处罚款。
        </p>
      ) : null}
      <p>
        {`不服本决定的，应当先自收到之日起六十日内向${county.name}人民政府申请行政复议；对复议决定不服的，再自收到复议决定书之日起十五日内提起行政诉讼。`}
      </p>
      {slipId === null ? null : <p>{`签收：${receiver}`}</p>}
    </SlipFrame>
  );
}
