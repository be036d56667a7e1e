import { Link } from 'react-router';
import {
  privacyGrounds,
  privacyKindWords,
  privacyProofWords,
  type PrivacyRequest,
} from '../../../domain/desk/privacy.ts';
import privacyDocket from '../../../domain/desk/privacy.ts?privacyDocket';
import type { PrivacyMore } from '../../../http/api/desk/privacy-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { KeptLink } from '../retention/kept-link.tsx';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { PersonFinder } from './person-finder.tsx';
import { privacyCalls } from './privacy-calls.ts';

type Item = SeenEntry<PrivacyRequest, PrivacyMore>;

/** 个人信息请求: what people ask of their own data, by the day of the answer. */
export default function PrivacyPage() {
  const t = useWords();
  const label = useLabel();
  const mayAsk = useMay('privacy.ask');
  const about = useAddress().search.get('about');
  return (
    <DocketPage
      docket={privacyDocket}
      calls={privacyCalls}
      openWords={{ zh: '待答复', en: 'To answer' }}
      empty={t(
        '没有等答复的请求。群众可以在网上“我的个人信息”里自己提；到窗口或者打电话来的，核对是本人以后在这里登记。',
        'Nothing waits. People ask on the portal; enter here who came or called, once he is proven.',
      )}
      nameOf={({ entry }) => entry.number}
      columns={columnsIn(label, t)}
      tools={
        <>
          <Rule />
          {mayAsk ? <PersonFinder /> : null}
        </>
      }
      start={about === null ? {} : { aboutNumber: about }}
      draftName={`privacy.${about ?? ''}`}
      facts={(item) => <PrivacyFacts item={item} />}
    />
  );
}

function columnsIn(label: ReturnType<typeof useLabel>, t: ReturnType<typeof useWords>): DocketColumn<Item>[] {
  return [
    { zh: '要什么', en: 'What', cell: ({ entry }) => label(privacyKindWords[entry.kind]) },
    {
      zh: '哪一件',
      en: 'Matter',
      cell: ({ entry }) => <KeptLink number={entry.aboutNumber} />,
      words: ({ entry }) => entry.aboutNumber,
    },
    {
      zh: '哪天前答复',
      en: 'By',
      cell: ({ entry, more }) => (
        <span className={more.late ? 'err nw' : 'nw'}>
          {entry.dueOn}
          {more.late ? t('，过了', ', late') : ''}
        </span>
      ),
    },
    {
      zh: '谁提的',
      en: 'By whom',
      cell: ({ more }) => more.askedByName ?? t('本人，网上', 'The person, on the portal'),
    },
  ];
}

/** By which articles, and what is not told. */
function Rule() {
  const t = useWords();
  return (
    <p className="hint">
      {t(
        '本人可以查阅、复制、更正、删除，要求说明（《个人信息保护法》第四十四条至第四十八条）；不同意的要说明理由，本人可以向法院起诉（第五十条）。没有核对过本人的，什么都不说；举报人只能凭编号和查询码在网上提。更正的先在件里“更正当事人”，删除的先在“留存”里提请、由另一人确认，再答复。',
        'A person may see, copy, correct and delete his data and have them explained (Personal Information Protection Law, arts. 44 to 48); a refusal states its reason, and he may sue (art. 50). Who is not proven is told nothing.',
      )}
    </p>
  );
}

function PrivacyFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const mayRetain = useMay('retention.read');
  const ground = entry.ground === null ? null : privacyGrounds[entry.ground];
  return (
    <>
      <Facts
        rows={[
          [t('要什么', 'What'), `${label(privacyKindWords[entry.kind])}（${privacyKindWords[entry.kind].article}）`],
          [t('哪一件', 'Matter'), <KeptLink key="matter" number={entry.aboutNumber} />],
          [t('共同投诉里第几位', 'Place in the joint complaint'), entry.member],
          [t('怎么核对的本人', 'Proven'), label(privacyProofWords[entry.how])],
          [t('本人怎么说的', 'In his words'), entry.words],
          [
            t('提出', 'Asked'),
            `${more.askedByName ?? t('本人，网上', 'The person, on the portal')} ${instantShort(entry.askedAt, today)}`,
          ],
          [t('哪天前答复', 'To be answered by'), entry.dueOn],
          [t('不同意的理由', 'Ground'), ground === null ? null : `${label(ground)}（${ground.article}）`],
          [t('留到哪天', 'Kept until'), entry.keptUntil],
          [t('答复里写的', 'Answer'), entry.said],
          [
            t('答复', 'Answered'),
            entry.answeredAt === null ? null : `${more.answeredByName ?? ''} ${instantShort(entry.answeredAt, today)}`,
          ],
        ]}
      />
      {entry.state === 'asked' && entry.kind === 'delete' && mayRetain ? (
        <p>
          <Link to="/retention">
            {t('到“留存”看到期没有、提请或者确认清除', 'See under Retention whether it is due')}
          </Link>
        </p>
      ) : null}
      {entry.state === 'asked' ? null : (
        <p>
          <a
            className="b"
            href={`/papers/privacy/${encodeURIComponent(entry.number)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('打印答复书', 'Print the answer')}
          </a>
        </p>
      )}
    </>
  );
}
