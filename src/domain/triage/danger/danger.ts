/**
 * 危险 (danger): whether a text tells of danger to life, in whatever words. Whoever is on duty is paged by it and a person decides; nothing
 * else is. It is made to miss hardly any: a page in vain costs a minute.
 */
import type { Words } from '../../base/words.ts';
import { readStretches, type Met } from './danger-signs.ts';
import { dangerKinds, type DangerKind } from './notion.ts';
import { DangerSum, learnedWeights } from './learned-danger.ts';

export interface Danger {
  kind: DangerKind;
  /** Somebody is hurt or ill by the text, or may be. */
  hurt: boolean;
  /** The words that tell of it. */
  words: readonly string[];
}

/**
 * From here on a text pages somebody, and from here on the panel of the operator says so; chosen with `scripts/danger-cross.ts` on texts
 * that had taught nothing. The page is the quicker: a person who is missed costs more than a minute of the duty leader's.
 */
export const dangerLimits = { page: -0.28, panel: -0.2 } as const;

/** From here on what an official writes pages by its sound alone; no note of the set of `tests/domain/triage/danger-note.test.ts` sounds so. */
const noteLimit = 0.8;

/** A day and somebody who goes or comes, or signs: to what citizens' tellings have taught a threat or an operation, in a note an appointment; */
const appointment = /^(?:(?:今晚|今天|明天|明早|下班|晚上|后天).{0,12}(?:去|来|找|见|上门|剩|过去)|签字)$/u;
/** but none where it is to somebody's home or school, or to do something to him. */
const notForTalk =
  /(?:去|到|来|上|找)(?:他|她|人)(?:们)?(?:的)?(?:家|孩子|娃|学校)|学校|幼儿园|堵(?:他|她|人|门)|弄(?:他|她|死)|收拾|算账|拼命/u;

/** Where what was learned speaks so plainly against danger, a single hazard pages nobody by the rules of urgency alone. */
export const againstDanger = -0.6;

export function dangerOf(text: string, limit: number = dangerLimits.page): Danger | null {
  return dangerIn(mostIn(text), limit);
}

/**
 * The same of what an official writes of a matter. What was learned of citizens' tellings takes his 今天, 明天去 and 再打 for signs of danger:
 * his note pages where its words say what the danger is, or where it sounds so more than any note does.
 */
export function dangerInNote(text: string): Danger | null {
  return inNote(text, mostIn(text));
}

function inNote(text: string, most: Most): Danger | null {
  // He quotes whoever rang him up: what stands in quotation marks is told now all the same.
  const isNamed = most.met.some(
    ({ notion: { kind }, words }) => kind !== null && (!appointment.test(words) || notForTalk.test(text)),
  );
  return isNamed || most.sum >= noteLimit ? dangerIn(most, dangerLimits.page) : null;
}

/** How much what was learned speaks for danger in a text, and the danger itself; `isNote`: an official has written it of a matter. */
export function dangerWithSum(text: string, isNote = false): { sum: number; danger: Danger | null } {
  const most = mostIn(text);
  return { sum: most.sum, danger: isNote ? inNote(text, most) : dangerIn(most, dangerLimits.page) };
}

interface Most {
  sum: number;
  met: readonly Met[];
}

/** The whole or the stretch that speaks most for danger; of those that page, one that says by its words what it is. */
function mostIn(text: string): Most {
  const weights = learnedWeights();
  const read = readStretches(text, (length) => new DangerSum(weights, length))
    .map(({ signs, met }) => ({ sum: signs.sum(), met }))
    .toSorted((a, b) => b.sum - a.sum);
  const most = read[0] ?? { sum: -Infinity, met: [] };
  const named = read.find(({ sum, met }) => sum >= dangerLimits.page && met.some(({ notion }) => notion.kind !== null));
  return { sum: most.sum, met: (named ?? most).met };
}

function dangerIn({ sum, met }: Most, limit: number): Danger | null {
  if (sum < limit) return null;
  const live = met.some(({ isLive }) => isLive) ? met.filter(({ isLive }) => isLive) : met;
  const kind = kindOf(live);
  const words = [...new Set(live.filter(({ notion }) => notion.kind !== null).map((one) => one.words))];
  return {
    kind,
    // What only sounds like an injury, quoted, denied or long past, hurts nobody now.
    hurt: met.some(({ isLive, notion: { kind: of } }) => isLive && of !== null && hurtKinds.has(of)),
    words: words.slice(0, 5),
  };
}

const hurtKinds: ReadonlySet<DangerKind> = new Set(['violence', 'poison', 'ill']);

/** The kind of which most is told; the graver ones, which stand first, where it is even. */
function kindOf(met: readonly Met[]): DangerKind {
  const told = new Map<DangerKind, number>();
  for (const { notion, words } of met)
    if (notion.kind !== null) told.set(notion.kind, (told.get(notion.kind) ?? 0) + words.length);
  const most = Math.max(0, ...told.values());
  return dangerKinds.find((kind) => most > 0 && told.get(kind) === most) ?? 'other';
}

/** What the page and the panel say of each kind; whoever reads it looks at the text at once. */
export const dangerWords: Readonly<Record<DangerKind, Words>> = {
  selfHarm: { zh: '像是有人要自杀或者伤害自己', en: 'Somebody may be about to harm himself' },
  threat: { zh: '像是有人要放火、伤人', en: 'Somebody threatens to set fire or to hurt people' },
  violence: { zh: '像是有人正在挨打、被关着或者走不脱', en: 'Somebody seems to be beaten or held' },
  gas: { zh: '像是煤气、燃气或者有毒气体', en: 'It sounds like gas' },
  fire: { zh: '像是着火、冒烟或者会爆炸', en: 'It sounds like a fire or an explosion' },
  shock: { zh: '像是漏电、触电', en: 'It sounds like an electric shock' },
  poison: { zh: '像是中毒或者有毒的东西', en: 'It sounds like poison' },
  ill: { zh: '像是有人伤得重、病得急', en: 'Somebody seems gravely hurt or ill' },
  trapped: { zh: '像是有人被困、被夹、被压', en: 'Somebody seems to be trapped' },
  fall: { zh: '像是有东西要塌、要掉，或者有人摔伤', en: 'Something seems about to fall, or somebody fell' },
  vehicle: { zh: '像是车辆失控', en: 'A vehicle seems to be out of control' },
  water: { zh: '像是有人落水', en: 'Somebody seems to be in the water' },
  animal: { zh: '像是动物伤人', en: 'An animal seems to hurt people' },
  medicine: { zh: '像是用错了药或者打针出了事', en: 'A medicine or an injection seems to have gone wrong' },
  other: { zh: '像是有人有危险', en: 'Somebody seems to be in danger' },
};
