import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../../src/domain/county/region.ts';
import {
  liaisonAsShown,
  routeComplaint,
  venueAddress,
  type RouteFacts,
  type Station,
} from '../../../src/domain/county/station.ts';
import { stationShortName } from '../../../src/domain/county/station-name.ts';

interface Place {
  villageId?: string;
  outside?: string;
}
interface OpenText {
  id: string;
  labels: {
    type: string;
    parties: {
      complainant: { home: Place };
      operator: { name: string; operatorAddress: string; place: Place | null };
    };
    route: { first_station: string | null; handling_office: string | null };
  };
}
interface CountySeed {
  regions: Omit<Region, 'pinyin' | 'initials'>[];
  stations: Station[];
  organisations: { id: string; name: string; kind: string }[];
}

const seeds = (name: string) => readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');
const county = JSON.parse(seeds('qinghe.json')) as CountySeed;
const regions: Region[] = county.regions.map((region) => ({ ...region, pinyin: '', initials: '' }));
const offices = county.organisations.filter(({ kind }) => kind === 'office');
const complaints = seeds('open-texts.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as OpenText)
  .filter(({ labels }) => labels.type === 'complaint' || labels.type === 'complaint+report');

function regionOf(place: Place | null): Region | null {
  return regions.find(({ id }) => id === place?.villageId) ?? null;
}

function route(change: Partial<RouteFacts>) {
  return routeComplaint({
    operatorName: '',
    operatorAddress: '',
    operatorRegion: null,
    homeRegion: null,
    stations: county.stations,
    regions,
    offices,
    ...change,
  });
}

describe('the open texts', () => {
  it('hold thirty-five complaints', () => {
    expect(complaints).toHaveLength(35);
  });

  it.each(complaints.map((text) => [text.id, text] as const))(
    '%s goes to the office and the station of its label',
    (_, text) => {
      const { operator, complainant } = text.labels.parties;
      const gone = route({
        operatorName: operator.name,
        operatorAddress: operator.operatorAddress,
        operatorRegion: regionOf(operator.place),
        homeRegion: regionOf(complainant.home),
      });
      expect({ station: gone.stationId, office: gone.officeId }).toEqual({
        station: text.labels.route.first_station,
        office: text.labels.route.handling_office,
      });
      expect(gone.officeReason).not.toBe('');
      expect(gone.stationReason).not.toBe('');
    },
  );
});

describe('the reasons', () => {
  const village = (name: string) => regions.find((region) => region.name === name) ?? null;

  it('say which town the operator is in', () => {
    expect(route({ operatorRegion: village('前柳村') }).officeReason).toBe('交到柳河市场监管所，因为店在柳河镇');
    expect(route({ operatorRegion: village('柳河镇') }).officeReason).toBe('交到柳河市场监管所，因为店在柳河镇');
  });

  it('say that the place is unknown or outside, and then there is no office', () => {
    expect(route({})).toMatchObject({
      officeId: null,
      officeReason: '店是网店、在外县，或者不知道在哪个乡镇，由县12315中心看该归谁管',
    });
    expect(route({ operatorRegion: village('青禾县') }).officeId).toBeNull();
  });

  it('say which station is the next nearest and how far', () => {
    expect(route({ homeRegion: village('花园社区') }).stationReason).toBe(
      '府前社区站：花园社区没有站点，府前最近，0.8 公里',
    );
    expect(route({ homeRegion: village('郭庄村') }).stationReason).toBe('郭庄村站：投诉人住在郭庄村，那里有站点');
    expect(route({ homeRegion: village('白杨乡') })).toMatchObject({
      stationId: 'ST-V0401',
      stationReason: '白杨村站：只知道投诉人住在白杨乡，白杨最近，0.2 公里',
    });
  });

  it('say that the venue has a station', () => {
    expect(route({ operatorName: '小蜀香串串店', operatorAddress: '万家购物广场 三楼' })).toMatchObject({
      stationId: 'ST-M01',
      stationReason: '万家购物广场站：店在万家购物广场，那里有站点',
    });
  });

  it('say why there is no station at all', () => {
    expect(route({}).stationReason).toBe('投诉人不住本县，店所在的地方也没有站点，不经站点');
    expect(route({ homeRegion: village('青禾县') }).stationId).toBeNull();
    expect(route({ homeRegion: village('郭庄村'), stations: [] }).stationReason).toBe(
      '本县还没有能接件的村（社区）站点',
    );
  });
});

describe('a venue', () => {
  it.each(['旁', '旁边', '附近', '对面', '隔壁', '斜对面', '正对面', '的周边', ' 对面'])(
    'is not where a shop is that stands %s',
    (besides) => {
      expect(route({ operatorAddress: `万家购物广场${besides}` }).stationId).toBeNull();
      expect(route({ operatorAddress: `龙泉山景区${besides}` }).stationId).toBeNull();
    },
  );

  it('counts when it is named again without such a word', () => {
    expect(route({ operatorName: '城北农贸市场12号肉摊', operatorAddress: '城北农贸市场旁' }).stationId).toBe('ST-M03');
  });

  it.each(['惠民超市东湖店等14家', '惠民超市东湖店等十四家', '惠民超市东湖店等多家超市'])(
    'is not the place of %s',
    (operatorName) => {
      expect(route({ operatorName }).stationId).toBeNull();
    },
  );

  it('of the same name in another office’s town is another venue', () => {
    const operatorRegion = regions.find(({ name }) => name === '大营村') ?? null;
    expect(route({ operatorName: '鸿达汽车城大营店', operatorRegion }).stationId).toBeNull();
  });

  it('whose station is closed leaves the complaint to the nearest home station that is open', () => {
    const homeRegion = regions.find(({ name }) => name === '郭庄村') ?? null;
    const closed = new Set(['ST-M01', 'ST-V0303']);
    const stations = county.stations.map((station) => ({ ...station, active: !closed.has(station.id) }));
    const gone = route({ operatorName: '万家购物广场', homeRegion, stations });
    expect(gone.stationId).toBe('ST-V0301');
    expect(gone.stationReason).toBe('前柳村站：郭庄村没有站点，前柳最近，2.7 公里');
  });
});

it('a station’s short name is its place and 站', () => {
  expect(stationShortName({ name: '县电信公司消费维权服务站' })).toBe('县电信公司站');
  // What is a station already is not called a station twice.
  expect(stationShortName({ name: '石桥镇消费维权监督站' })).toBe('石桥镇监督站');
  expect(stationShortName({ name: '青禾汽车站消费维权服务站' })).toBe('青禾汽车站');
});

it('a mobile of a liaison person is masked for other departments, whatever stands beside it; a telephone of the station is not', () => {
  const shown = (phone: string) => liaisonAsShown({ phone }).phone;
  for (const mobile of [
    '13847412345',
    '138-4741-2345',
    '+8613847412345',
    '13847412345（王）',
    '13847412345、13947412346',
  ])
    expect(shown(mobile), mobile).not.toContain('4741');
  expect(shown('0399-652 0303')).toBe('0399-652 0303');
});

describe('the address of a venue', () => {
  it('B14: is where the venue is, and not the desk of its station', () => {
    const venueNames = ['万家购物广场', '万家广场'];
    const desk = '青禾县城关镇解放路100号万家购物广场一楼服务台';
    expect(venueAddress({ address: desk, venueNames })).toBe('青禾县城关镇解放路100号万家购物广场');
    expect(venueAddress({ address: '解放路100号', venueNames })).toBe('解放路100号');
    expect(venueAddress({ address: '', venueNames })).toBe('万家购物广场');
  });
});
