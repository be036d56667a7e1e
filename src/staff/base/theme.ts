import { theme, type MappingAlgorithm, type ThemeConfig } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';

export type Scheme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'standard' | 'loose';

/** Height of a row of the list. */
export const rowHeights: Record<Density, number> = { compact: 34, standard: 40, loose: 48 };

const colours = {
  light: {
    colorPrimary: '#1d4f8f',
    colorError: '#b3261e',
    colorWarning: '#8f6400',
    colorSuccess: '#27724a',
    colorInfo: '#1d4f8f',
    colorLink: '#1d4f8f',
    colorBgLayout: '#f3f5f8',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorBorder: '#c9d2de',
    colorBorderSecondary: '#e2e7ee',
    colorText: '#1b2430',
    colorTextSecondary: '#4c5a6e',
    colorTextTertiary: '#66748a',
    colorTextPlaceholder: '#66748a',
    colorTextDescription: '#66748a',
    colorTextLightSolid: '#ffffff',
    controlItemBgActive: '#e6eef8',
    controlItemBgHover: '#f1f5fa',
    colorBgMask: 'rgba(20,30,45,.38)',
  },
  dark: {
    colorPrimary: '#6ea8e8',
    colorError: '#f08a80',
    colorWarning: '#e0b755',
    colorSuccess: '#6cc08b',
    colorInfo: '#6ea8e8',
    colorLink: '#6ea8e8',
    colorBgLayout: '#11161d',
    colorBgContainer: '#181e27',
    colorBgElevated: '#1f2732',
    colorBorder: '#3c4858',
    colorBorderSecondary: '#29323f',
    colorText: '#e4e9f0',
    colorTextSecondary: '#b3bdcb',
    colorTextTertiary: '#8f9bad',
    colorTextPlaceholder: '#8f9bad',
    colorTextDescription: '#8f9bad',
    colorTextLightSolid: '#0d1826',
    controlItemBgActive: '#1d2f49',
    controlItemBgHover: '#1f2732',
    colorBgMask: 'rgba(4,8,14,.6)',
  },
} as const;

/** The frame of a box and the ring of a choice: seen against every ground, three to one (WCAG 1.4.11); `--d-control` of the stylesheet. */
const frames = { light: '#7d8b9f', dark: '#68778c' } as const;
const framed = ['Input', 'InputNumber', 'Select', 'DatePicker', 'Radio', 'Checkbox', 'Mentions'] as const;

const sizes = {
  borderRadius: 6,
  borderRadiusSM: 4,
  controlHeight: 30,
  controlHeightSM: 24,
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 15,
  lineHeight: 1.54,
};

/** The last step of the algorithm: the compact one makes letters smaller than people can read. */
const unshrunk: MappingAlgorithm = (seed, map) => ({ ...(map ?? theme.compactAlgorithm(seed)), ...sizes });

/** Ant Design dressed in the desk's own colours and sizes; the values stand after the algorithm, so that it does not shrink them again. */
export function themeOf(dark: boolean, moving: boolean): ThemeConfig {
  const tone = dark ? colours.dark : colours.light;
  return {
    algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm, unshrunk] : [theme.compactAlgorithm, unshrunk],
    token: {
      ...tone,
      ...sizes,
      fontFamily: 'var(--d-font)',
      motion: moving,
    },
    components: {
      ...Object.fromEntries(framed.map((name) => [name, { colorBorder: dark ? frames.dark : frames.light }])),
      Table: {
        cellPaddingBlock: 6,
        cellPaddingInline: 8,
        headerBg: 'transparent',
        rowSelectedBg: tone.controlItemBgActive,
      },
      Tag: { lineHeight: 1.54 },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
    },
  };
}

const keptScheme = 'hongdun.scheme';
const keptDensity = 'hongdun.density';

/** Whether the window is as the query says, followed as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Light or dark: what the system says, unless the person overrules it on this machine. */
export function useScheme(): { scheme: Scheme; setScheme: (scheme: Scheme) => void; dark: boolean; moving: boolean } {
  const [scheme, setScheme] = useState<Scheme>(() => {
    const word = localStorage.getItem(keptScheme);
    return word === 'light' || word === 'dark' ? word : 'system';
  });
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    localStorage.setItem(keptScheme, scheme);
    if (scheme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = scheme;
  }, [scheme]);
  return { scheme, setScheme, dark: scheme === 'system' ? systemDark : scheme === 'dark', moving: !still };
}

/** Row height of lists, per person on this machine. */
export function useDensity(personId: string): [Density, (density: Density) => void] {
  const key = `${keptDensity}.${personId}`;
  const [density, choose] = useState<Density>(() => {
    const word = localStorage.getItem(key);
    return word === 'standard' || word === 'loose' ? word : 'compact';
  });
  return [
    density,
    (next) => {
      localStorage.setItem(key, next);
      choose(next);
    },
  ];
}

/** Phones: two-line cards and a bottom bar instead of tables and a rail. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 640px)');
}
