import { articleEn } from '../../../domain/law/article.ts';
import type { SamplingClock } from '../../../domain/supervision/sampling/sampling-clock.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { dayPlain } from '../../base/ui/day.ts';

/** 时钟: those that run first, with their article; those that stopped, on time or late. */
export function ClockCard({ clocks }: { clocks: readonly SamplingClock[] }) {
  const t = useWords();
  if (clocks.length === 0) return null;
  const open = clocks.filter(({ stoppedOn }) => stoppedOn === null);
  const stopped = clocks.filter(({ stoppedOn }) => stoppedOn !== null);
  return (
    <section className="card" aria-label={t('时钟', 'Clocks')}>
      <h2 className="card-head">{t('时钟', 'Clocks')}</h2>
      <ul className="sampling-clocks">
        {[...open, ...stopped].map((clock) => (
          <ClockLine key={clock.id} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

function ClockLine({ clock }: { clock: SamplingClock }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { n, unit } = clock.period;
  const limit = unit === 'wd' ? t(`${n} 工作日`, `${n} working days`) : t(`${n} 日`, `${n} days`);
  const day = (on: string) => dayPlain(on, language, today);
  return (
    <li data-stopped={clock.stoppedOn !== null}>
      <b>{t(clock.zh, clock.en)}</b>
      <div>
        <small className="dim">
          {t(
            `${clock.article} ${limit} · 从 ${day(clock.startedOn)} 算`,
            `${articleEn(clock.article)}, ${limit} from ${day(clock.startedOn)}`,
          )}
        </small>
        {clock.stoppedOn === null ? (
          <ClockMark due={clock} dueOn={clock.targetOn} legalOn={clock.legalOn} today={today} />
        ) : (
          <span className={clock.late ? 'err' : 'dim'}>
            {t(`${day(clock.stoppedOn)} 已停`, `Stopped ${day(clock.stoppedOn)}`)}
            {clock.isWindow ? '' : clock.late ? t('，超期', ', late') : t('，按时', ', on time')}
          </span>
        )}
      </div>
    </li>
  );
}
