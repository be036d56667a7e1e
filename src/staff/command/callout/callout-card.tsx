import { calloutStateWords } from '../../../domain/command/callout.ts';
import { pagingStepWords } from '../../../domain/command/callout-paging.ts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Words } from '../../../domain/base/words.ts';
import { calledSideWords } from '../../../domain/complaint/facts/callable.ts';
import { CallNumber } from '../../complaint/call-number.tsx';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { dialTeller, endTellerCall, type SeenCallout } from './callout-calls.ts';
import { Schematic } from './callout-map.tsx';
import { fromWords, Places } from './callout-where.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';

/** The card: what, where, who is on the way; first measures; whom to call, in which order; the stations that are near. */
export function CalloutCard({ item }: { item: SeenCallout }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const { entry, more } = item;
  return (
    <div className="callout-card">
      <FirstMeasures more={more} />
      <Tellers item={item} />
      <CalloutFacts item={item} />
      {directory === undefined ? null : (
        <Schematic directory={directory} places={more.places} stations={more.stations.map(({ id }) => id)} />
      )}
      <WhomToCall more={more} />
      <Pages item={item} />
      {entry.exampleText === '' ? null : (
        <section className="callout-example">
          <h3>{t(`典型案例草稿：${entry.exampleTitle}`, `Draft of a typical case: ${entry.exampleTitle}`)}</h3>
          <p>{entry.exampleText}</p>
        </section>
      )}
      <p className="sr">{label(calloutStateWords[entry.state])}</p>
    </div>
  );
}

/** 先做什么: the measures of all that rang, those that always hold, of goods too where it is about any, and the departments that are told at once. */
function FirstMeasures({ more }: Pick<SeenCallout, 'more'>) {
  const t = useWords();
  return (
    <section className="callout-first" aria-label={t('先做什么', 'First measures')}>
      <h3>{t('先做什么', 'First measures')}</h3>
      {more.measures.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <ul className="callout-standing">
        <li>{t('先救人，问清几个人、伤没伤、在哪里', 'People first; how many, whether hurt, and where')}</li>
        {more.ofGoods ? (
          <>
            <li>{t('停止使用、停止食用，同批商品下架', 'Stop the use; take the lot off the shelf')}</li>
            <li>{t('封存剩余，留住原物、包装、票据', 'Seal what is left; keep things, wraps, receipts')}</li>
          </>
        ) : null}
      </ul>
      {more.departments.length === 0 ? null : (
        <p>
          {t('马上通报：', 'Tell at once: ')}
          {more.departments.map((one) => (
            <span key={one.id} className="callout-phone">
              {one.name} <Phone phone={one.phone} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** 打电话给报的人: one press dials, and who rang up whom is written down in the matter. */
function Tellers({ item: { entry, more } }: { item: SeenCallout }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  if (more.tellers.length === 0 && more.noTeller === null) return null;
  return (
    <section className="callout-tellers" aria-label={t('打电话给报的人', 'Call who told of it')}>
      <h3>{t('打电话给报的人', 'Call who told of it')}</h3>
      {more.noTeller === null ? null : <p>{label(noTellerWords[more.noTeller])}</p>}
      {more.tellers.map(({ whom, n, name, phone }) => (
        <p key={`${whom} ${n ?? ''}`}>
          {label(calledSideWords[whom])} {name} <span className="num">{phone}</span>{' '}
          <CallNumber
            whom={`${label(calledSideWords[whom])} ${name}`}
            ask={(id) => dialTeller(entry.number, { id, whom, n })}
            end={(id, result) => endTellerCall(entry.number, { id, whom, n, result })}
            onCalled={() => void queries.invalidateQueries({ queryKey: ['callouts'] })}
          />
        </p>
      ))}
    </section>
  );
}

const noTellerWords = {
  sealed: {
    zh: '举报人是谁、住哪里都密封着，这里不显示；要找他，到那一件举报里查看，写明理由。',
    en: 'Who told of it, and where he lives, is sealed: open it in the tip-off, with the reason.',
  },
  anonymous: { zh: '匿名举报，没有留姓名电话。', en: 'An anonymous tip-off: no name and no number was left.' },
  noNumber: { zh: '没有留电话。', en: 'No number was left.' },
} as const satisfies Record<NonNullable<SeenCallout['more']['noTeller']>, Words>;

/** The words that rang, the last of them first, each with who told it and when. */
function AsTold({ told }: { told: SeenCallout['more']['told'] }) {
  return (
    <ul className="callout-told">
      {told.map(({ at, byName, words }, i) => (
        <li key={`${at} ${i}`}>
          <span className="dim">
            <span className="num">{clockTime(at)}</span> {byName}
          </span>{' '}
          {words}
        </li>
      ))}
    </ul>
  );
}

function CalloutFacts({ item: { entry, more } }: { item: SeenCallout }) {
  const t = useWords();
  const took = (minutes: number | null) => (minutes === null ? '' : t(`${minutes} 分钟`, `${minutes} min`));
  return (
    <Facts
      rows={[
        [t('什么事', 'What'), entry.title],
        [
          t('哪一件', 'About'),
          entry.matterNumber === null || !more.mayOpenMatter ? (
            entry.matterNumber
          ) : (
            <MatterLink key="matter" number={entry.matterNumber} />
          ),
        ],
        [
          t('指挥哪一起', 'Commands'),
          entry.incidentNumber === null ? null : (
            <Link key="incident" to={`/incidents/${entry.incidentNumber}`}>
              {entry.incidentNumber} {entry.levelName}
            </Link>
          ),
        ],
        [t('怎么说的', 'As told'), more.told.length === 0 ? null : <AsTold key="told" told={more.told} />],
        [t('哪家店', 'Shop'), more.operator],
        [t('在哪里', 'Where'), more.places.length === 0 ? null : <Places key="places" places={more.places} />],
        [t('投诉人', 'Complainant'), more.consumer],
        [t('原来投诉的', 'The complaint itself'), more.story],
        [t('谁报的', 'Told by'), `${more.openedByName} ${clockTime(entry.openedAt)}`],
        [
          t('谁接的', 'Answered by'),
          more.acceptedByName === null ? null : `${more.acceptedByName} ${took(more.links.answer)}`,
        ],
        [t('派了', 'Sent'), more.sentNames.join(t('、', ', '))],
        [t('通报了', 'Told'), more.toldNames.join(t('、', ', '))],
        [t('提醒站点', 'Alerted'), more.alerted === 0 ? null : t(`${more.alerted} 个`, String(more.alerted))],
        [
          t('到场', 'On the spot'),
          more.arrivedByName === null ? null : `${more.arrivedByName} ${took(more.links.arrival)}`,
        ],
        [t('第一个单位到场', 'First unit'), entry.arrivedAt === null ? null : took(more.links.firstUnit)],
        [t('处置结果', 'Result'), entry.result],
        [t('说明', 'Remark'), entry.remark],
      ]}
    />
  );
}

/** Whom to call in which order, and the office and the stations that are near. */
function WhomToCall({ more }: Pick<SeenCallout, 'more'>) {
  const t = useWords();
  const label = useLabel();
  const isApart = more.places.length > 1;
  return (
    <div className="callout-columns">
      <section>
        <h3>{t('按顺序打电话', 'To call, in order')}</h3>
        <ol>
          {more.callList.map((one) => (
            <li key={`${one.step} ${one.name}`}>
              <span className="dim">{label(pagingStepWords[one.step])}</span> {one.name} <Phone phone={one.phone} />
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('最近的站点和所', 'Near stations, office')}</h3>
        <ul>
          {more.offices.map((one) => (
            <li key={one.name}>
              {one.name} <Phone phone={one.phone} />
            </li>
          ))}
          {more.stations.map((one) => (
            <li key={one.id}>
              {one.name}{' '}
              {one.km === null ? (
                ''
              ) : (
                <span className="dim">
                  {isApart && one.side !== null ? label(fromWords[one.side]) : ''}
                  {t(`${one.km.toFixed(1)} 公里`, `${one.km.toFixed(1)} km`)}
                </span>
              )}{' '}
              <Phone phone={one.phone} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** 呼叫过谁: each page with whom it reached, and when the next goes out. */
function Pages({ item: { entry, more } }: { item: SeenCallout }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section>
      <h3>{t('呼叫过谁', 'Pages')}</h3>
      <ol className="callout-pages">
        {more.paged.map((one) => (
          <li key={one.nth}>
            <span className="num">{clockTime(one.at)}</span>{' '}
            <span className="dim">{label(pagingStepWords[one.step])}</span>{' '}
            {one.names.join(t('、', ', ')) || t('没有人', 'nobody')}
          </li>
        ))}
        {entry.nextPageAt === null ? null : (
          <li className="mut">
            {t(
              `${clockTime(entry.nextPageAt)} 还没有人接就叫下一位`,
              `the next at ${clockTime(entry.nextPageAt)} unless answered`,
            )}
          </li>
        )}
      </ol>
    </section>
  );
}

function Phone({ phone }: { phone: string }) {
  return phone === '' ? null : (
    <a className="nw" href={`tel:${phone.replace(/[^\d+]/gu, '')}`}>
      {phone}
    </a>
  );
}
