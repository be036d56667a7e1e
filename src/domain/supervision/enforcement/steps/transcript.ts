/**
 * 笔录 (transcript): what was seen on the spot, asked of somebody or said at a hearing, as a record of the case (处罚法 第五十五条、第六十四条).
 * It is typed, printed, read over and signed; the signatures and the scan may come later. Who was asked stands under the key.
 */
import { z } from 'zod';
import { dayOf, type Day } from '../../../base/calendar.ts';
import type { Change } from '../../../base/event.ts';
import { demanding, labelled, written } from '../../../base/field.ts';
import { Refusal } from '../../../base/refusal.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { demandCertified, officersOn } from '../certificate.ts';
import { currentNotice, movedEnforcement, type Enforcement } from '../enforcement.ts';
import { askedCapacities, transcriptKinds, transcriptSignatures, type Transcript } from '../records.ts';
import { askedCapacityWords, transcriptKindWords, transcriptSignatureWords } from '../words/transcript-words.ts';

const instant = (zh: string, en: string, besides: { startsEmpty?: true } = {}) =>
  labelled(z.iso.datetime({ offset: true }), {
    zh,
    en,
    ...besides,
    input: 'instant',
    wrongZh: '例如 2026-11-30 09:30',
    wrongEn: 'such as 2026-11-30 09:30',
  });
const optional = (most: number, zh: string, en: string) =>
  labelled(written().max(most).default(''), { zh, en, input: 'text' });
const byOfficers = { field: 'kind', is: ['onSite', 'inquiry'] } as const;

/** 签名: on each page; or why not, and who saw it. */
const signing = {
  why: labelled(written().max(500).default(''), {
    zh: '拒绝签名的原因',
    en: 'Why it was not signed',
    hintZh: '没有见证人的，写明录音、录像',
    hintEn: 'Where nobody saw it, say what was recorded',
    input: 'longText',
    when: { field: 'signature', is: ['refused'] },
  }),
  witnessName: labelled(written().max(30).default(''), {
    zh: '见证人',
    en: 'Who saw it',
    input: 'text',
    when: { field: 'signature', is: ['refused'] },
    optional: true,
  }),
  pages: labelled(z.number().int().min(1).max(300), { zh: '页数', en: 'Pages', input: 'number' }),
  fileIds: labelled(z.array(z.uuid()).max(30).default([]), {
    zh: '签好的笔录扫描件',
    en: 'Scan of what was signed',
    hintZh: '照片或者 PDF；每个文件记下校验值',
    hintEn: 'Photos or PDF; the hash of each is kept',
    input: 'files',
  }),
};

export const RecordTranscript = demanding(
  z.object({
    kind: labelled(z.enum(transcriptKinds), {
      zh: '哪一种',
      en: 'Kind',
      input: 'choice',
      options: transcriptKinds.map((value) => ({ value, ...transcriptKindWords[value] })),
    }),
    // It begins before the minute in which it is written down, which is that of its end.
    startedAt: instant('开始时间', 'From', { startsEmpty: true }),
    endedAt: instant('结束时间', 'Until'),
    place: labelled(written().min(2).max(100), { zh: '地点', en: 'Place', input: 'text' }),
    firstId: labelled(z.uuid().nullable().default(null), {
      zh: '检查、询问的人',
      en: 'First officer',
      input: 'handler',
      when: byOfficers,
    }),
    secondId: labelled(z.uuid().nullable().default(null), {
      zh: '另一名执法人员',
      en: 'Second officer',
      hintZh: '两个人当天都要有执法证',
      hintEn: 'Both hold a certificate on the day',
      input: 'handler',
      when: byOfficers,
    }),
    recorder: optional(30, '记录人', 'Who wrote it down'),
    personName: labelled(written().min(2).max(50), {
      zh: '被询问人、现场负责人',
      en: 'Who was asked, or was in charge there',
      hintZh: '一份笔录只问一个人；听证笔录写到场的当事人或者代理人',
      hintEn: 'One person a record; of a hearing, who came for the party',
      input: 'text',
    }),
    capacity: labelled(z.enum(askedCapacities), {
      zh: '什么身份',
      en: 'In what capacity',
      input: 'choice',
      options: askedCapacities.map((value) => ({ value, ...askedCapacityWords[value] })),
    }),
    sexAge: optional(20, '性别、年龄', 'Sex and age'),
    idNumber: optional(30, '身份证件号码', 'Identity number'),
    phone: optional(30, '联系电话', 'Telephone'),
    post: optional(100, '工作单位、职务', 'Employer and post'),
    residence: optional(150, '住址', 'Address'),
    identityShown: labelled(z.boolean().default(false), {
      zh: '已经表明身份、出示执法证件（行政处罚法第五十五条）',
      en: 'The officers showed who they are (Penalty Law 55)',
      input: 'tick',
      when: byOfficers,
    }),
    rightsTold: labelled(z.boolean().default(false), {
      zh: '已经告知权利义务：申请回避，陈述申辩，如实回答',
      en: 'Told of rights and duties: another officer, a defence, true answers',
      input: 'tick',
      when: byOfficers,
    }),
    avoidance: labelled(written().max(300).default(''), {
      zh: '申请回避的理由',
      en: 'Why another officer was asked for',
      hintZh: '没有申请的空着',
      hintEn: 'Empty where nobody asked',
      input: 'text',
      when: byOfficers,
      optional: true,
    }),
    words: labelled(written().min(10).max(20_000), {
      zh: '笔录内容',
      en: 'The record',
      hintZh: '询问按“问：”“答：”一行一句写；现场写看到什么、怎么检查、查到什么',
      hintEn: 'Questions and answers a line each, or what was seen and done',
      input: 'longText',
    }),
    isInner: labelled(z.boolean().default(false), {
      zh: '写到谁投诉、举报的，装副卷',
      en: 'It tells who complained: bound apart',
      hintZh: '当事人能看正卷，看不到副卷',
      hintEn: 'The party may read the main volume, not this',
      input: 'tick',
    }),
    signature: labelled(z.enum(transcriptSignatures), {
      zh: '签名',
      en: 'Signature',
      hintZh: '先记、打印出来再签的，选“还没有签名”，签好了再补',
      hintEn: 'What is printed first and then signed is not signed yet',
      input: 'choice',
      options: transcriptSignatures.map((value) => ({ value, ...transcriptSignatureWords[value] })),
    }),
    ...signing,
  }),
);

export const SignTranscript = demanding(
  z.object({
    n: labelled(z.number().int().min(1).max(200), { zh: '哪一份笔录', en: 'Which record', input: 'number' }),
    signature: labelled(z.enum(['signed', 'refused']), {
      zh: '签名',
      en: 'Signature',
      input: 'choice',
      options: (['signed', 'refused'] as const).map((value) => ({ value, ...transcriptSignatureWords[value] })),
    }),
    ...signing,
  }),
);

export const VoidTranscript = z.object({
  n: labelled(z.number().int().min(1).max(200), { zh: '哪一份笔录', en: 'Which record', input: 'number' }),
  reason: labelled(written().min(4).max(500), {
    zh: '为什么作废',
    en: 'Why it is void',
    hintZh: '例如：时间写错了，另记了一份；我没有参加这次询问',
    hintEn: 'Such as: the time was wrong, another one was recorded; I took no part in it',
    input: 'longText',
  }),
});

/** 记笔录: by two certified officers who asked one person alone; of a hearing, when the party has asked for one. */
export function recordTranscript(
  enforcement: Enforcement,
  input: z.infer<typeof RecordTranscript>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'recordTranscript');
  const { kind, firstId, secondId, signature, why, witnessName, startedAt, endedAt, ...rest } = input;
  const [from, until] = [new Date(startedAt), new Date(endedAt)];
  if (until > facts.at) throw new Refusal('day-in-future', { day: dayOf(until) });
  if (until <= from) throw new Refusal('transcript-order');
  const day = dayOf(from);
  demandDay(day, facts, kind === 'hearing' ? hearingAsked(enforcement) : enforcement.foundOn);
  const officers = kind === 'hearing' ? [] : [firstId, secondId].filter((id) => id !== null);
  if (kind !== 'hearing') demandAsking(officers, day, facts);
  if (kind === 'inquiry') demandAlone(enforcement, { from, until, officers });
  const transcript: Transcript = {
    id: `${enforcement.transcripts.length + 1}`,
    kind,
    startedAt: from.toISOString(),
    endedAt: until.toISOString(),
    ...rest,
    // What was typed for another kind before this one was chosen is of no record.
    identityShown: kind !== 'hearing' && rest.identityShown,
    rightsTold: kind !== 'hearing' && rest.rightsTold,
    avoidance: kind === 'hearing' ? '' : rest.avoidance,
    officers: officersOn(officers, day, facts),
    hostId: kind === 'hearing' ? (currentNotice(enforcement)?.hearing?.hostId ?? null) : null,
    ...signatureOf({ signature, why, witnessName }),
    recordedById: facts.by.id,
  };
  return {
    next: { ...enforcement, state, transcripts: [...enforcement.transcripts, transcript] },
    event: eventOf(
      enforcement,
      'transcript-recorded',
      facts,
      {
        kind,
        n: enforcement.transcripts.length + 1,
        capacity: rest.capacity,
        pages: rest.pages,
        signature,
        files: rest.fileIds.length,
      },
      day,
    ),
  };
}

/** 补签名: the printed record came back with its signatures, or without them. */
export function signTranscript(
  enforcement: Enforcement,
  { n, pages, fileIds, ...signed }: z.infer<typeof SignTranscript>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'signTranscript');
  const before = enforcement.transcripts[n - 1];
  if (before === undefined) throw new Refusal('no-transcript', { n });
  if (before.voided !== undefined) throw new Refusal('transcript-voided');
  if (before.signature !== 'pending') throw new Refusal('transcript-signed');
  const transcript = { ...before, ...signatureOf(signed), pages, fileIds: [...before.fileIds, ...fileIds] };
  return {
    next: {
      ...enforcement,
      state,
      transcripts: enforcement.transcripts.map((one) => (one === before ? transcript : one)),
    },
    event: eventOf(enforcement, 'transcript-signed', facts, {
      kind: before.kind,
      n,
      pages,
      signature: signed.signature,
      files: fileIds.length,
    }),
  };
}

/** 作废: what was mistyped, or asserts who was not there, proves nothing; its number and the reason stay. */
export function voidTranscript(
  enforcement: Enforcement,
  { n, reason }: z.infer<typeof VoidTranscript>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'voidTranscript');
  const before = enforcement.transcripts[n - 1];
  if (before === undefined) throw new Refusal('no-transcript', { n });
  if (before.voided !== undefined) throw new Refusal('transcript-voided');
  if (!mayVoid(before, facts.by)) throw new Refusal('transcript-others');
  const transcript = { ...before, voided: { byId: facts.by.id, on: facts.today, why: reason } };
  return {
    next: {
      ...enforcement,
      state,
      transcripts: enforcement.transcripts.map((one) => (one === before ? transcript : one)),
    },
    event: eventOf(enforcement, 'transcript-voided', facts, { kind: before.kind, n, reason }),
  };
}

/** Whose record it is: those whom it says asked, who wrote it down, and the head of the office. */
export function mayVoid(
  { voided, officers, recordedById }: Transcript,
  { id, role }: Pick<Facts['by'], 'id' | 'role'>,
): boolean {
  return (
    voided === undefined && (role === 'officeHead' || recordedById === id || officers.some((one) => one.id === id))
  );
}

/** Printed records that wait for their signatures. */
export function unsigned({ transcripts }: Pick<Enforcement, 'transcripts'>): Transcript[] {
  return transcripts.filter(({ signature, voided }) => signature === 'pending' && voided === undefined);
}

/** 第二十九条: an unsigned record is no evidence; the volume is not bound over it. */
export function demandSigned(enforcement: Pick<Enforcement, 'transcripts'>): void {
  const [first] = unsigned(enforcement);
  if (first !== undefined) throw new Refusal('transcripts-unsigned', { n: first.id });
}

/** 第五十五条: two who are certified, of whom one writes down himself that they asked; nobody says it for two others. */
function demandAsking(officers: readonly string[], day: Day, facts: Facts): void {
  demandCertified(officers, day, facts);
  if (!officers.includes(facts.by.id)) throw new Refusal('transcript-not-yours');
}

/** Why it was refused, and who saw it, belong to a refusal alone. */
function signatureOf({
  signature,
  why,
  witnessName,
}: Pick<Transcript, 'signature' | 'why' | 'witnessName'>): Pick<Transcript, 'signature' | 'why' | 'witnessName'> {
  return signature === 'refused' ? { signature, why, witnessName } : { signature, why: '', witnessName: '' };
}

function hearingAsked(enforcement: Enforcement) {
  const hearing = currentNotice(enforcement)?.hearing ?? null;
  if (hearing === null) throw new Refusal('no-hearing');
  return hearing.askedOn;
}

/** 询问个别进行: no officer asks two people at the same time. Two that follow each other may touch. */
function demandAlone(
  { transcripts }: Enforcement,
  { from, until, officers }: { from: Date; until: Date; officers: readonly string[] },
): void {
  const n = transcripts.findIndex(
    (one) =>
      one.kind === 'inquiry' &&
      one.voided === undefined &&
      one.officers.some(({ id }) => officers.includes(id)) &&
      new Date(one.startedAt) < until &&
      from < new Date(one.endedAt),
  );
  if (n >= 0) throw new Refusal('transcript-overlap', { n: n + 1 });
}
