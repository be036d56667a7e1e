import { shopPaths, ShopLine } from '../../operator/shop-line.tsx';
import { kmApart } from '../../../domain/county/region.ts';
import { useRef, type ComponentProps, type ReactNode } from 'react';
import type { Calendar } from '../../../domain/base/calendar.ts';
import { plainPhone } from '../../../domain/county/reach-by.ts';
import { goesToWords } from '../../../domain/county/station.ts';
import type { Directory } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { DraftElsewhere, DraftMark } from '../../matter/draft/draft-state.tsx';
import { Line } from '../../base/ui/intake-line.tsx';
import type { Destination } from './destination.ts';
import { HearBy, useDestination } from './destination-card.tsx';
import { Problems } from './filing-problems.tsx';
import { Files } from '../filing-attachments.tsx';
import { stationSlots } from '../../triage/proposed-fields.ts';
import { complaintAsks, Interview } from '../../triage/question-card.tsx';
import { TriagePanel, type KindActs } from '../../triage/triage-panel.tsx';
import { TypeSwitch } from '../../triage/type-switch.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { AskedLines } from './asked-lines.tsx';
import { kindOf, useComplaintKinds } from './complaint-handover.ts';
import { PassageLine, RegionLine, TickLine } from './intake-fields.tsx';
import { Likely, useLikely } from './likely-duplicates.tsx';

interface Props {
  intake: Intake;
  directory: Directory;
  calendar: Calendar;
}

/** A station asks who, against whom and what happened: five fields are needed, the rest can come later. */
export function StationIntake({ intake, directory, calendar }: Props) {
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const likely = useLikely(intake.typed);
  const kinds = useComplaintKinds(intake);
  const destination = useDestination(intake.typed, directory, calendar);
  const submit = () => intake.submit(null, form.current);
  useKeys([{ key: 'mod+enter', zh: '登记', en: 'Register', run: submit }], 'form');
  return (
    <form
      ref={form}
      className="station-intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <title>{t('登记投诉 · 红盾', 'File a complaint · Hongdun')}</title>
      <IntakeHead intake={intake} kinds={kinds} />
      <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
      <Problems intake={intake} form={form} first="summary" />
      <WhoQuestion intake={intake} directory={directory} />
      <WhomQuestion intake={intake} directory={directory} />
      <WhatQuestion intake={intake} directory={directory} kinds={kinds} />
      <MoreLines intake={intake} />
      <Interview
        intent={kindOf(intake)}
        typed={intake.typed}
        slots={stationSlots}
        asks={complaintAsks}
        directory={directory}
        calendar={calendar}
        form={form}
        onChange={intake.change}
        hearBy={destination.hearBy}
        atStation={destination.atStation}
      />
      {likely.hints.length === 0 && likely.error === null ? null : (
        <Likely
          found={likely}
          busy={intake.busy || intake.isStopped}
          onJoin={(hint) => intake.submit(hint, form.current)}
        />
      )}
      <GoesTo destination={destination} />
      <footer className="station-foot">
        <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
          {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')}
        </button>
        <DraftMark kept={intake.kept} />
      </footer>
    </form>
  );
}

function IntakeHead({ intake, kinds }: { intake: Intake; kinds: KindActs }) {
  const t = useWords();
  return (
    <>
      <h1>{t('登记投诉', 'File a complaint')}</h1>
      {intake.from === null ? <TypeSwitch now={kindOf(intake)} acts={kinds} /> : null}
      {intake.from === null ? null : (
        <p>
          {t(
            `由咨询 ${intake.from} 转来，说过的都带过来了。`,
            `From inquiry ${intake.from}: what was told is filled in.`,
          )}
        </p>
      )}
      <p className="mut">
        {t(
          '带 * 的五样要写：姓名、电话、店名、他说的话、他想要什么；别的能写就写。写一个字存一个字。',
          'The five with * are needed; the rest may follow. All is kept while you type.',
        )}
      </p>
    </>
  );
}

type QuestionProps = Omit<Props, 'calendar'>;

function WhoQuestion({ intake, directory }: QuestionProps) {
  const t = useWords();
  const me = useMe();
  const village = intake.typed['consumer.regionId'] ?? '';
  return (
    <Question
      nth={1}
      words={t('谁', 'Who')}
      done={lengthOf(intake, 'consumer.name') > 0 && plainPhone(intake.typed['consumer.phone'] ?? '').length >= 7}
    >
      <Line large form={intake} path="consumer.name" zh="姓名" en="Name" required />
      <Line
        large
        form={intake}
        path="consumer.phone"
        zh="电话"
        en="Telephone"
        type="tel"
        required
        hint={t('没有就写家里人的', "Or a relative's")}
      />
      <TickLine form={intake} path="forOther" zh="来的人是替他投诉的" en="Who came files for somebody else" />
      {intake.typed['forOther'] === 'yes' ? (
        <>
          <Line large form={intake} path="agent.name" zh="来的人（代理人）姓名" en="Who came (the agent)" required />
          <Line large form={intake} path="agent.phone" zh="代理人电话" en="The agent’s telephone" type="tel" required />
          <Line large form={intake} path="agent.relation" zh="和投诉人什么关系" en="What he is to the complainant" />
        </>
      ) : null}
      <fieldset className="intake-chips" aria-label={t('住哪个村', 'Village')}>
        {nearVillages(directory, me.stationId).map((one) => (
          <Chip key={one.id} chosen={village === one.id} onPress={() => intake.change('consumer.regionId', one.id)}>
            {one.name}
          </Chip>
        ))}
      </fieldset>
      <VillageLine
        form={intake}
        path="consumer.regionId"
        zh="别的村、社区"
        en="Another village"
        directory={directory}
      />
    </Question>
  );
}

function WhomQuestion({ intake, directory }: QuestionProps) {
  const t = useWords();
  return (
    <Question nth={2} words={t('告谁', 'Against whom')} done={lengthOf(intake, 'operator.name') > 0}>
      <ShopLine
        large
        form={intake}
        paths={shopPaths}
        zh="店名"
        en="Shop"
        hint={t('不知道店名，写“卖化肥的老周”也行', 'Or describe the seller')}
      />
      <VillageLine
        form={intake}
        path="place.regionId"
        zh="店在哪个村、社区（不知道就空着）"
        en="Village of the shop, if known"
        directory={directory}
      />
    </Question>
  );
}

function WhatQuestion({ intake, directory, kinds }: QuestionProps & { kinds: KindActs }) {
  const t = useWords();
  return (
    <Question
      nth={3}
      words={t('什么事', 'What happened')}
      done={lengthOf(intake, 'story') >= 5 && lengthOf(intake, 'claim') >= 2}
    >
      <PassageLine
        form={intake}
        path="story"
        zh="他说的话"
        en="In his words"
        rows={{ minRows: 5, maxRows: 14 }}
        required
        hint={t(
          '只说这一段也能登记，话里要有姓名和电话：“我叫李有田，电话138…，买的化肥少秤”',
          'One passage is enough when it holds name and telephone',
        )}
      />
      <TriagePanel
        kind="complaint"
        typed={intake.typed}
        slots={stationSlots}
        directory={directory}
        onTake={intake.changeAll}
        acts={kinds}
      />
      <AskedLines intake={intake} large />
      <ClaimChips intake={intake} />
      <Line large form={intake} path="claim" zh="他想要什么" en="What he asks" required />
      <TickLine form={intake} path="hurt" zh="有人受伤，马上呼叫值班领导" en="Somebody is hurt: page the duty leader" />
      {intake.typed['hurt'] === 'yes' ? (
        <Line large form={intake} path="injury.injury" zh="谁受伤了、伤在哪里" en="Who is hurt, and how" required />
      ) : null}
      <Files intake={intake} camera />
    </Question>
  );
}

/** What is asked for most, at one press each; together they are the claim. */
function ClaimChips({ intake }: { intake: Intake }) {
  const t = useWords();
  const claim = intake.typed['claim'] ?? '';
  const toggle = (words: string) => {
    const parts = claim.split('、').filter((part) => part !== '');
    intake.change(
      'claim',
      (parts.includes(words) ? parts.filter((part) => part !== words) : [...parts, words]).join('、'),
    );
  };
  return (
    <fieldset className="intake-chips" aria-label={t('他想要什么', 'What he asks')}>
      {asks.map((one) => (
        <Chip key={one.zh} chosen={claim.split('、').includes(one.zh)} onPress={() => toggle(one.zh)}>
          {t(one.zh, one.en)}
        </Chip>
      ))}
    </fieldset>
  );
}

const asks = [
  { zh: '退货退款', en: 'Money back' },
  { zh: '换一个', en: 'Exchange' },
  { zh: '修好', en: 'Repair' },
  { zh: '补足分量', en: 'Make up the quantity' },
  { zh: '退差价', en: 'Refund the difference' },
  { zh: '赔损失', en: 'Damages' },
] as const;

function Chip({ chosen, onPress, children }: { chosen: boolean; onPress: () => void; children: string }) {
  return (
    <button type="button" aria-pressed={chosen} onClick={onPress}>
      {chosen ? '✓ ' : ''}
      {children}
    </button>
  );
}

function VillageLine(line: Omit<ComponentProps<typeof RegionLine>, 'placeholder'>) {
  const t = useWords();
  return <RegionLine {...line} placeholder={t('打字找，比如 郭庄 或 gz', 'Type to find')} />;
}

function MoreLines({ intake }: { intake: Intake }) {
  const t = useWords();
  return (
    <details className="card more">
      <summary>{t('还能补：多少钱、哪天、店的地址', 'More: amount, day, address')}</summary>
      <Line large form={intake} path="amountFen" zh="多少钱（元）" en="Amount (yuan)" numeric />
      <Line large form={intake} path="happenedOn" zh="哪天的事" en="Day" type="date" />
      <Line large form={intake} path="operator.address" zh="店的地址" en="Address of the shop" />
    </details>
  );
}

function GoesTo({ destination }: { destination: Destination }) {
  const t = useWords();
  const w = useLabel();
  return (
    <p className="goes">
      <b>
        {destination.atStation ? t('先在站里谈。', 'The station talks first.') : w(goesToWords(destination.officeName))}
      </b>{' '}
      <HearBy destination={destination} />
    </p>
  );
}

function Question({ nth, words, done, children }: { nth: number; words: string; done: boolean; children: ReactNode }) {
  const t = useWords();
  return (
    <section className="card question">
      <h2>
        <i aria-hidden="true">{nth}</i> {words} <span className="sp" />
        {done ? <small className="have">✓ {t('有了', 'Have it')}</small> : null}
      </h2>
      {children}
    </section>
  );
}

/** How much of a field is written, without the spaces around it. */
function lengthOf({ typed }: Intake, path: string): number {
  return (typed[path] ?? '').trim().length;
}

/** Farther than any county is wide. */
const far = 10_000;

/** The station's own village first, then two of the same town. */
function nearVillages(directory: Directory, stationId: string | null): { id: string; name: string }[] {
  const station = directory.stations.find((one) => one.id === stationId);
  const own = directory.regions.find((one) => one.id === station?.regionId);
  if (own === undefined) return [];
  const beside = directory.regions
    .filter((one) => one.kind === 'village' && one.parentId === own.parentId && one.id !== own.id)
    // Those that nobody has located stay in the order of the list, behind the others.
    .toSorted((a, b) => (kmApart(a, own) ?? far) - (kmApart(b, own) ?? far));
  return [own, ...beside.slice(0, 2)].map(({ id, name }) => ({ id, name }));
}
