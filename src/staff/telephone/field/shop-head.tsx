import { useWords } from '../../base/language.tsx';
import { clockTime } from '../../base/ui/day.ts';
import { useDay } from '../carried.tsx';
import { Warned } from './day-page.tsx';
import { useError } from './keeping.tsx';
import type { Shop } from './shops.ts';
import { useSortie } from './sortie.ts';
import type { Missing } from './visit.ts';
import { placeWords } from './words.ts';

/** Who is out today, each with his certificate. */
export function useTeam() {
  const day = useDay();
  const { sortie, certificateOf, sortieId } = useSortie();
  const all = day.people
    .filter(({ id }) => sortie.peopleIds.includes(id))
    .map(({ id, name }) => ({ accountId: id, name, certificate: certificateOf(id) }));
  return { all, sortieId };
}

/** Which premises these are, and of what to beware there. */
export function Head({ shop, n, arrivedAt }: { shop: Shop; n: string; arrivedAt: string | null }) {
  const t = useWords();
  return (
    <>
      <p className="hint">
        {n}
        {arrivedAt === null ? '' : t(` · ${clockTime(arrivedAt)} 到`, ` · since ${clockTime(arrivedAt)}`)}
      </p>
      <h1>{shop.name}</h1>
      <p>
        {placeWords(shop)}
        {shop.unregistered ? <b className="tag found"> {t('没有执照', 'Unlicensed')}</b> : null}
      </p>
      <Warned shop={shop} />
    </>
  );
}

/** Who of them is here. */
export function TeamCard({
  all,
  team,
  wrong,
  onChange,
}: {
  all: ReturnType<typeof useTeam>['all'];
  team: ReturnType<typeof useTeam>['all'];
  wrong: Missing | null;
  onChange: (ids: string[]) => void;
}) {
  const t = useWords();
  const error = useError(wrong)('team');
  const here = team.map(({ accountId }) => accountId);
  return (
    <section className="card stack" data-field="team">
      <h2>{t('谁在场', 'Who is here')}</h2>
      {error === undefined ? null : <p className="msg">{error}</p>}
      {all.map(({ accountId, name, certificate }) => (
        <label key={accountId} className="pick">
          <input
            type="checkbox"
            checked={here.includes(accountId)}
            onChange={(event) =>
              onChange(event.target.checked ? [...here, accountId] : here.filter((one) => one !== accountId))
            }
          />
          <span>
            {name}{' '}
            <small>
              {certificate === ''
                ? t('执法证号没填', 'no certificate')
                : t(`执法证 ${certificate}`, `certificate ${certificate}`)}
            </small>
          </span>
        </label>
      ))}
      {all.length < 2 ? (
        <p className="hint">
          {t(
            '检查要两个人。这里只列今天出动的人；另一名不在这里，先去',
            'A visit takes two. Only who is out today stands here; add the other in',
          )}
          <a href="#/sortie">{t('登记今天出动的人', "today's sortie")}</a>
          {t('，写的都留着。', '; what is typed stays.')}
        </p>
      ) : null}
    </section>
  );
}
