/**
 * 拒绝签收: that it was not signed, why, and by what that is proven: whoever saw it, or, where nobody was there, the recording of the whole
 * (行政处罚法第四十七条, 全过程音像记录).
 */

export interface Refused {
  isRefused: boolean;
  refusedWhy: string;
  witness: string;
  /** Nobody saw it: the recording stands for the witness. */
  isRecorded: boolean;
}

export const notRefused: Refused = { isRefused: false, refusedWhy: '', witness: '', isRecorded: false };

export function missingRefusal({
  refusedWhy,
  witness,
  isRecorded,
}: Omit<Refused, 'isRefused'>): { id: string; zh: string; en: string }[] {
  return [
    ...(refusedWhy.trim().length < 2
      ? [{ id: 'refused', zh: '为什么不肯签，写几个字。', en: 'Say why it was not signed.' }]
      : []),
    ...(isRecorded || witness.trim().length >= 2
      ? []
      : [
          {
            id: 'witness',
            zh: '谁在场见证，写姓名；没有见证人的，全程录音录像，勾上“没有见证人”。',
            en: 'Name who witnessed it; without a witness record it, and tick so.',
          },
        ]),
  ];
}

/** 「说要等老板；见证：门卫老孙」, as it is kept and printed. */
export function refusalWords({ refusedWhy, witness, isRecorded }: Omit<Refused, 'isRefused'>): string {
  return `${refusedWhy.trim()}；${isRecorded ? '没有见证人，全程录音录像' : `见证：${witness.trim()}`}`;
}
