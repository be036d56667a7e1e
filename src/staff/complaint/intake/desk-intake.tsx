import { shopPaths, ShopLine } from '../../operator/shop-line.tsx';
import { Suspense, useEffect, useRef, type RefObject } from 'react';
import type { Calendar } from '../../../domain/base/calendar.ts';
import type { Directory, LikelyHint } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useNarrow } from '../../base/theme.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { OtherSheets } from '../../matter/draft/other-sheets.tsx';
import { DraftElsewhere, DraftMark } from '../../matter/draft/draft-state.tsx';
import { sumToCheck } from '../../matter/sum-check.ts';
import { Line } from '../../base/ui/intake-line.tsx';
import { Files } from '../filing-attachments.tsx';
import { complaintSlots } from '../../triage/proposed-fields.ts';
import { TriagePanel, type KindActs } from '../../triage/triage-panel.tsx';
import { TypeSwitch } from '../../triage/type-switch.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { AskedLines } from './asked-lines.tsx';
import { kindOf, useComplaintKinds } from './complaint-handover.ts';
import { ArrivalLines, categoriesOf, ChoiceLine, PassageLine, RegionLine, TickLine } from './intake-fields.tsx';
import { apartOf, Likely, useLikely } from './likely-duplicates.tsx';
import { Problems } from './filing-problems.tsx';

// The law's clocks and the rules by which a complaint finds its way come with it.
const { Part: DeskBeside } = later(async () => (await import('./desk-beside.tsx')).DeskBeside);

interface Props {
  intake: Intake;
  directory: Directory;
  calendar: Calendar;
}

/** One screen, from what is heard to the number that is read out, without a mouse. */
export function DeskIntake({ intake, directory, calendar }: Props) {
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const likely = useLikely(intake.typed);
  const kinds = useComplaintKinds(intake);
  const narrow = useNarrow();
  useFilingKeys(intake, form, likely.hints);
  // The cursor stands ready, and the page stays at its top.
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true }), []);
  const proposals = (
    <TriagePanel
      kind="complaint"
      typed={intake.typed}
      slots={complaintSlots}
      directory={directory}
      onTake={intake.changeAll}
      acts={kinds}
    />
  );
  return (
    <form
      ref={form}
      className="intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        intake.submit(null, form.current);
      }}
    >
      <title>{t('登记投诉 · 红盾', 'File a complaint · Hongdun')}</title>
      <div className="intake-main">
        <IntakeHead intake={intake} kinds={kinds} />
        {intake.from === null ? <OtherSheets form={intake.form} /> : null}
        <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
        <Problems intake={intake} form={form} first="field" />
        <Told intake={intake} directory={directory} />
        {narrow ? proposals : null}
        <Parties intake={intake} directory={directory} />
        <Asked intake={intake} directory={directory} />
        <Ticks intake={intake} />
        <Suspense fallback={<Loading rows={narrow ? 9 : 5} />}>
          <DeskBeside intake={intake} directory={directory} calendar={calendar} form={form} />
        </Suspense>
      </div>
      <aside className="intake-side">
        {narrow ? null : proposals}
        <Likely
          found={likely}
          busy={intake.busy || intake.isStopped}
          onJoin={(hint) => intake.submit(hint, form.current)}
          {...apartOf(intake)}
        />
      </aside>
      <Foot intake={intake} />
    </form>
  );
}

function Foot({ intake }: { intake: Intake }) {
  const t = useWords();
  return (
    <footer className="move-foot">
      <DraftMark kept={intake.kept} />
      <span className="sp" />
      <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
        {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')} <kbd>Ctrl ↵</kbd>
      </button>
    </footer>
  );
}

function useFilingKeys(intake: Intake, form: RefObject<HTMLFormElement | null>, hints: readonly LikelyHint[]): void {
  const first = hints.find((hint) => !hint.handled);
  useKeys(
    [
      { key: 'mod+enter', zh: '登记', en: 'Register', run: () => intake.submit(null, form.current) },
      {
        key: 'alt+j',
        zh: '并到第一件',
        en: 'Join the first',
        run: () => first !== undefined && intake.submit(first, form.current),
        when: first !== undefined,
      },
    ],
    'form',
  );
}

function IntakeHead({ intake, kinds }: { intake: Intake; kinds: KindActs }) {
  const t = useWords();
  return (
    <div className="hd">
      <h1>{t('登记投诉', 'File a complaint')}</h1>
      <span className="dim s">
        {intake.from === null
          ? t('星号必填；金额不知道可以不填', 'Starred fields are required; the amount may stay empty')
          : t(
              `由咨询 ${intake.from} 转来，说过的都带过来了；登记就是转办`,
              `From inquiry ${intake.from}: what was told is filled in; registering turns it`,
            )}
      </span>
      <span className="sp" />
      {intake.from === null ? <TypeSwitch now={kindOf(intake)} acts={kinds} /> : null}
    </div>
  );
}

/** Over which channel it came, and what was told. */
function Told({ intake, directory }: Omit<Props, 'calendar'>) {
  return (
    <>
      <ArrivalLines form={intake} directory={directory} />
      <PassageLine
        form={intake}
        path="story"
        zh="发生了什么事"
        en="What happened"
        rows={{ minRows: 5, maxRows: 12 }}
        required
        className="intake-story"
      />
    </>
  );
}

function Parties({ intake, directory }: Omit<Props, 'calendar'>) {
  return (
    <>
      <div className="intake-row four">
        <Line form={intake} path="consumer.name" zh="投诉人" en="Complainant" required />
        <Line form={intake} path="consumer.phone" zh="电话" en="Telephone" required type="tel" />
        <RegionLine form={intake} path="consumer.regionId" zh="住的村或社区" en="Village" directory={directory} />
        <Line form={intake} path="consumer.address" zh="住址" en="Address" />
      </div>
      {intake.typed['forOther'] === 'yes' ? <AgentLines intake={intake} /> : null}
      <div className="intake-row four">
        <ShopLine form={intake} zh="被投诉人" en="Operator" paths={shopPaths} />
        <Line form={intake} path="operator.phone" zh="商家电话" en="Telephone" type="tel" />
        <RegionLine
          form={intake}
          path="place.regionId"
          zh="店在哪个村或社区"
          en="Village of the shop"
          directory={directory}
        />
        <Line form={intake} path="operator.address" zh="店的地址" en="Address" />
      </div>
    </>
  );
}

/** Who files for the complainant, and hears how it goes (第十一条). */
function AgentLines({ intake }: { intake: Intake }) {
  const t = useWords();
  return (
    <div className="intake-row three">
      <Line form={intake} path="agent.name" zh="代理人" en="Agent" required />
      <Line form={intake} path="agent.phone" zh="代理人电话" en="The agent’s telephone" required type="tel" />
      <Line
        form={intake}
        path="agent.relation"
        zh="和投诉人什么关系"
        en="What the agent is to the complainant"
        hint={t('授权委托书登记以后记', 'The power of attorney is recorded afterwards')}
      />
    </div>
  );
}

/** What the complainant asks for, and what it is about. */
function Asked({ intake, directory }: Omit<Props, 'calendar'>) {
  const label = useLabel();
  const unusual = sumToCheck(intake.typed['amountFen'] ?? '');
  return (
    <>
      <PassageLine form={intake} path="claim" zh="请求" en="Claim" rows={{ minRows: 1, maxRows: 12 }} required />
      <div className="intake-row four">
        <ChoiceLine
          form={intake}
          path="categoryCode"
          zh="商品或服务"
          en="Goods or services"
          options={categoriesOf(directory, ['goods', 'services', 'other'])}
        />
        <ChoiceLine
          form={intake}
          path="natureCode"
          zh="问题性质"
          en="Kind of problem"
          options={categoriesOf(directory, ['nature'])}
        />
        <Line
          form={intake}
          path="amountFen"
          zh="金额（元，可写 30多元）"
          en="Amount (yuan)"
          numeric
          {...(unusual === null ? {} : { hint: label(unusual) })}
        />
        <Line form={intake} path="happenedOn" zh="哪天的事" en="Day" type="date" />
      </div>
      <AskedLines intake={intake} />
    </>
  );
}

function Ticks({ intake }: { intake: Intake }) {
  return (
    <>
      <div className="intake-ticks">
        <TickLine
          form={intake}
          path="consents.publish"
          zh="同意公示投诉信息（不写姓名、电话、住址）"
          en="Agrees to publication (without name, telephone, address)"
        />
        <TickLine
          form={intake}
          path="consents.entrust"
          zh="同意委托消协等组织调解"
          en="Agrees to entrusted mediation"
        />
        <TickLine form={intake} path="hurt" zh="有人受伤（登记即加急）" en="Somebody is hurt (urgent)" />
        <TickLine
          form={intake}
          path="forOther"
          zh="替别人投诉（有代理人）"
          en="Filed for somebody else (by an agent)"
        />
        <Files intake={intake} />
      </div>
      {intake.typed['hurt'] === 'yes' ? (
        <Line form={intake} path="injury.injury" zh="谁受伤了、伤在哪里" en="Who is hurt, and how" required />
      ) : null}
    </>
  );
}
