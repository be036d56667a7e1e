import {
  actorClasses,
  actorClassWords,
  nameOfRole,
  rightsOfClass,
  rolesOfClass,
} from '../../../domain/desk/actor-class.ts';
import { useLabel, useWords } from '../../base/language.tsx';

/** 三类主体: who belongs to each, and what the program lets him do to which matters. */
export function ActorClasses() {
  const t = useWords();
  const label = useLabel();
  return (
    <details className="card actor-classes" open>
      <summary>{t('三类主体各能做什么', 'What each of the three kinds of actors may do')}</summary>
      {actorClasses.map((one) => (
        <section key={one} aria-label={label(actorClassWords[one])}>
          <h2>
            {label(actorClassWords[one])}{' '}
            <small className="dim">
              {rolesOfClass(one)
                .map((role) => label(nameOfRole(role)))
                .join(t('、', ', '))}
            </small>
          </h2>
          <dl>
            {rightsOfClass(one).map(({ of, steps }) => (
              <div key={of.zh}>
                <dt>{label(of)}</dt>
                <dd>
                  {steps
                    .map((step) => label(step))
                    .filter((words, i, all) => all.indexOf(words) === i)
                    .join(t('、', ', '))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </details>
  );
}
