import { useMemo } from 'react';
import { Link } from 'react-router';
import {
  campaignKindWords,
  campaignRoleWords,
  goalWords,
  type Campaign,
} from '../../../domain/supervision/inspection/campaign.ts';
import campaignDocket from '../../../domain/supervision/inspection/campaign-steps.ts?campaignDocket';
import { campaignListing } from '../../../domain/supervision/inspection/inspection-lists.ts';
import { areaKindWords } from '../../../domain/supervision/inspection/premises.ts';
import type { CampaignMore } from '../../../http/api/supervision/inspection/inspection-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { dayPlain, dayShort } from '../../base/ui/day.ts';
import { DueDay } from '../../base/ui/due-day.tsx';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import type { Typed } from '../../matter/matter-typed.ts';
import { campaignCalls, useFestivals, useInspectors } from './inspection-calls.ts';
import { startOfCampaign } from './start-of.ts';
import './inspection.css';

/** 专项: one theme for some weeks; its page says how far it is. */
export default function CampaignListPage() {
  const t = useWords();
  const { today } = useMe();
  const { language } = useLanguage();
  const narrow = useNarrow();
  const people = useInspectors();
  const { search } = useAddress();
  const festival = search.get('festival');
  const festivals = useFestivals();
  const start = useMemo((): Typed => {
    const found = festivals.find((one) => one.festival === festival);
    return found === undefined
      ? {}
      : {
          kind: 'festival',
          festival: found.festival,
          name: `${found.festival}节日食品市场检查`,
          startsOn: found.startsOn,
          endsOn: found.endsOn,
          sector: '节日食品',
        };
  }, [festivals, festival]);
  return (
    <DocketPage
      key={festival ?? ''}
      docket={campaignDocket}
      calls={campaignCalls}
      rowMoves={0}
      empty={t('还没有专项。按“新开专项”，写下查什么、查哪里、谁去查。', 'No campaign yet; press New campaign.')}
      nameWords={{ zh: '专项', en: 'Campaign' }}
      nameOf={({ entry }) => `${entry.number} ${entry.name}`}
      listing={campaignListing}
      cells={{
        endsOn: ({ entry }) => (
          <>
            {campaignDocket.over.includes(entry.state) ? (
              <span className="nw">{dayPlain(entry.endsOn, language, today)}</span>
            ) : (
              <DueDay dueOn={entry.endsOn} today={today} brief />
            )}{' '}
            {/* On a telephone the whole line is a press, and leads there too. */}
            {narrow ? null : (
              <Link className="b t sm" to={`/campaigns/${entry.number}`}>
                {t('看查到哪了', 'How far it is')}
              </Link>
            )}
          </>
        ),
      }}
      facts={(view) => <CampaignFacts view={view} />}
      people={people}
      start={start}
      startOf={({ entry }, move) => startOfCampaign(entry, move)}
      tools={<Festivals />}
    />
  );
}

/** 节日检查: the festivals ahead, each with the press that plans its check. */
function Festivals() {
  const t = useWords();
  const { today } = useMe();
  const { change } = useAddress();
  const festivals = useFestivals();
  if (festivals.length === 0) return null;
  return (
    <p className="inspection-festivals">
      {t('往后的节日：', 'Festivals ahead: ')}
      {festivals.map(({ festival, from, startsOn }) => (
        <button
          key={from}
          type="button"
          className="b sm"
          onClick={() => change({ festival, new: true })}
          title={t(`按${festival}定节日检查`, `Plan the check for ${festival}`)}
        >
          {t(
            `${festival} ${dayShort(from, today)}，${dayShort(startsOn, today)} 起查`,
            `${festival} ${dayShort(from, today)}, from ${dayShort(startsOn, today)}`,
          )}
        </button>
      ))}
    </p>
  );
}

function CampaignFacts({ view: { entry, more } }: { view: SeenEntryView<Campaign, CampaignMore> }) {
  const t = useWords();
  const label = useLabel();
  const join = (parts: readonly string[]) => parts.join(t('、', ', '));
  return (
    <>
      <p>
        <Link className="b" to={`/campaigns/${entry.number}`}>
          {t('打开这个专项', 'Open the campaign')}
        </Link>
      </p>
      <Facts
        rows={[
          [t('编号', 'Number'), entry.number],
          [t('部署', 'Issued by'), `${entry.issuer} ${entry.documentNumber}`.trim()],
          [t('类别', 'Kind'), label(campaignKindWords[entry.kind])],
          [t('谁的', 'Whose'), label(campaignRoleWords[entry.role])],
          [t('领域', 'Sector'), entry.sector],
          [t('节日', 'Festival'), entry.festival],
          [t('期间', 'Days'), `${entry.startsOn} — ${entry.endsOn}`],
          [t('重点区域', 'Areas'), join(entry.areaKinds.map((one) => label(areaKindWords[one])))],
          [t('会同', 'Together with'), join(more.partnerNames)],
          [
            t('目标', 'Goals'),
            join(
              entry.goals.map(({ counts, target }) =>
                `${label(goalWords[counts])} ${target} ${t(goalWords[counts].unit, '')}`.trim(),
              ),
            ),
          ],
          [t('检查表', 'Checklist'), entry.checklist.map(({ text }, i) => `${i + 1}. ${text}`).join('；')],
          [t('小结', 'Summary'), entry.summary],
          [t('取消', 'Cancelled'), entry.cancelWhy],
          [t('谁定的', 'Planned by'), more.byName],
        ]}
      />
    </>
  );
}
