import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Directory } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useWords, type Say } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import type { FiledTipoff } from './tipoff-intake-form.ts';
import { QueryCode } from '../matter/code/query-code.tsx';

interface Props {
  outcome: FiledTipoff;
  directory: Directory;
  onAgain: () => void;
}

/** What is read out to the reporter; the slip names neither him nor the operator. */
export function Filed({ outcome, directory, onAgain }: Props) {
  const t = useWords();
  const { role } = useMe();
  useKeys(
    [
      { key: 'n', zh: '再登记一件', en: 'File another', run: onAgain },
      { key: 'p', zh: '打印小票', en: 'Print the slip', run: () => window.print() },
    ],
    'form',
  );
  return (
    <div className="pad filed">
      <title>{`${outcome.number} · ${t('红盾', 'Hongdun')}`}</title>
      <Slip outcome={outcome} directory={directory} />
      <p className="filed-next">
        <button type="button" className="b p" onClick={() => window.print()}>
          {t('打印小票', 'Print the slip')} <kbd>P</kbd>
        </button>
        {role === 'centre' ? (
          <Link className="b" to={`/tipoffs/${encodeURIComponent(outcome.number)}`}>
            {t('打开这件', 'Open it')}
          </Link>
        ) : null}
        <button type="button" className="b" onClick={onAgain}>
          {t('再登记一件', 'File another')} <kbd>N</kbd>
        </button>
      </p>
    </div>
  );
}

function Slip({ outcome, directory }: Omit<Props, 'onAgain'>) {
  const t = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="card slip">
      <p className="slip-head">{directory.county.bureauName}</p>
      <h1 ref={head} tabIndex={-1}>
        {t('已登记', 'Registered')}
      </h1>
      <dl>
        <div>
          <dt>{t('编号', 'Number')}</dt>
          <dd className="big">{outcome.number}</dd>
        </div>
        <div>
          <dt>{t('查询码', 'Query code')}</dt>
          <dd className="big code">
            <QueryCode code={outcome.queryCode} />
          </dd>
        </div>
        <div>
          <dt>{t('举报人', 'Reporter')}</dt>
          <dd>{reporterWords(outcome, t)}</dd>
        </div>
        <div>
          <dt>{t('电话', 'Telephone')}</dt>
          <dd>{directory.county.hotline}</dd>
        </div>
      </dl>
      <p className="mut slip-aside">
        {t(
          '请把编号和查询码念给举报人。不发短信，免得别人看到。',
          'Read the number and the code out. No text message is sent, so that nobody else sees it.',
        )}
      </p>
    </section>
  );
}

function reporterWords({ anonymous, hasCodeWord }: FiledTipoff, t: Say): string {
  if (!anonymous) return t('已密封', 'sealed');
  return hasCodeWord ? t('匿名，凭编号和暗语', 'anonymous, with number and code word') : t('匿名', 'anonymous');
}
