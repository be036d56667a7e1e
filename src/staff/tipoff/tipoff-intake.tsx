import { shopPaths, ShopLine } from '../operator/shop-line.tsx';
import { Radio } from 'antd';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { Calendar } from '../../domain/base/calendar.ts';
import { conductOptions } from '../../domain/law/conduct.ts';
import type { Directory } from '../base/client.ts';
import { Files } from '../complaint/filing-attachments.tsx';
import { Problems } from '../complaint/intake/filing-problems.tsx';
import {
  ArrivalLines,
  categoriesOf,
  ChoiceLine,
  PassageLine,
  RegionLine,
  TickLine,
} from '../complaint/intake/intake-fields.tsx';
import { useKeys } from '../base/keys.tsx';
import { useWords } from '../base/language.tsx';
import { useDirectory } from '../base/directory.ts';
import { useCalendar } from '../matter/matter-rules.ts';
import { useMay } from '../base/me.tsx';
import { useNarrow } from '../base/theme.ts';
import { tipoffSlots } from '../triage/proposed-fields.ts';
import { Interview, tipoffAsks } from '../triage/question-card.tsx';
import { TriagePanel } from '../triage/triage-panel.tsx';
import { TypeSwitch } from '../triage/type-switch.tsx';
import { Empty } from '../base/ui/empty.tsx';
import { Line } from '../base/ui/intake-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Filed } from './tipoff-filed.tsx';
import { TellerField } from './teller-field.tsx';
import { useTipoffKinds } from './tipoff-handover.ts';
import { DraftGate } from '../matter/draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from '../matter/draft/draft-state.tsx';
import type { SeenOpened } from '../matter/draft/draft-wire.ts';
import { useAllegation, type AllegationForm } from './tipoff-intake-form.ts';
import '../matter/matter.css';
import '../matter/matter-move.css';
import '../complaint/intake/intake.css';

/** 登记举报: one screen, with or without a name, to the number that is read out. */
export default function TipoffIntakePage() {
  const t = useWords();
  const directory = useDirectory();
  const calendar = useCalendar();
  const may = useMay('tipoff.file');
  if (!may) return <Empty words={t('您的角色不登记举报。', 'Your role files no tip-offs.')} />;
  if (directory === undefined || calendar === undefined) return <Loading rows={10} />;
  return (
    <DraftGate form="new.tipoff" rows={10}>
      {(found) => <Intake directory={directory} calendar={calendar} found={found} />}
    </DraftGate>
  );
}

interface Props {
  directory: Directory;
  calendar: Calendar;
}

function Intake({ directory, calendar, found }: Props & { found: SeenOpened | null }) {
  const intake = useAllegation(directory, found);
  return intake.outcome === null ? (
    <Form intake={intake} directory={directory} calendar={calendar} />
  ) : (
    <Filed outcome={intake.outcome} directory={directory} onAgain={intake.again} />
  );
}

function Form({ intake, directory, calendar }: Props & { intake: AllegationForm }) {
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const submit = () => intake.submit(form.current);
  useKeys([{ key: 'mod+enter', zh: '登记', en: 'Register', run: submit }], 'form');
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true }), []);
  const anonymous = intake.typed['anonymous'] === 'yes';
  const narrow = useNarrow();
  const kinds = useTipoffKinds(intake);
  const panel = (
    <TriagePanel
      kind="report"
      typed={intake.typed}
      slots={tipoffSlots(anonymous)}
      directory={directory}
      onTake={intake.changeAll}
      acts={kinds}
      phone=""
    />
  );
  return (
    <form
      ref={form}
      className="intake"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <title>{t('登记举报 · 红盾', 'File a tip-off · Hongdun')}</title>
      <div className="intake-main">
        <Head acts={kinds} />
        <DraftElsewhere kept={intake.kept} onTake={intake.takeTheirs} />
        <Problems intake={intake} form={form} first="field" />
        <Story intake={intake} beside={narrow ? panel : null} />
        <OperatorFields intake={intake} directory={directory} />
        <ConductFields intake={intake} directory={directory} />
        <ReporterFields intake={intake} directory={directory} />
        {anonymous ? null : <TellerField intake={intake} />}
        <ArrivalLines form={intake} directory={directory} />
        <div className="intake-ticks">
          <Files intake={intake} />
        </div>
        <Questions intake={intake} directory={directory} calendar={calendar} form={form} />
      </div>
      <aside className="intake-side">
        {narrow ? null : panel}
        <ToldFirst />
      </aside>
      <Foot intake={intake} />
    </form>
  );
}

function Head({ acts }: { acts: ReturnType<typeof useTipoffKinds> }) {
  const t = useWords();
  return (
    <div className="hd">
      <h1>{t('登记举报', 'File a tip-off')}</h1>
      <span className="dim s">{t('星号必填；可以匿名', 'Starred fields are required; it may be anonymous')}</span>
      <span className="sp" />
      <TypeSwitch now="report" acts={acts} />
    </div>
  );
}

interface FieldsProps {
  intake: AllegationForm;
  directory: Directory;
}

/** What was found, and what shows it; on a telephone what the triage proposes stands between the two. */
function Story({ intake, beside }: { intake: AllegationForm; beside: ReactNode }) {
  const t = useWords();
  return (
    <>
      <PassageLine
        form={intake}
        path="story"
        zh="发现了什么违法的事"
        en="What was found"
        rows={{ minRows: 5, maxRows: 12 }}
        required
        hint={t('时间、地点、做法', 'When, where, how')}
      />
      {beside}
      <PassageLine
        form={intake}
        path="evidence"
        zh="有什么证据、线索"
        en="What shows it"
        rows={{ minRows: 2, maxRows: 12 }}
      />
    </>
  );
}

function OperatorFields({ intake, directory }: FieldsProps) {
  return (
    <div className="intake-row four">
      <ShopLine form={intake} zh="被举报人" en="Operator" paths={shopPaths} />
      <Line form={intake} path="operator.phone" zh="商家电话" en="Telephone" type="tel" />
      <RegionLine form={intake} path="place.regionId" zh="在哪个村或社区" en="Village" directory={directory} />
      <Line form={intake} path="operator.address" zh="地址" en="Address" />
    </div>
  );
}

function ConductFields({ intake, directory }: FieldsProps) {
  return (
    <div className="intake-row four">
      <ChoiceLine form={intake} path="conductCode" zh="违法行为类别" en="Kind of conduct" options={conductOptions} />
      <ChoiceLine
        form={intake}
        path="categoryCode"
        zh="商品或服务"
        en="Goods or services"
        options={categoriesOf(directory, ['goods', 'services', 'other'])}
      />
      <Line form={intake} path="happenedOn" zh="哪天的事" en="Day" type="date" />
      <Line form={intake} path="amountFen" zh="金额（元）" en="Amount (yuan)" numeric />
    </div>
  );
}

/** Who tells it: a name and a telephone, sealed, or nobody with a code word. */
function ReporterFields({ intake, directory }: FieldsProps) {
  const t = useWords();
  const anonymous = intake.typed['anonymous'] === 'yes';
  return (
    <>
      <div className="f" data-field="reporter">
        <span className="f-label" id="who-told">
          {t('举报人', 'Reporter')}
        </span>
        <Radio.Group
          className="choices"
          aria-labelledby="who-told"
          value={anonymous ? 'yes' : 'no'}
          onChange={(event) => intake.change('anonymous', event.target.value === 'yes' ? 'yes' : '')}
          options={[
            { value: 'no', label: t('留姓名和电话（密封）', 'Gives a name (sealed)') },
            { value: 'yes', label: t('匿名', 'Anonymous') },
          ]}
        />
        {intake.errorOf('reporter') === undefined ? null : <p className="wrong">{intake.errorOf('reporter')}</p>}
      </div>
      {anonymous ? (
        <Line
          form={intake}
          path="codeWord"
          zh="暗语"
          en="Code word"
          hint={t(
            '举报人自己定的一个词，4 个字以上；凭编号和它可以查结果、领奖励。不想要就空着',
            'A word of the reporter’s own, four characters or more: with it and the number the result can be asked for',
          )}
        />
      ) : (
        <>
          <div className="intake-row four">
            <Line form={intake} path="reporter.name" zh="姓名" en="Name" required />
            <Line form={intake} path="reporter.phone" zh="电话" en="Telephone" required type="tel" />
            <RegionLine form={intake} path="reporter.regionId" zh="住的村或社区" en="Village" directory={directory} />
            <Line form={intake} path="reporter.address" zh="住址" en="Address" />
          </div>
          <div className="intake-ticks">
            <TickLine form={intake} path="realName" zh="实名举报" en="In the real name" />
            <TickLine form={intake} path="reporter.wantsReward" zh="查实以后想领奖励" en="Asks for the reward" />
          </div>
        </>
      )}
    </>
  );
}

interface QuestionsProps extends Props {
  intake: AllegationForm;
  form: RefObject<HTMLFormElement | null>;
}

/** What the story leaves open, asked while the reporter is there. */
function Questions({ intake, directory, calendar, form }: QuestionsProps) {
  const anonymous = intake.typed['anonymous'] === 'yes';
  return (
    <div className="intake-beside two">
      <Interview
        intent="report"
        typed={intake.typed}
        slots={tipoffSlots(anonymous)}
        asks={tipoffAsks}
        directory={directory}
        calendar={calendar}
        form={form}
        onChange={intake.change}
        phone=""
        reachable={!anonymous && (intake.typed['reporter.phone'] ?? '').trim() !== ''}
      />
    </div>
  );
}

/** 先告诉举报人: what is said before anything is written down. */
function ToldFirst() {
  const t = useWords();
  return (
    <section className="card">
      <h2 className="card-head">{t('先告诉举报人', 'Tell the reporter first')}</h2>
      <ul className="told-first">
        <li>
          {t(
            '身份单独密封，被举报人和站点看不到（第三十七条）。',
            'The identity is sealed; neither the operator nor a station sees it.',
          )}
        </li>
        <li>{t('十五个工作日内核查，决定立案不立案。', 'It is verified within fifteen working days.')}</li>
        <li>
          {t(
            '匿名的，记住编号和查询码（或暗语）。',
            'Who is anonymous keeps the number and the code, or the code word.',
          )}
        </li>
      </ul>
    </section>
  );
}

function Foot({ intake }: { intake: AllegationForm }) {
  const t = useWords();
  return (
    <footer className="move-foot">
      <DraftMark kept={intake.kept} note={t('，举报人的身份不存', ', without who told it')} />
      <span className="sp" />
      <button type="submit" className="b p" disabled={intake.busy || intake.isStopped}>
        {intake.busy ? t('正在登记…', 'Registering…') : t('登记', 'Register')} <kbd>Ctrl ↵</kbd>
      </button>
    </footer>
  );
}
