/** What the code on the poster in a shop opens: the filing form that knows the station, and asks who hears it first. */
import { venueAddress } from '../../../domain/county/station.ts';
import { stationShortName } from '../../../domain/county/station-name.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { one, type Form, type Typed } from '../base/field.tsx';

/** The active station of the id that the code in a shop bears. */
export function stationOf(county: CountyFacts, id: string): CountyFacts['stations'][number] | null {
  return county.stations.find((one) => one.id === id && one.active) ?? null;
}

/**
 * Which station the code belongs to, and who hears it first. A station that is no published window only helps to settle (《办法》
 * 第六条): the complainant says whether he wants that, and until when it may take.
 */
export function AtStation({ form, county }: { form: Form; county: CountyFacts }) {
  const { m, typed } = form;
  const station = stationOf(county, one(typed, 'station'));
  if (station === null) return null;
  const days = county.county.limits.ownVenueWorkingDays;
  const isBureau = one(typed, 'first') === 'bureau';
  return (
    <fieldset class="card">
      <legend>{m.say(`在${stationShortName(station)}扫的码`, `Code of ${station.name}`)}</legend>
      <input type="hidden" name="station" value={station.id} />
      {station.publishedWindow ? (
        <p>
          {m.say(
            `交上去，${stationShortName(station)}和县局同时收到。`,
            'The station and the bureau both receive it at once.',
          )}
        </p>
      ) : (
        <>
          <label class="pick">
            <input type="radio" name="first" value="talk" checked={!isBureau} />
            <span>
              {m.say('先请站里当场谈', 'The station talks first')}
              <small>
                {station.serves === 'venue'
                  ? m.say(
                      `${days} 个工作日没谈成，自动交到县局，不用再说一遍`,
                      `Not settled in ${days} working days, it goes to the bureau by itself`,
                    )
                  : m.say('没谈成就交到县局', 'What is not settled goes to the bureau')}
              </small>
            </span>
          </label>
          <label class="pick">
            <input type="radio" name="first" value="bureau" checked={isBureau} />
            <span>{m.say('不谈，直接交到县局', 'Straight to the bureau')}</span>
          </label>
        </>
      )}
    </fieldset>
  );
}

/** What a page that leads here says already: the story's beginning and the class of goods, to be changed as anything typed. Longer than a line it is none. */
export function carriedOver(county: CountyFacts, query: (name: string) => string | undefined): Typed {
  const [story, shop, category] = [query('story') ?? '', query('shop') ?? '', query('category') ?? ''];
  return {
    ...(story === '' || story.length > 200 ? {} : { story }),
    ...(shop.trim() === '' || shop.length > 100 ? {} : { shop: shop.trim() }),
    ...(county.categories.some(({ code }) => code === category) ? { category } : {}),
  };
}

/** The form as the code in the shop opens it: the station, the shop and where it is are filled in, and can be changed. */
export function scannedAt(county: CountyFacts, stationId: string | undefined, shop: string | undefined): Typed {
  const station = stationOf(county, stationId ?? '');
  if (station === null) return {};
  const name = (shop ?? '').trim().slice(0, 100);
  return {
    station: station.id,
    first: 'talk',
    shopVillage: station.regionId,
    ...(station.serves === 'venue' ? { shopAddress: venueAddress(station) } : {}),
    ...(name === '' ? {} : { shop: name }),
  };
}
