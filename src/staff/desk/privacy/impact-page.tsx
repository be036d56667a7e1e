import { impactKeptUntil, impactOccasions, type Impact } from '../../../domain/desk/impact.ts';
import impactDocket from '../../../domain/desk/impact.ts?impactDocket';
import type { RecordMore } from '../../../http/api/desk/privacy-record-routes.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import type { Typed } from '../../matter/matter-typed.ts';

const impactCalls = docketCalls<Impact, RecordMore>('impacts');
type Item = SeenEntry<Impact, RecordMore>;

/** 影响评估: written by the security administrator, signed by a deputy director, kept for three years or more. */
export default function ImpactPage() {
  const t = useWords();
  const label = useLabel();
  return (
    <DocketPage
      docket={impactDocket}
      calls={impactCalls}
      openWords={{ zh: '待签字', en: 'To be signed' }}
      empty={t(
        '没有等签字的。处理敏感信息、自动化决策、委托或者提供给别人、公开以前，由安全管理员写一份（《个人信息保护法》第五十五条）。',
        'Nothing waits. Before sensitive data are handled, shared or published, the security administrator writes one (art. 55).',
      )}
      nameOf={({ entry }) => entry.number}
      columns={[
        { zh: '评估什么', en: 'What', cell: ({ entry }) => entry.title, words: ({ entry }) => entry.title },
        { zh: '为什么', en: 'Why', cell: ({ entry }) => label(impactOccasions[entry.occasion]) },
        { zh: '起草人', en: 'By', cell: ({ more }) => more.writtenByName },
        { zh: '谁签的', en: 'Signed by', cell: ({ more }) => more.endedByName },
      ]}
      askOf={(_item, move) =>
        move === 'sign' ? t('签了就不能再改。签字？', 'It cannot be changed once it is signed. Sign?') : null
      }
      startOf={({ entry }, move) => (move === 'rewrite' ? typedOf(entry) : {})}
      facts={(item) => <ImpactFacts item={item} />}
    />
  );
}

function typedOf({ title, occasion, purpose, necessity, risk, measures }: Pick<Item, 'entry'>['entry']): Typed {
  return { title, occasion, purpose, necessity, risk, measures };
}

function ImpactFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const signedAt = entry.signedAt === null ? null : new Date(entry.signedAt);
  return (
    <>
      <Facts
        rows={[
          [t('评估什么', 'What'), entry.title],
          [t('为什么要评估', 'Why'), label(impactOccasions[entry.occasion])],
          [t('处理目的、处理方式', 'Purpose and manner'), entry.purpose],
          [t('是否合法、正当、必要', 'Lawful and necessary'), entry.necessity],
          [t('影响和风险', 'Effect and risks'), entry.risk],
          [t('保护措施', 'Measures'), entry.measures],
          [t('起草人', 'By'), `${more.writtenByName} ${instantShort(entry.writtenAt, today)}`],
          [
            t('签字', 'Signed'),
            entry.signedAt === null ? null : `${more.endedByName ?? ''} ${instantShort(entry.signedAt, today)}`,
          ],
          [t('至少保存到', 'Kept at least until'), impactKeptUntil({ signedAt })],
        ]}
      />
      <p>
        <a className="b" href={`/papers/impacts/${encodeURIComponent(entry.number)}`} target="_blank" rel="noreferrer">
          {t('打印', 'Print')}
        </a>
      </p>
    </>
  );
}
