/** From what was typed to a tip-off: every field that is wrong is named, and nothing is changed of what was typed. */
import { Allegation, type AllegationInput } from '../../../domain/tipoff/filing.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import { conductCodes } from '../../../domain/law/conduct.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { one, type Typed } from '../base/field.tsx';
import { ownMarksIn } from '../../../domain/tipoff/own-marks.ts';
import { dayTyped, outside, regionTyped, saidPlainly, webChannel } from '../complaint/filing.ts';

const names: Record<string, string> = {
  codeWord: 'word',
  'reporter.name': 'name',
  'reporter.phone': 'phone',
  'operator.name': 'shop',
  'operator.phone': 'shopPhone',
  'operator.address': 'shopAddress',
  story: 'story',
  evidence: 'evidence',
  attachmentIds: 'photos',
};

/** The order of the questions on the page, which is the order of the summary. */
const order = [
  'who',
  'name',
  'phone',
  'word',
  'shop',
  'shopVillage',
  'shopAddress',
  'shopPhone',
  'story',
  'day',
  'evidence',
  'photos',
];

/** Plainer than the sentences that the schema makes, where a villager would stumble. */
const plainer: Record<string, { zh: string; en: string }> = {
  name: { zh: '请写您的姓名，不想写就挑“匿名”', en: 'Please write your name, or choose anonymous' },
  word: { zh: '暗语至少 4 个字，太短容易被人猜中', en: 'The code word needs at least 4 characters' },
  shop: {
    zh: '请写店名。不知道店名，写“卖化肥的老周”也行',
    en: "Please write the shop's name, or describe the seller",
  },
  story: { zh: '请说说发现了什么事，至少 5 个字', en: 'Please tell what you found, in at least 5 characters' },
};

export type Read = { allegation: Allegation; problems: [] } | { allegation: null; problems: FieldProblem[] };

/** Who names himself in an anonymous tip-off is asked before it is sent. */
export function ownMarksTyped(typed: Typed): string[] {
  return ownMarksIn(`${one(typed, 'story')}\n${one(typed, 'evidence')}`);
}

function demandNoOwnMarks(typed: Typed, wrong: (path: string, zh: string, en: string) => null): void {
  const own = one(typed, 'who') === 'anonymous' ? ownMarksTyped(typed) : [];
  if (own.length === 0 || one(typed, 'meant') === 'yes') return;
  wrong(
    'story',
    `您要匿名，话里却像写了您自己：“${own.join('”“')}”。请划掉；就要这样交的，在下面打勾`,
    `You chose to be anonymous, but these words seem to name you: ${own.join('; ')}. Strike them out, or tick below to send them so`,
  );
}

export function readAllegation(
  typed: Typed,
  facts: { clientId: string; attachmentIds: string[]; county: CountyFacts; today: Day },
): Read {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, zh: string, en: string): null => {
    problems.push({ path, zh, en });
    return null;
  };
  const { county, today } = facts;
  const who = one(typed, 'who');
  if (who !== 'named' && who !== 'anonymous')
    wrong('who', '请挑一个：留名字，还是匿名', 'Please choose: with your name, or anonymous');
  if (one(typed, 'shopVillage') === '')
    wrong('shopVillage', '请挑在哪个村或社区，说不清的挑“不知道”', 'Please pick where it is, or “not known”');
  if (one(typed, 'shopVillage') === outside && one(typed, 'shopAddress').trim() === '')
    wrong(
      'shopAddress',
      '不在本县，请写在哪个县市，网店写网址',
      'Outside the county: please write where, or its web address',
    );
  const isNamed = who === 'named';
  demandNoOwnMarks(typed, wrong);
  const word = one(typed, 'word').trim();
  const conduct = one(typed, 'conduct');
  const input: AllegationInput = {
    clientId: facts.clientId,
    channel: webChannel(county),
    // Whoever chose to be anonymous is not registered by a name that stands in the boxes all the same.
    anonymous: !isNamed,
    codeWord: isNamed || word === '' ? null : word,
    realName: isNamed,
    reporter: isNamed
      ? { name: one(typed, 'name'), phone: one(typed, 'phone'), wantsReward: one(typed, 'reward') === 'yes' }
      : null,
    operator: { name: one(typed, 'shop'), phone: one(typed, 'shopPhone'), address: one(typed, 'shopAddress') },
    place: { regionId: regionTyped(typed, 'shopVillage', county) },
    conductCode: conductCodes.find((code) => code === conduct) ?? null,
    story: one(typed, 'story').replaceAll('\r\n', '\n'),
    evidence: one(typed, 'evidence').replaceAll('\r\n', '\n'),
    happenedOn: dayTyped(typed, today, wrong),
    attachmentIds: facts.attachmentIds,
  };
  const parsed = Allegation.safeParse(input);
  if (!parsed.success)
    problems.push(...saidPlainly(parsed.error, Allegation, { names, plainer, known: problems, typed }));
  if (parsed.success && problems.length === 0) return { allegation: parsed.data, problems: [] };
  return { allegation: null, problems: problems.toSorted((a, b) => order.indexOf(a.path) - order.indexOf(b.path)) };
}
