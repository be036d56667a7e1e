import { useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Permission } from '../../../domain/base/actor.ts';
import { useLabel } from '../language.tsx';
import { useMe } from '../me.tsx';
import './tabs.css';

export interface Tab {
  to: string;
  zh: string;
  en: string;
  may: Permission;
  /** Whether only its very address is it, and not what lies below. */
  end?: boolean;
  /** How much waits there. */
  waiting?: number;
}

/** The pages of one part of the desk, of which each reader sees his own; with one page there is nothing to choose. */
export function Tabs({ name, tabs }: { name: string; tabs: readonly Tab[] }) {
  const label = useLabel();
  const { permissions } = useMe();
  const { pathname } = useLocation();
  const own = tabs.filter(({ may }) => permissions.includes(may));
  // Where the row is wider than the screen, the tab that is open must be seen.
  useEffect(() => {
    document.querySelector('.tabs .active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  if (own.length < 2) return null;
  return (
    <nav className="tabs" aria-label={name}>
      {own.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end === true}>
          {label(tab)}
          {tab.waiting === undefined || tab.waiting === 0 ? null : <em> {tab.waiting}</em>}
        </NavLink>
      ))}
    </nav>
  );
}
