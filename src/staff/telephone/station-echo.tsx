import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useCarried } from './carried.tsx';

/** 回音: what became of what the station sent up. */
export function Echoes() {
  const t = useWords();
  const w = useLabel();
  const { echoes, today, matters } = useCarried();
  if (echoes.length === 0) return null;
  return (
    <section>
      <h2>{t('交上去的，有结果了', 'What was sent up has ended')}</h2>
      <div className="card">
        <ul className="rows">
          {echoes.slice(0, 5).map((one) => {
            const id = matters.find(({ number }) => number === one.number)?.id;
            const who = `${one.consumerName} — ${one.operatorName}`;
            return (
              <li key={one.number}>
                <span>
                  <b>{id === undefined ? who : <a href={`#/matter/${id}`}>{who}</a>}</b>
                  <br />
                  {w(one)} <span className="hint">{instantShort(`${one.on}T00:00:00+08:00`, today).split(' ')[0]}</span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
